import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const TAG = /<(script|link)\b[^>]*\s(?:src|href)="\/(assets\/[^"]+)"[^>]*>/g;
const APP = /\/app\/start\.tsx$/;

/**
 * What the page starts with: each of its files is named with its digest, so that another file in its place is refused, and
 * nothing is painted before the first script has, or an empty page would take the first frame. That script does not wait for styles.
 * The app, which it brings after the first paint, is asked for at once: its way here takes as long as the first script does.
 */
export function entryTagsPlugin(): Plugin {
  return {
    name: 'tapedeck-entry-tags',
    apply: 'build',
    generateBundle: {
      // After the page itself and after whatever changes a file's content.
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return;
        const integrityOf = (name: string): string => {
          const file = bundle[name];
          if (file === undefined) this.error(`index.html names ${name}, which is not in the build`);
          const digest = createHash('sha384')
            .update(file.type === 'chunk' ? file.code : file.source)
            .digest('base64');
          return `integrity="sha384-${digest}"`;
        };
        const app = Object.values(bundle).find((file) => file.type === 'chunk' && file.moduleIds.some((id) => APP.test(id)));
        if (app?.type !== 'chunk') this.error('no file of the build has the app');
        const early = [
          `<link rel="modulepreload" crossorigin href="/${app.fileName}" ${integrityOf(app.fileName)}>`,
          ...[...(app.viteMetadata?.importedCss ?? [])].map(
            (name) => `<link rel="preload" as="style" crossorigin href="/${name}" ${integrityOf(name)}>`,
          ),
        ];
        page.source = String(page.source)
          .replace(TAG, (tag, element: string, name: string) => {
            const start = element === 'script' ? ' async blocking="render"' : '';
            return tag.replace(/>$/, `${start} ${integrityOf(name)}>`);
          })
          .replace('</head>', `${early.map((tag) => `  ${tag}\n  `).join('')}</head>`);
      },
    },
  };
}
