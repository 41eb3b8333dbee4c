import { type Accessor, createComputed, createContext, createMemo, createSignal, type JSX, onCleanup, untrack, useContext } from 'solid-js';
import type { EngineState, Terminal, TopicState, Watchable } from '../client/terminal';
import type { TopicKey } from '../domain/topic';
import { effectiveStatus } from './parts/effective-status';
import { makeScreenTopics, type ScreenTopics } from './parts/screen-topics';
import { makeSeconds } from './parts/seconds';

interface Desk {
  readonly terminal: Terminal;
  readonly engine: Accessor<EngineState>;
  readonly seconds: Accessor<number>;
  readonly screen: ScreenTopics;
}

const DeskContext = createContext<Desk>();

/** Gives everything below it the terminal, one clock and the list of what is on the screen. */
export function TerminalProvider(props: { terminal: Terminal; children: JSX.Element }): JSX.Element {
  const terminal = untrack(() => props.terminal);
  const { now, stop } = makeSeconds(() => terminal.now());
  onCleanup(stop);
  const desk: Desk = { terminal, engine: createWatch(terminal.engine), seconds: now, screen: makeScreenTopics() };
  return <DeskContext.Provider value={desk}>{props.children}</DeskContext.Provider>;
}

function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('outside of TerminalProvider');
  return desk;
}

export const useTerminal = (): Terminal => useDesk().terminal;
/** The engine as this tab sees it: when it is not `ready`, nothing is live. */
export const useEngine = (): Accessor<EngineState> => useDesk().engine;
/** Wall clock, told once a second. */
export const useSeconds = (): Accessor<number> => useDesk().seconds;
/** Topics that are shown just now, by whatever panel. */
export const useScreenTopics = (): Accessor<readonly TopicState[]> => useDesk().screen.list;

/** A watchable as a signal, watched as long as the owner lives. */
export function createWatch<T>(watchable: Watchable<T>): Accessor<T> {
  const [value, setValue] = createSignal<T>(watchable.get());
  onCleanup(watchable.watch((next) => setValue(() => next)));
  return value;
}

/**
 * A topic as a signal, followed as long as the owner lives and its key is not null. Another key clears it at once.
 * Its status is what this tab may claim: never live while the engine does not answer.
 */
export function createTopic(key: Accessor<TopicKey | null>): Accessor<TopicState | null> {
  const { terminal, engine, screen } = useDesk();
  const [state, setState] = createSignal<TopicState | null>(null);
  const wanted = createMemo(key);
  createComputed(() => {
    const now = wanted();
    setState(null);
    if (now !== null) onCleanup(untrack(() => terminal.topic(now).watch((next) => setState(next))));
  });
  const claimed = createMemo(() => {
    const now = state();
    if (now === null || engine().phase === 'ready') return now;
    return { ...now, status: effectiveStatus(now.status, engine()) };
  });
  const claim = createMemo(() => {
    const now = claimed();
    return now === null ? '' : `${now.key} ${now.status.state} ${now.status.source} ${now.status.via} ${now.status.reason}`;
  });
  const leave = untrack(() => screen.add(() => untrack(claimed)));
  createComputed(() => {
    claim();
    untrack(screen.changed);
  });
  onCleanup(leave);
  return claimed;
}
