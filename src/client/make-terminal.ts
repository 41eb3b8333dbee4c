import type { AlertsView } from '../worker/protocol/alerts-view';
import type { LinkState } from '../worker/protocol/link-state';
import type { Settings } from '../worker/protocol/settings';
import type { StreamMessage } from '../worker/protocol/stream-message';
import type { VaultView } from '../worker/protocol/vault-view';
import { makeCommands } from './commands';
import { Credit } from './credit';
import { withDeadline } from './deadline';
import { EngineLink, type LinkParts } from './engine-link';
import type { Frame } from './frame';
import { makeNews } from './news';
import type { PageLife } from './page-life';
import { watchSilence } from './silence';
import type { StoredMarket } from './stored-market';
import type { EngineState, Terminal } from './terminal';
import { Topics } from './topics';
import { makeValue } from './watchable';

/** The engine is started when the stored market has been painted, and after this at the latest. */
export const START_LIMIT_MS = 300;

export interface TerminalParts extends Omit<LinkParts, 'frame'> {
  readonly frame: Frame;
  readonly snapshots: StoredMarket;
  readonly watchPage: (life: PageLife) => void;
  /** Why this browser cannot run the engine; null: it can. */
  readonly unsupported: string | null;
}

/** A tab's end of the link out of its parts. */
export function makeTerminal(parts: TerminalParts): Terminal {
  const { frame, snapshots } = parts;
  const engine = makeValue<EngineState>({ phase: 'starting', why: null });
  const link = makeValue<LinkState | null>(null);
  const settings = makeValue<Settings | null>(null);
  const vault = makeValue<VaultView | null>(null);
  const alerts = makeValue<AlertsView | null>(null);
  const news = makeNews();
  const firstReads: Promise<void>[] = [];
  let credit: Credit | null = null;
  let isMute = false;
  let doubtedAt: number | null = null;
  let wasCollected = (): void => undefined;
  const collected = new Promise<void>((resolve) => {
    wasCollected = resolve;
  });

  const follow = (): void => {
    const calls = engineLink.calls();
    if (calls === null) return;
    void withDeadline(() => calls.follow(topics.keys())).then((answer) => {
      if (!answer.ok && answer.error.code === 'engine-silent' && engineLink.calls() === calls) engineLink.restart('the engine does not answer');
    });
  };
  const topics: Topics = new Topics(frame, {
    wanted: () => {
      wasCollected();
      follow();
    },
    opened: (key) => {
      firstReads.push(
        snapshots.read(key).then((stored) => {
          if (stored !== undefined) topics.restore(stored);
        }),
      );
    },
  });
  const suspend = (why: string): void => {
    doubtedAt = frame.now();
    topics.suspend(why);
  };
  const message = (news: StreamMessage): void => {
    topics.apply(news.topics);
    // One message may have been under way when the doubt arose; it proves nothing. The one after it does, whatever the clocks say.
    const isProof = doubtedAt === null || news.postedAt >= doubtedAt;
    doubtedAt = null;
    if (isProof) {
      if (isMute) engine.set({ phase: 'ready', why: null });
      isMute = false;
      topics.resume();
    }
    if (news.link !== null) link.set(news.link);
    if (news.settings !== null) settings.set(news.settings);
    if (news.vault !== null) vault.set(news.vault);
    if (news.alerts !== null) alerts.set(news.alerts);
    credit?.received(news.postedAt);
  };
  const engineLink: EngineLink = new EngineLink(parts, {
    ready: () => {
      credit = new Credit(frame, (reply) => engineLink.send(reply));
      credit.start();
      follow();
    },
    lost: (why) => {
      credit?.stop();
      credit = null;
      doubtedAt = null;
      isMute = false;
      vault.set(null);
      topics.revoke(why);
    },
    message,
    news: news.tell,
    state: (state) => engine.set(state),
  });

  const start = (): void => {
    engineLink.start();
    watchSilence(frame, { credit: () => credit, isFollowing: () => topics.keys().length > 0 }, (forMs) => {
      const why = `the engine has not answered for ${Math.floor(forMs / 1000)} s`;
      isMute = true;
      engine.set({ phase: 'lost', why });
      suspend(why);
    });
    parts.watchPage({
      shown: () => {
        if (credit !== null && !isMute) suspend('resuming');
        credit?.resume();
      },
      hidden: () => credit?.pause(),
      restored: () => engineLink.restart('resuming'),
    });
  };
  if (parts.unsupported === null) startAfterPaint(frame, collected, firstReads, start);
  else engine.set({ phase: 'unsupported', why: parts.unsupported });

  return {
    topic: (key) => topics.topic(key),
    link,
    settings,
    vault,
    alerts,
    engine,
    news,
    commands: makeCommands(() => engineLink.calls()),
    vaultCommands: async () => {
      const { makeVaultCommands } = await import('./vault-commands');
      return makeVaultCommands(() => engineLink.calls(), engine);
    },
    hasStoredMarket: snapshots.hasMarket,
    now: () => frame.now(),
  };
}

/** Starting a worker costs the first painting 50 ms: what is stored comes first. A hidden page has no frames, so time counts too. */
function startAfterPaint(frame: Frame, collected: Promise<void>, firstReads: readonly Promise<void>[], start: () => void): void {
  let isStarted = false;
  const once = (): void => {
    if (isStarted) return;
    isStarted = true;
    start();
  };
  frame.after(START_LIMIT_MS, once);
  void collected.then(() => Promise.all(firstReads)).then(() => frame.next(() => frame.soon(once)));
}
