/** What the exchange's list of positions says that was not known of them. */
import type { PositionTold, VenuePosition } from '../../../domain/account/account-event';
import type { Position } from '../../../domain/account/position';
import { fillsOf } from '../../../domain/account/venue-position';
import type { InstrumentId } from '../../../domain/instrument';
import { ZERO } from '../../../domain/money';
import { instrumentOf } from '../symbols';
import type { WirePosition } from './wallet-row';

export type PositionNews = Pick<PositionTold, 'instrument' | 'told' | 'isSettled'>;

/** `news`: a message on one of them. `read`: with all of the account. `settled`: nothing has been said of them, or filled, for a while. */
export type Occasion = 'news' | 'read' | 'settled';

/** A position in a pair that is not known is not among them. */
export function positionNews(told: Iterable<WirePosition>, known: ReadonlyMap<string, Position>, occasion: Occasion): readonly PositionNews[] {
  const words = new Map<InstrumentId, VenuePosition>();
  for (const row of told) {
    const instrument = instrumentOf(row.symbol);
    if (instrument !== undefined) words.set(instrument, wordOf(row));
  }
  const gone = [...known.values()].map(({ instrument }) => instrument).filter((instrument) => !words.has(instrument));
  return [...words.keys(), ...gone].flatMap((instrument) => {
    const position = known.get(instrument);
    const word = words.get(instrument) ?? null;
    // What is seen for the first time was not made by fills that were heard of.
    const isSettled = occasion === 'settled' || (occasion === 'read' && position === undefined);
    const isDrifted = isSettled && position !== undefined && fillsOf(position).size !== (word?.size ?? ZERO);
    return isDrifted || !isSame(position?.venue ?? null, word) ? [{ instrument, told: word, isSettled }] : [];
  });
}

const isSame = (before: VenuePosition | null, now: VenuePosition | null): boolean =>
  before === null || now === null ? before === now : TERMS.every((term) => before[term] === now[term]);

const TERMS = ['size', 'price', 'funding', 'liquidation', 'leverage'] as const satisfies readonly (keyof VenuePosition)[];

const wordOf = ({ size, entry: price, funding, liquidation, leverage }: WirePosition): VenuePosition => ({
  size,
  price,
  funding,
  liquidation,
  leverage,
});
