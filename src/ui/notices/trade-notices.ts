import { createEffect, onCleanup } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { isMaskOn } from '../parts/mask';
import { useTerminal } from '../terminal-context';
import type { Account } from '../trading/account';
import { t } from '../words/t';
import { dismissNotice, notices, postNotice } from './board';
import { followNoticeChoices, noticeChoices } from './notice-choices';
import { forSystem, loudestOf, noticeOf, type TradeNotice } from './notice-words';
import { DoubtWatch } from './settled';
import { playSound, readySound } from './sound';
import { showSystemNotice } from './system-notice';

/** Tells of what happens to orders, to their markets and to alerts, as long as its owner lives. The engine has chosen this tab to hear of it: no other tab tells it again. */
export function createTradeNotices(account: Pick<Account, 'view'>, showPair: (pair: InstrumentId) => void): void {
  const terminal = useTerminal();
  const profiles = () => terminal.vault.get()?.profiles ?? [];
  onCleanup(terminal.news.listen((news) => tell(news.map((one) => withWay(noticeOf(one, profiles()), showPair)))));
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
  const doubts = new DoubtWatch();
  createEffect(() => {
    for (const { n, next } of doubts.settled(notices(), account.view(), profiles())) {
      if (next === null) dismissNotice(n);
      else postNotice(next);
    }
  });
}

/** An alert may be of a pair that is not on the screen. */
function withWay(notice: TradeNotice, showPair: (pair: InstrumentId) => void): TradeNotice {
  const { kind, pair } = notice;
  return kind !== 'alert' || pair === null ? notice : { ...notice, action: { label: t('Show'), run: () => showPair(pair) } };
}

function tell(notices: readonly TradeNotice[]): void {
  for (const notice of notices) postNotice(notice);
  const { hasSound, volume, hasSystem, hasAmounts } = noticeChoices();
  const loudest = loudestOf(notices.map(({ kind }) => kind));
  if (hasSound && loudest !== undefined) playSound(loudest, volume);
  if (!hasSystem || document.visibilityState !== 'hidden') return;
  for (const notice of forSystem(notices)) void showSystemNotice(notice, hasAmounts && !isMaskOn());
}
