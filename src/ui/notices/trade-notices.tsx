import { type JSX, onCleanup, onMount } from 'solid-js';
import { useTerminal } from '../terminal-context';
import { isLasting, type Notice, postNotice } from './board';
import { followNoticeChoices, noticeChoices } from './notice-choices';
import { loudestOf, noticeOf } from './notice-words';
import { playSound, readySound } from './sound';
import { showSystemNotice } from './system-notice';
import { Toasts } from './toasts';

/** Tells of what happens to orders and to their markets. The engine has chosen this tab to hear of it: no other tab tells it again. */
export function TradeNotices(): JSX.Element {
  const terminal = useTerminal();
  onMount(() => {
    onCleanup(terminal.news.listen((news) => tell(news.map(noticeOf))));
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

function tell(notices: readonly Notice[]): void {
  for (const notice of notices) postNotice(notice);
  const { hasSound, volume, hasSystem } = noticeChoices();
  const loudest = loudestOf(notices.map(({ kind }) => kind));
  if (hasSound && loudest !== undefined) playSound(loudest, volume);
  if (!hasSystem || document.visibilityState !== 'hidden') return;
  // Many at once are one line of the system's list; what went wrong has its own.
  const own = notices.filter((notice) => isLasting(notice));
  const others = notices.filter((notice) => !isLasting(notice));
  const [first] = others;
  for (const notice of own) void showSystemNotice(notice);
  if (first !== undefined) void showSystemNotice(others.length === 1 ? first : { ...first, key: 'orders', detail: `and ${others.length - 1} more` });
}
