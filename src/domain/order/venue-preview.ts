/** What an order would come to in an account on margin that its venue keeps: what it takes there only that knows. */
import type { VenueMarginInfo } from '../account/account-event';
import type { Position } from '../account/position';
import type { Instrument } from '../instrument';
import { absolute, add, type Decimal, isNegative, isPositive, least, multiply, negate, ZERO } from '../money';
import { marginFee } from './margin-preview';
import type { Outlook } from './outlook';
import type { Preview, PreviewInput } from './preview';

/** Its positions, as the venue has them. */
export interface VenueStanding {
  readonly info: VenueMarginInfo;
  readonly positions: readonly Position[];
}

/** Base units; negative is short. */
export const sizeAtVenue = ({ positions }: VenueStanding, { id }: Pick<Instrument, 'id'>): Decimal =>
  positions.find(({ instrument }) => instrument === id)?.size ?? ZERO;

export function previewAtVenue(
  input: PreviewInput,
  outlook: Outlook,
  standing: VenueStanding,
): Omit<Preview, keyof Outlook | 'average' | 'fromBest' | 'fromMid'> {
  const { terms, instrument } = input;
  const { quote, settle = quote } = instrument;
  const { now, waiting, waitingAt } = outlook;
  const isKnown = !isPositive(waiting) || waitingAt !== null;
  const value = add(now.value, multiply(waiting, waitingAt ?? ZERO));
  const held = sizeAtVenue(standing, instrument);
  const closable = isNegative(held) === (terms.side === 'buy') ? absolute(held) : ZERO;
  const all = add(now.filled, waiting);
  const filled = terms.reduceOnly ? least(all, closable) : all;
  const base = add(held, terms.side === 'buy' ? filled : negate(filled));
  return {
    payCurrency: settle,
    receiveCurrency: settle,
    exchanged: isKnown ? { pays: value, receives: value, fee: marginFee(input, outlook), after: { base, quote: ZERO } } : null,
    available: ZERO,
    reserves: null,
    isAffordable: true,
    largest: null,
    position: null,
  };
}
