import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js';
import { type Instrument, type InstrumentId, type PriceRule, priceDecimals, type VenueId } from '../../domain/instrument';
import { venueOf } from '../shell/venue-name';
import { useEngine, useTerminal } from '../terminal-context';

/** Where the instrument is not in the list: what most venues do. */
const USUAL_RULE: PriceRule = { kind: 'significant', digits: 5, maxDecimals: 8 };

const [known, setKnown] = createSignal<Readonly<Record<VenueId, readonly Instrument[]>>>({});

/** The pairs a venue lists, asked of the engine once. Null until it answered. */
export function createInstruments(venue: Accessor<VenueId>): Accessor<readonly Instrument[] | null> {
  const terminal = useTerminal();
  const engine = useEngine();
  createEffect(() => {
    const asked = venue();
    if (asked === '' || engine().phase !== 'ready' || known()[asked] !== undefined) return;
    void terminal.commands.instruments(asked).then((answer) => {
      if (answer.ok) setKnown((all) => ({ ...all, [asked]: answer.value }));
    });
  });
  return () => known()[venue()] ?? null;
}

/** Which prices an instrument takes. */
export function createPriceRule(id: Accessor<InstrumentId>): Accessor<PriceRule> {
  const list = createInstruments(() => venueOf(id()));
  return createMemo(() => list()?.find((instrument) => instrument.id === id())?.priceRule ?? USUAL_RULE);
}

/** How many decimals a price of this instrument is shown with. */
export function createPriceDecimals(id: Accessor<InstrumentId>): (price: number) => number {
  const rule = createPriceRule(id);
  return (price) => priceDecimals(rule(), price);
}
