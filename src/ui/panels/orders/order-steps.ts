/** What became of an order, step by step, as far as its account remembers. */
import { isLiveId } from '../../../domain/account/account-id';
import { parseInstrumentId } from '../../../domain/instrument';
import { compare, type Decimal, sum } from '../../../domain/money';
import { closedAt, type Ending, MOST_CHANGES, type Order, type Origin } from '../../../domain/order/order';
import { AMENDABLE, type Amendment, isConditional } from '../../../domain/order/terms';
import { columnDecimals, formatDecimal, plainAmount } from '../../format/decimal';
import { averageFill, causeWords, forcedWords } from '../../trading/order-words';
import { say } from '../../words/say';
import { type Text, t } from '../../words/t';

/** By which clock a time was told: this machine's, or that of the order's market. */
type Clock = 'here' | 'market';

interface Happened {
  readonly words: string;
  /** What else is known of it; null: nothing. */
  readonly more: string | null;
  /** Ms; null: nobody told, or it was not kept. */
  readonly at: number | null;
  readonly clock: Clock;
}

export interface OrderStep extends Happened {
  /** Ms since the last step before it whose time is known, of two clocks only about; null: it cannot be told. */
  readonly after: { readonly ms: number; readonly isRough: boolean } | null;
}

/** Oldest first. */
export function orderSteps(order: Order): readonly OrderStep[] {
  const steps: OrderStep[] = [];
  let before: (Happened & { readonly at: number }) | null = null;
  for (const one of [...beginning(order), ...inTime(later(order))]) {
    const { at, clock } = one;
    const ms: number | null = at === null || before === null ? null : at - before.at;
    // A clock that is behind the other one would make it happen before what it follows.
    steps.push({ ...one, after: ms === null || ms < 0 ? null : { ms, isRough: before?.clock !== clock } });
    if (at !== null) before = { ...one, at };
  }
  return steps;
}

/** One whose time is not known stays behind the one that it is told behind; the last ones stay last. */
function inTime(steps: readonly Happened[]): readonly Happened[] {
  const last = steps.findLastIndex(({ at }) => at !== null);
  let known = Number.NEGATIVE_INFINITY;
  const placed = steps.map((one, i) => {
    known = one.at ?? known;
    return { one, by: i > last ? Number.POSITIVE_INFINITY : known };
  });
  return placed.sort((a, b) => (a.by === b.by ? 0 : a.by - b.by)).map(({ one }) => one);
}

const PRESSED = {
  ticket: 'Pressed in the ticket',
  book: 'Pressed in the book',
  chart: 'Pressed on the chart',
  hotkey: 'Asked for by a key',
  panel: 'Pressed in a panel of the account',
  ladder: 'Pressed in the ladder',
  palette: 'Typed as a command',
  liquidation: 'The account is closed by force',
  elsewhere: 'Placed by another program',
} as const satisfies Readonly<Record<Origin, Text>>;

/** Until it left, by this machine's clock. */
function beginning(order: Order): readonly Happened[] {
  const { origin, createdAt, forced, placedAt = null, sentAt, isLogged, isSent } = order;
  const isLive = isLiveId(order.account);
  const clock = isLive ? 'here' : 'market';
  if (origin === 'elsewhere')
    return [
      step(t(PRESSED.elsewhere), createdAt, 'market', t('How it was asked for and sent there is not known here.')),
      step(t('Heard of here'), placedAt, clock),
    ];
  const asked = step(t(PRESSED[origin]), createdAt, 'here', forced === undefined ? null : forcedWords(forced));
  if (origin === 'liquidation' || !isLogged) return [asked];
  if (isSent && sentAt === undefined)
    return [asked, step(t(hasArrived(order) ? 'Written down here, then sent' : 'Written down here as leaving'), placedAt, clock)];
  const held = [step(t('Written down here, and held by this browser'), placedAt, clock), ...changesOf(order, true)];
  return sentAt === undefined ? [asked, ...held] : [asked, ...held, step(t('Sent'), sentAt, 'here')];
}

/** Its venue had it, or nothing speaks against that. */
const hasArrived = ({ venueId, isWorking, fills, end, doubt }: Order): boolean =>
  venueId !== null || isWorking || fills.length > 0 || (end === null && doubt === null);

const CHANGED = {
  price: 'Price changed to {{ to }}; placed at {{ from }}',
  trigger: 'Trigger changed to {{ to }}; placed at {{ from }}',
  size: 'Size changed to {{ to }}; placed with {{ from }}',
} as const satisfies Readonly<Record<keyof Amendment, Text>>;

/** Of one that was changed before. */
const CHANGED_AGAIN = {
  price: 'Price changed from {{ from }} to {{ to }}',
  trigger: 'Trigger changed from {{ from }} to {{ to }}',
  size: 'Size changed from {{ from }} to {{ to }}',
} as const satisfies Readonly<Record<keyof Amendment, Text>>;

/** A change of one that is held has a number in place of a time, counted from the year 1970 on: no clock is so far behind. */
const NUMBERED_MS = 86_400_000;

/** Whether a change may be missing: of the latest of very many, or of one from before all were kept. */
export const mayLackChanges = ({ changes, termChanges }: Pick<Order, 'changes' | 'termChanges'>): 'oldest' | 'all-but-last' | null => {
  if (termChanges === undefined) return Object.keys(changes).length > 0 ? 'all-but-last' : null;
  return termChanges.length >= MOST_CHANGES ? 'oldest' : null;
};

/** What was changed while it was held or after it had left, as far as it is known. */
function changesOf(order: Order, wasHeld: boolean): readonly Happened[] {
  const { asked, changes, createdAt } = order;
  const known = order.termChanges ?? AMENDABLE.flatMap((term) => (changes[term] === undefined ? [] : [{ term, ...changes[term] }]));
  const before = new Map<keyof Amendment, Decimal>();
  return known.flatMap(({ term, at, to }) => {
    const from = before.get(term);
    before.set(term, to);
    // What says again how it stands changed nothing.
    const isSame = from === undefined ? to === asked[term] && mayLackChanges(order) === null : from === to;
    if (isSame || at < createdAt - NUMBERED_MS !== wasHeld) return [];
    const words =
      from === undefined
        ? t(CHANGED[term], { to: plainAmount(to), from: plainAmount(asked[term]) })
        : t(CHANGED_AGAIN[term], { to: plainAmount(to), from: plainAmount(from) });
    return [step(words, wasHeld ? null : at, wasHeld ? 'here' : 'market')];
  });
}

const ENDED = {
  cancelled: 'Cancelled',
  expired: 'Expired',
  rejected: 'Rejected',
  gone: 'Ended, not known how',
} as const satisfies Readonly<Record<Ending['kind'], Text>>;

/** What its venue did with it. */
function later(order: Order): readonly Happened[] {
  const { origin, venueId, acknowledgedAt = null, isWorking, workingAt = null, triggeredAt, asked, refusedChange, fills, told, terms } = order;
  const { base = '' } = parseInstrumentId(terms.instrument) ?? {};
  const isLive = isLiveId(order.account);
  return [
    ...(venueId === null || origin === 'elsewhere' ? [] : [takenIn(isLive, acknowledgedAt, venueId)]),
    ...(isWorking ? [step(t(isConditional(asked) ? 'Watched for its trigger' : 'In the book'), workingAt)] : []),
    ...(triggeredAt === null ? [] : [step(t('Went off'), triggeredAt)]),
    ...changesOf(order, false),
    ...(refusedChange === null ? [] : [step(t('A change was refused'), refusedChange.at, 'market', say(refusedChange.reason))]),
    ...fills.map((fill) => {
      const values = { size: plainAmount(fill.size), base, price: plainAmount(fill.price) };
      const words =
        fill.liquidity === 'maker'
          ? t('{{ size }} {{ base }} filled at {{ price }}, maker', values)
          : t('{{ size }} {{ base }} filled at {{ price }}, taker', values);
      return step(words, fill.at, 'market', causeWords(fill, base));
    }),
    ...endOf(order),
    ...(told !== undefined && !isSeen(order)
      ? [step(t('{{ size }} {{ base }} are filled in all, the exchange says: not all of it was seen here', { size: plainAmount(told), base }), null)]
      : []),
  ];
}

/** Its fills are all that its venue counts. */
const isSeen = ({ told, fills }: Order): boolean => told === undefined || compare(told, sum(fills.map(({ size }) => size))) <= 0;

const takenIn = (isLive: boolean, at: number | null, id: string): Happened =>
  isLive ? step(t('The exchange has it'), at, 'market', t('There it is number {{ id }}.', { id })) : step(t('The paper book has it'), at);

function endOf(order: Order): readonly Happened[] {
  const { state, end, doubt, fills } = order;
  if (state === 'filled') {
    const average = isSeen(order) && fills.length > 1 ? averageFill(fills) : null;
    const price = formatDecimal(
      average,
      columnDecimals(
        fills.map((fill) => fill.price),
        2,
      ),
    );
    const words = average === null ? t('Filled whole') : t('Filled whole, at {{ price }} on average', { price });
    // The fill that was the last may be one that nobody saw.
    return [step(words, isSeen(order) ? closedAt(order) : null)];
  }
  if (end !== null) return [step(t(ENDED[end.kind]), end.at, 'market', say(end.reason) || null)];
  return state === 'unknown' ? [step(t('Not known how it stands'), null, 'here', say(doubt ?? '') || null)] : [];
}

const step = (words: string, at: number | null, clock: Clock = 'market', more: string | null = null): Happened => ({ words, more, at, clock });
