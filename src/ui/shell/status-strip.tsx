import { createMemo, For, type JSX, Show } from 'solid-js';
import type { LinkState, VenueLink } from '../../worker/protocol/link-state';
import { ageWords, agoWords, leftWords } from '../format/age';
import { formatMs } from '../format/number';
import { timeOfDay, zoneName } from '../format/time';
import { createNarrow } from '../parts/narrow';
import { TrustSignMark } from '../parts/trust-sign';
import { shownZone, toggleZone } from '../parts/zone';
import { createWatch, useEngine, useScreenTopics, useSeconds, useTerminal } from '../terminal-context';
import { say } from '../words/say';
import { type Text, t, tn } from '../words/t';
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

/** In a window of up to so many the account, what it is armed for and the vault leave the sentence little room. */
const BRIEF_PX = 900;

const MONEY = {
  PAPER: 'orders go to a paper account, no real money moves',
  LIVE: 'orders go to the exchange, and real money moves',
  'EXCHANGE PAPER': 'orders go to an account of the exchange’s play money',
} as const satisfies Readonly<Record<string, Text>>;

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
  const isBrief = createNarrow(BRIEF_PX);
  // Proofs and checksums come without the list being told: once a second is soon enough for them.
  const words = createMemo(() => {
    seconds();
    return connectionWords(topics(), engine(), isBrief());
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
      <strong class="strip-account" data-money={props.money} title={`${props.account}: ${t(MONEY[props.money])}`}>
        {props.account}
      </strong>
      {props.children}
      <button type="button" class="strip-open" aria-label={t('Connection details')} title={t('Connection details')} onClick={() => props.onOpen()}>
        <span class="strip-sign" data-state={words().status?.state ?? 'verifying'}>
          <TrustSignMark sign={words().sign} />
        </span>
      </button>
      <div
        class="strip-state"
        role="status"
        aria-label={t('Connection')}
        data-state={words().status?.state ?? (isTrouble() ? 'offline' : 'verifying')}
        data-source={words().status?.source ?? (props.venue === 'simulated' ? 'simulated' : 'exchange')}
        data-via={words().status?.via ?? 'cache'}
      >
        {words().sentence}
      </div>
      <TroubleBadge />
      <Show when={engine().phase === 'outdated'}>
        <button type="button" class="strip-action" onClick={() => location.reload()}>
          {t('Reload')}
        </button>
      </Show>
      <Show when={!isTrouble() && venue()}>
        {(known) => <NextTry venue={known()} now={seconds()} onRetry={() => void terminal.commands.retryNow(props.venue)} />}
      </Show>
      <ul class="strip-facts">
        <Show when={changed()}>
          {(at) => <li title={t('When what is shown last changed')}>{`${t('data|age')} ${agoWords(at(), seconds())}`}</li>}
        </Show>
        <Show when={words().status?.proofAt}>
          {(at) => <li title={t('Last sign of life from the exchange')}>{`${t('proof|age')} ${agoWords(at(), seconds())}`}</li>}
        </Show>
        <Show when={verified()}>
          {(at) => (
            <li title={t('When the order book last passed the exchange’s checksum')}>{`${t('book verified|age')} ${agoWords(at(), seconds())}`}</li>
          )}
        </Show>
        <For each={link() === null || isTrouble() ? [] : linkFacts(link() as LinkState, venue())}>{(fact) => <li>{fact}</li>}</For>
      </ul>
      <Show when={link()?.sleptMs}>
        {(ms) => <span class="strip-notice">{t('This machine slept for {{ time }}', { time: ageWords(ms()) })}</span>}
      </Show>
      <Show when={link()?.storage === 'down'}>
        <span class="strip-notice" title={say(link()?.storageWhy ?? '')}>
          {t('Nothing is being saved: {{ why }}', { why: say(link()?.storageWhy ?? 'storage failed') })}
        </span>
      </Show>
      <Clock now={seconds()} />
    </footer>
  );
}

/** What time it is, on the clock of all times on the page; a press changes that clock. */
function Clock(props: { now: number }): JSX.Element {
  const other = (): string => (shownZone() === 'utc' ? t('local time') : 'UTC');
  return (
    <button type="button" class="strip-clock" title={t('Show times in {{ clock }} (u)', { clock: other() })} onClick={toggleZone}>
      <time>{timeOfDay(props.now, shownZone())}</time> <span class="strip-zone">{zoneName(props.now, shownZone())}</span>
    </button>
  );
}

function NextTry(props: { venue: VenueLink; now: number; onRetry: () => void }): JSX.Element {
  return (
    <Show when={props.venue.phase === 'waiting' || props.venue.nextTryAt !== null}>
      <Show when={say(props.venue.why ?? '')}>
        {(why) => (
          <span class="strip-why" title={why()}>
            {why()}
          </span>
        )}
      </Show>
      <span class="strip-next">
        {props.venue.nextTryAt === null ? t('not connected') : t('next try in {{ time }}', { time: leftWords(props.venue.nextTryAt, props.now) })}
      </span>
      <button
        type="button"
        class="strip-action"
        title={t('Try {{ exchange }} again at once', { exchange: venueName(props.venue.venue) })}
        onClick={() => props.onRetry()}
      >
        {t('Retry now')}
      </button>
    </Show>
  );
}

function linkFacts(link: LinkState, venue: VenueLink | undefined): string[] {
  const facts: string[] = [];
  const roundTrip = venue?.lines.find((line) => line.roundTripMs !== null)?.roundTripMs;
  if (roundTrip !== undefined && roundTrip !== null) facts.push(formatMs(roundTrip));
  if (venue?.isPolling === true) facts.push(t('REST polling'));
  facts.push(tn(link.tabs, '{{ count }} tab', '{{ count }} tabs'));
  return facts;
}
