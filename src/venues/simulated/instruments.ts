import { type Instrument, type InstrumentId, instrumentId } from '../../domain/instrument';
import { SIM_PAIRS, type SimPair } from './pairs';

export const SIMULATED = 'simulated';

export const simulatedId = (pair: SimPair): InstrumentId => instrumentId({ venue: SIMULATED, base: pair.base, quote: pair.quote });

export function simulatedInstruments(): readonly Instrument[] {
  return SIM_PAIRS.map((pair) => ({
    id: simulatedId(pair),
    venue: SIMULATED,
    base: pair.base,
    quote: pair.quote,
    priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
    minSize: String(pair.minSize),
    hasIceberg: true,
  }));
}
