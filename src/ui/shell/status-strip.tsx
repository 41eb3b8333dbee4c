import { createMemo, For, type JSX, Show } from 'solid-js';
import type { LinkState, VenueLink } from '../../worker/protocol/link-state';
import { ageWords, agoWords, leftWords } from '../format/age';
import { formatMs } from '../format/number';
import { timeOfDay, zoneName } from '../format/time';
import { TrustSignMark } from '../parts/trust-sign';
import { shownZone, toggleZone } from '../parts/zone';
import { createWatch, useEngine, useScreenTopics, useSeconds, useTerminal } from '../terminal-context';
import { connectionWords, dataAt, verifiedAt } from './connection-words';
import { TroubleBadge } from './trouble-badge';
import { venueName } from './venue-name';
import './status-strip.css';

interface StatusStripProps {
  venue: string;
  /** What kind of money orders are made with: `PAPER`. */
  account: string;
  money: keyof typeof MONEY;
  onOpen: () => void;
  /** Beside the account's word: what trading adds. */
  children?: JSX.Element;
}

const MONEY = {
  PAPER: 'orders go to a paper account, no real money moves',
  LIVE: 'orders go to the exchange, and real money moves',
  'EXCHANGE PAPER': 'orders go to an account of the exchange’s play money',
} as const;

/**
 * Always there: how far the screen can be trusted. Only the sentence is a live region, and it changes only when the state
 * does; ages and countdowns stand beside it, where nobody is interrupted by them.
 */
export function StatusStrip(props: StatusStripProps): JSX.Element {
  const terminal = useTerminal();
  const engine = useEngine();
  const topics = useScreenTopics();
  const seconds = useSeconds();
  const link = createWatch(terminal.link);
  // Proofs and checksums come without the list being told: once a second is soon enough for them.
  const words = createMemo(() => {
    seconds();
    return connectionWords(topics(), engine());
  });
  const changed = createMemo(() => {
    seconds();
    return dataAt(topics());
  });
  const verified = createMemo(() => {
    seconds();
    return verifiedAt(topics());
  });
  const venue = createMemo(() => link()?.venues.find((v) => v.venue === props.venue));
  const isTrouble = (): boolean => engine().phase !== 'ready';

  return (
    <footer class="strip">
      <strong class="strip-account" data-money={props.money} title={`${props.account}: ${MONEY[props.money]}`}>
        {props.account}
      </strong>
      {props.children}
      <button type="button" class="strip-open" aria-label="Connection details" title="Connection details" onClick={() => props.onOpen()}>
        <span class="strip-sign" data-state={words().status?.state ?? 'verifying'}>
          <TrustSignMark sign={words().sign} />
        </span>
      </button>
      <div
        class="strip-state"
        role="status"
        aria-label="Connection"
        data-state={words().status?.state ?? (isTrouble() ? 'offline' : 'verifying')}
        data-source={words().status?.source ?? (props.venue === 'simulated' ? 'simulated' : 'exchange')}
        data-via={words().status?.via ?? 'cache'}
      >
        {words().sentence}
      </div>
      <TroubleBadge />
      <Show when={engine().phase === 'outdated'}>
        <button type="button" class="strip-action" onClick={() => location.reload()}>
          Reload
        </button>
      </Show>
      <Show when={!isTrouble() && venue()}>
        {(known) => <NextTry venue={known()} now={seconds()} onRetry={() => void terminal.commands.retryNow(props.venue)} />}
      </Show>
      <ul class="strip-facts">
        <Show when={changed()}>{(at) => <li title="When what is shown last changed">data {agoWords(at(), seconds())}</li>}</Show>
        <Show when={words().status?.proofAt}>{(at) => <li title="Last sign of life from the exchange">proof {agoWords(at(), seconds())}</li>}</Show>
        <Show when={verified()}>
          {(at) => <li title="When the order book last passed the exchange’s checksum">book verified {agoWords(at(), seconds())}</li>}
        </Show>
        <For each={link() === null || isTrouble() ? [] : linkFacts(link() as LinkState, venue())}>{(fact) => <li>{fact}</li>}</For>
      </ul>
      <Show when={link()?.sleptMs}>{(ms) => <span class="strip-notice">This machine slept for {ageWords(ms())}</span>}</Show>
      <Show when={link()?.storage === 'down'}>
        <span class="strip-notice" title={link()?.storageWhy ?? ''}>
          Nothing is being saved: {link()?.storageWhy ?? 'storage failed'}
        </span>
      </Show>
      <Clock now={seconds()} />
    </footer>
  );
}

/** What time it is, on the clock of all times on the page; a press changes that clock. */
function Clock(props: { now: number }): JSX.Element {
  const other = (): string => (shownZone() === 'utc' ? 'local time' : 'UTC');
  return (
    <button type="button" class="strip-clock" title={`Show times in ${other()} (u)`} onClick={toggleZone}>
      <time>{timeOfDay(props.now, shownZone())}</time> <span class="strip-zone">{zoneName(props.now, shownZone())}</span>
    </button>
  );
}

function NextTry(props: { venue: VenueLink; now: number; onRetry: () => void }): JSX.Element {
  return (
    <Show when={props.venue.phase === 'waiting' || props.venue.nextTryAt !== null}>
      <Show when={props.venue.why}>
        {(why) => (
          <span class="strip-why" title={why()}>
            {why()}
          </span>
        )}
      </Show>
      <span class="strip-next">
        {props.venue.nextTryAt === null ? 'not connected' : `next try in ${leftWords(props.venue.nextTryAt, props.now)}`}
      </span>
      <button type="button" class="strip-action" title={`Try ${venueName(props.venue.venue)} again at once`} onClick={() => props.onRetry()}>
        Retry now
      </button>
    </Show>
  );
}

function linkFacts(link: LinkState, venue: VenueLink | undefined): string[] {
  const facts: string[] = [];
  const roundTrip = venue?.lines.find((line) => line.roundTripMs !== null)?.roundTripMs;
  if (roundTrip !== undefined && roundTrip !== null) facts.push(formatMs(roundTrip));
  if (venue?.isPolling === true) facts.push('REST polling');
  facts.push(link.tabs === 1 ? '1 tab' : `${link.tabs} tabs`);
  return facts;
}
