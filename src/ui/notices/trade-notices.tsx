import { type JSX, onCleanup, onMount } from 'solid-js';
import { useTerminal } from '../terminal-context';
import { postNotice } from './board';
import { followNoticeChoices, noticeChoices } from './notice-choices';
import { forSystem, loudestOf, noticeOf, type TradeNotice } from './notice-words';
import { playSound, readySound } from './sound';
import { showSystemNotice } from './system-notice';
import { Toasts } from './toasts';

/** Tells of what happens to orders and to their markets. The engine has chosen this tab to hear of it: no other tab tells it again. */
export function TradeNotices(): JSX.Element {
  const terminal = useTerminal();
  onMount(() => {
    onCleanup(terminal.news.listen((news) => tell(news.map((one) => noticeOf(one, terminal.vault.get()?.profiles ?? [])))));
    onCleanup(followNoticeChoices());
    const wake = (): void => {
      if (noticeChoices().hasSound) readySound();
    };
    document.addEventListener('pointerdown', wake);
    document.addEventListener('keydown', wake);
    onCleanup(() => {
      document.removeEventListener('pointerdown', wake);
      document.removeEventListener('keydown', wake);
    });
  });
  return <Toasts />;
}

function tell(notices: readonly TradeNotice[]): void {
  for (const notice of notices) postNotice(notice);
  const { hasSound, volume, hasSystem, hasAmounts } = noticeChoices();
  const loudest = loudestOf(notices.map(({ kind }) => kind));
  if (hasSound && loudest !== undefined) playSound(loudest, volume);
  if (!hasSystem || document.visibilityState !== 'hidden') return;
  for (const notice of forSystem(notices)) void showSystemNotice(notice, hasAmounts);
}
