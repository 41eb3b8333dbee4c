import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIRST_START_PATIENCE_MS,
  HOME_PAIR,
  isSimulated,
  type StartFacts,
  shouldSimulate,
  standIn,
  wayBack,
} from '../../../src/ui/shell/source-choice';

const hopeless: StartFacts = {
  selected: HOME_PAIR,
  hasStoredMarket: false,
  hasAnswered: false,
  hasChosen: false,
  elapsedMs: FIRST_START_PATIENCE_MS,
};

test('a first start that reaches nothing in 5 s shows the simulated market', () => {
  expect(shouldSimulate(hopeless)).toBe(true);
  expect(isSimulated(standIn())).toBe(true);
});

test.each<[string, Partial<StartFacts>]>([
  ['before 5 s are over', { elapsedMs: 4_999 }],
  ['with a stored market, which is shown instead', { hasStoredMarket: true }],
  ['while it is not known whether a market is stored', { hasStoredMarket: null }],
  ['once the exchange has answered, be it with a refusal', { hasAnswered: true }],
  ['after the user chose', { hasChosen: true }],
  ['where it is shown already', { selected: 'simulated:ETH/USD' }],
])('nothing is switched %s', (_when, part) => {
  expect(shouldSimulate({ ...hopeless, ...part })).toBe(false);
});

test('whatever happens, who has chosen or has a stored market is left alone', () => {
  const facts = fc.record({
    selected: fc.constantFrom('bitfinex:BTC/USD' as const, 'simulated:BTC/USD' as const),
    hasStoredMarket: fc.constantFrom(null, true, false),
    hasAnswered: fc.boolean(),
    hasChosen: fc.boolean(),
    elapsedMs: fc.nat(20_000),
  });
  fc.assert(
    fc.property(facts, (f) => {
      expect(shouldSimulate(f) && (f.hasChosen || f.hasStoredMarket !== false)).toBe(false);
    }),
  );
});

test('the way back leads to the pair that was left, else to the same pair at the exchange', () => {
  expect(wayBack('simulated:ETH/USD', 'bitfinex:LTC/USD')).toBe('bitfinex:LTC/USD');
  expect(wayBack('simulated:ETH/USD', null)).toBe('bitfinex:ETH/USD');
});
