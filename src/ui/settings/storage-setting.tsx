import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { formatBytes, formatShare } from '../format/number';
import { t } from '../words/t';
import { askToKeep, type StorageUse, storageUse } from './storage-use';

/** How much of this device is used, and whether the browser may clear it by itself. */
export function StorageSetting(): JSX.Element {
  // No resource: while it waits all of the dialog would leave the page, and come back as a window over nothing.
  const [use, setUse] = createSignal<StorageUse>();
  onMount(() => void storageUse().then(setUse));
  const [wasRefused, setRefused] = createSignal(false);
  const ask = async (): Promise<void> => {
    const isKept = await askToKeep();
    setRefused(!isKept);
    setUse((now) => now && { ...now, isKept });
  };
  return (
    <fieldset class="setting" aria-label={t('Storage')}>
      <span class="setting-name">{t('Storage')}</span>
      <span class="setting-control">
        <span>{usedWords(use())}</span>
        <Show when={use()?.isKept === false}>
          <button type="button" class="tool setting-button" onClick={() => void ask()}>
            {t('Ask the browser to keep it')}
          </button>
        </Show>
      </span>
      <p class="setting-note" role="status">
        {keptWords(use(), wasRefused())}
      </p>
    </fieldset>
  );
}

function usedWords(use: StorageUse | undefined): string {
  if (use === undefined) return t('Asking the browser');
  if (use.used === null) return t('This browser does not say how much is used');
  const size = formatBytes(use.used);
  if (use.quota === null || use.quota === 0) return t('{{ size }} used', { size });
  return t('{{ size }} used, {{ share }} of what the browser allows', { size, share: shareWords(use.used / use.quota) });
}

const shareWords = (share: number): string => (share < 0.001 ? t('less than {{ share }}', { share: formatShare(0.001) }) : formatShare(share));

function keptWords(use: StorageUse | undefined, wasRefused: boolean): string {
  if (use === undefined) return '';
  if (use.isKept === null) return t('This browser does not say whether it may clear what is stored here. Export what you would miss.');
  if (use.isKept) return t('The browser keeps it until you clear it yourself.');
  return wasRefused
    ? t(
        'The browser refused: it may clear what is stored here when space runs out. Installing Tapedeck or bookmarking it often changes that; export what you would miss.',
      )
    : t('The browser may clear what is stored here when space runs out.');
}
