import { postNotice } from '../notices/board';
import { t } from '../words/t';

/** Puts a text on the clipboard. A notice says `done`, or `failed` where the browser refuses it. */
export async function copyText(text: string, { done, failed }: { readonly done: string; readonly failed: string }): Promise<void> {
  try {
    // It is not there at all on a page that came over an open line.
    await navigator.clipboard.writeText(text);
    postNotice({ key: 'copy', kind: 'done', title: done, detail: '' });
  } catch {
    postNotice({ key: 'copy', kind: 'reject', title: failed, detail: t('The browser does not let this page write to the clipboard.') });
  }
}
