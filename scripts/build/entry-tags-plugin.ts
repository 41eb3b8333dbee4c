import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const TAG = /<(script|link)\b[^>]*\s(?:src|href)="\/(assets\/[^"]+)"[^>]*>/g;

/**
 * What the page starts with: each of its files is named with its digest, so that another file in its place is refused, and
 * nothing is painted before the first script has, or an empty page would take the first frame. That script does not wait for styles.
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
        page.source = String(page.source).replace(TAG, (tag, element: string, name: string) => {
          const file = bundle[name];
          if (file === undefined) this.error(`index.html names ${name}, which is not in the build`);
          const digest = createHash('sha384')
            .update(file.type === 'chunk' ? file.code : file.source)
            .digest('base64');
          const start = element === 'script' ? ' async blocking="render"' : '';
          return tag.replace(/>$/, `${start} integrity="sha384-${digest}">`);
        });
      },
    },
  };
}
