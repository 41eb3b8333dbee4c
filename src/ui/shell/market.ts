import { type Accessor, createEffect, createMemo, createSignal, onCleanup, onMount } from 'solid-js';
import type { Terminal } from '../../client/terminal';
import type { Interval } from '../../domain/candle';
import { PROOF_LIMIT_MS } from '../../domain/freshness';
import type { InstrumentId } from '../../domain/instrument';
import { topicKey } from '../../domain/topic';
import { showAddress } from '../back/page-history';
import { useScreenTopics, useTerminal } from '../terminal-context';
import { addressOf, loadPreferences, pairInAddress, savePreferences } from './preferences';
import { FIRST_START_PATIENCE_MS, HOME_PAIR, isSimulated, shouldSimulate, standIn, wayBack } from './source-choice';

/** The market on the screen and how it came to be there. */
export interface Market {
  readonly selected: Accessor<InstrumentId>;
  readonly isSimulated: Accessor<boolean>;
  /** The simulated market stands in because nothing else could be had. */
  readonly isStandIn: Accessor<boolean>;
  /** While it stands in: the real market could be had now. */
  readonly isBackReachable: Accessor<boolean>;
  /** Length of its candles. */
  readonly interval: Accessor<Interval>;
  select(id: InstrumentId): void;
  setInterval(interval: Interval): void;
  goBack(): void;
}

/** Keeps the chosen market, in the address and, where it `isKept`, for the next start. A stand-in is nobody's choice, so it is kept nowhere. */
export function createMarket(isKept: boolean): Market {
  const terminal = useTerminal();
  const topics = useScreenTopics();
  const [selected, setSelected] = createSignal<InstrumentId>(pairInAddress(location.search) ?? loadPreferences().pair ?? HOME_PAIR);
  const [interval, setInterval] = createSignal(loadPreferences().interval);
  const [left, setLeft] = createSignal<InstrumentId | null>(null);
  const [hasStored, setHasStored] = createSignal<boolean | null>(null);
  const [isPatienceOver, setPatienceOver] = createSignal(false);
  let hasChosen = false;
  let hasAnswered = false;
  const openedAt = terminal.now();
  void terminal.hasStoredMarket.then(setHasStored);

  onMount(() => {
    const timer = setTimeout(setPatienceOver, FIRST_START_PATIENCE_MS, true);
    onCleanup(() => clearTimeout(timer));
  });
  createEffect(() => {
    hasAnswered ||= topics().some(({ status }) => status.source === 'exchange' && (status.proofAt ?? 0) >= openedAt - PROOF_LIMIT_MS);
    const elapsedMs = isPatienceOver() ? FIRST_START_PATIENCE_MS : 0;
    if (!shouldSimulate({ selected: selected(), hasStoredMarket: hasStored(), hasAnswered, hasChosen, elapsedMs })) return;
    setLeft(selected());
    setSelected(standIn());
  });

  const select = (id: InstrumentId): void => {
    hasChosen = true;
    setLeft(null);
    setSelected(id);
    if (isKept) savePreferences({ pair: id });
    showAddress(addressOf(id, location.search));
  };
  return {
    selected,
    isSimulated: createMemo(() => isSimulated(selected())),
    isStandIn: () => left() !== null,
    isBackReachable: createReachable(terminal, left),
    interval,
    select,
    setInterval: (next) => {
      setInterval(next);
      if (isKept) savePreferences({ interval: next });
    },
    goBack: () => select(wayBack(selected(), left())),
  };
}

/** Whether the market that was left is live again. It is followed unseen meanwhile, or nobody would try to reach it. */
function createReachable(terminal: Terminal, left: Accessor<InstrumentId | null>): Accessor<boolean> {
  const [isReachable, setReachable] = createSignal(false);
  createEffect(() => {
    const id = left();
    setReachable(false);
    if (id === null) return;
    onCleanup(terminal.topic(topicKey({ kind: 'ticker', instrument: id })).watch((topic) => setReachable(topic.status.state === 'live')));
  });
  return isReachable;
}
