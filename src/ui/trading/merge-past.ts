import type { InstrumentId } from '../../domain/instrument';
import type { Range } from './range';

/** What one needs to know of a kind of things to keep a list of them. */
export interface PastKind<Thing> {
  key(thing: Thing): string;
  at(thing: Thing): number;
  pair(thing: Thing): InstrumentId;
  /** Nothing new is said by the second. */
  isSame(known: Thing, told: Thing): boolean;
}

/** Of what an account tells just now, what belongs to a stretch of its past. */
export const within = <Thing>(things: readonly Thing[], kind: PastKind<Thing>, { from, to }: Range, pair: InstrumentId | null): readonly Thing[] =>
  things.filter((thing) => kind.at(thing) >= from && kind.at(thing) <= to && (pair === null || kind.pair(thing) === pair));

/** Newest first, each once, the later word standing. The same list where nothing is new. */
export function mergePast<Thing>(known: readonly Thing[], told: readonly Thing[], kind: PastKind<Thing>): readonly Thing[] {
  const byKey = new Map(known.map((thing) => [kind.key(thing), thing]));
  const news = told.filter((thing) => {
    const before = byKey.get(kind.key(thing));
    return before === undefined || !kind.isSame(before, thing);
  });
  if (news.length === 0) return known;
  for (const thing of news) byKey.set(kind.key(thing), thing);
  return [...byKey.values()].sort((a, b) => kind.at(b) - kind.at(a) || (kind.key(a) < kind.key(b) ? 1 : -1));
}
