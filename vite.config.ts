import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { buildId } from './scripts/build/build-id';
import { chunkGroups } from './scripts/build/chunk-groups';
import { readEndpoints } from './scripts/build/endpoints';
import { entryTagsPlugin } from './scripts/build/entry-tags-plugin';
import { hostsPlugin } from './scripts/build/hosts-plugin';
import { noticeClickPlugin } from './scripts/build/notice-click-plugin';
import { recordPlugin } from './scripts/build/record-plugin';
import { steppedClockPlugin } from './scripts/build/stepped-clock-plugin';
import { trustedTypesPlugin } from './scripts/build/trusted-types-plugin';
import { workerHeadersPlugin } from './scripts/build/worker-headers-plugin';
import { proxyPlugin } from './scripts/serve/proxy-plugin';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig(() => {
  const endpoints = readEndpoints(process.env);
  const build = buildId(root, endpoints);
  const clock = () => (process.env.TAPEDECK_CLOCK === 'stepped' ? [steppedClockPlugin()] : []);
  return {
    define: { __BUILD__: JSON.stringify(build) },
    plugins: [
      hostsPlugin(endpoints),
      ...clock(),
      // Static styles would go into the markup of templates, where the content security policy blocks them.
      solid({ solid: { inlineStyles: false } as object }),
      trustedTypesPlugin(),
      recordPlugin(build, endpoints),
      proxyPlugin(endpoints),
      entryTagsPlugin(),
      VitePWA({
        registerType: 'prompt',
        // The page registers it itself (src/app/pwa.ts), with a URL that its Trusted Types policy knows.
        injectRegister: false,
        manifest: JSON.parse(readFileSync(`${root}manifest.json`, 'utf8')),
        manifestFilename: 'manifest.json',
        includeManifestIcons: false,
        workbox: {
          // One file: `importScripts` of a text is refused under Trusted Types.
          inlineWorkboxRuntime: true,
          globPatterns: ['**/*.{html,js,css,woff2,svg,png,json}'],
          maximumFileSizeToCacheInBytes: 4_000_000,
          navigateFallback: 'index.html',
          // The page lives at `/`, with any query. Elsewhere the server's answer (404) stands.
          navigateFallbackAllowlist: [/^\/(index\.html)?(\?|$)/],
          cleanupOutdatedCaches: true,
          clientsClaim: false,
          skipWaiting: false,
        },
      }),
      noticeClickPlugin(),
      workerHeadersPlugin(endpoints),
    ],
    worker: {
      format: 'es' as const,
      plugins: () => [hostsPlugin(endpoints), ...clock()],
      rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' } },
    },
    build: {
      outDir: process.env.TAPEDECK_OUT ?? 'dist',
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: { output: { codeSplitting: { groups: chunkGroups(root) } } },
    },
    server: { host: '127.0.0.1' },
  };
});
