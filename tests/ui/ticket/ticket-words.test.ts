import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SKEWS } from '../../../src/domain/order/scaled';
import { TIMES_IN_FORCE } from '../../../src/domain/order/terms';
import { postOnlyWhyNot, riskWhyNot, tifWhyNot } from '../../../src/ui/panels/ticket/choices';
import { EXIT_UNITS, TICKET_TYPES, type TicketFields } from '../../../src/ui/panels/ticket/ticket-fields';
import { showLanguage } from '../../../src/ui/words/language';
import { read } from './facts';

const texts = (change: Partial<TicketFields>): readonly string[] => read(change).remarks.map(({ text }) => text);

afterEach(() => showLanguage('en'));

describe('what the ticket says of an order, in Swedish', () => {
  beforeEach(() => showLanguage('sv'));

  test.each<[Partial<TicketFields>, string]>([
    [{ size: '' }, 'Hur mycket? Skriv en storlek eller ta en del av det tillgängliga.'],
    [{ unit: 'quote', size: '1000' }, '1\u00a0000 USD är 0,015625 BTC, avrundat nedåt.'],
    [{ price: '64200' }, 'Den skulle gå till avslut direkt, till 64\u00a0200 eller bättre.'],
    [{ price: '70000' }, 'Priset är 9 % över bästa säljkurs: den skulle gå till avslut direkt.'],
    [{ hasExits: true, profit: '60000' }, 'Take profit 60\u00a0000 ligger inte över ingången 64\u00a0000: där finns ingen vinst.'],
    [{ size: '50' }, 'Det krävs 3\u00a0200\u00a0000 USD, och 10\u00a0000 är tillgängligt. Högst 0,15625.'],
    [{ type: 'scaled', from: '63000', to: '62000', rungs: '1' }, '1 ordrar går inte. Skriv ett heltal från 2 till 40.'],
  ])('%o', (change, words) => expect(texts(change).join('\n')).toContain(words));

  test('why something cannot be chosen', () => {
    expect(postOnlyWhyNot({ type: 'limit', tif: 'FOK' })).toBe('FOK väntar aldrig');
    expect(tifWhyNot('market', 'IOC')).toBe('en marknadsorder avslutas direkt');
    expect(riskWhyNot({ type: 'stop', exitUnit: 'price' })).toBe('bara limit och marknad');
  });
});

test('in either language the same is sent, for the same reasons and with the same numbers', async () => {
  const text = fc.constantFrom('', '0', '1', '0.123', '64000', '64,5', '70000', '1k', 'x');
  const fields = fc.record({
    side: fc.constantFrom('buy' as const, 'sell' as const),
    type: fc.constantFrom(...TICKET_TYPES),
    price: text,
    trigger: text,
    trail: text,
    start: text,
    size: text,
    from: text,
    to: text,
    rungs: fc.constantFrom('1', '2', '40'),
    skew: fc.constantFrom(...SKEWS),
    unit: fc.constantFrom('base' as const, 'quote' as const, 'risk' as const),
    hasExits: fc.boolean(),
    profit: text,
    loss: text,
    exitUnit: fc.constantFrom(...EXIT_UNITS),
    tif: fc.constantFrom(...TIMES_IN_FORCE),
    postOnly: fc.boolean(),
  });
  const seen = (change: Partial<TicketFields>) => {
    const { set, remarks } = read(change);
    return { set, remarks: remarks.map((one) => [one.severity, one.field, [...one.text.replace(/\D/g, '')].sort().join('')]) };
  };
  await fc.assert(
    fc.asyncProperty(fields, async (change) => {
      await showLanguage('en');
      const english = seen(change);
      await showLanguage('sv');
      expect(seen(change)).toEqual(english);
    }),
    { numRuns: 300 },
  );
});
