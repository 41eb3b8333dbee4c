import { afterEach, expect, test } from 'vitest';
import { scale } from '../../../src/domain/order/scaled';
import { readPositive } from '../../../src/domain/order/typed-number';
import { remarkOnRungs } from '../../../src/ui/panels/ticket/rung-remarks';
import { showLanguage } from '../../../src/ui/words/language';
import { money } from '../trading/orders';
import { instrument } from './facts';

afterEach(() => showLanguage('en'));

const rules = { ...instrument, sizeDecimals: 3, minSize: '0.777' };
const remarksOn = (size: string): readonly string[] => {
  const ask = { side: 'buy', size: money(size), count: 3, from: money('60000'), to: money('61000'), skew: 'flat' } as const;
  const said: string[] = [];
  remarkOnRungs(ask, scale(ask, rules), { instrument: rules }, (_severity, _field, text) => {
    said.push(text);
    return null;
  });
  return said;
};

test('in Swedish the size to ask for is told so that it is read when it is typed', async () => {
  await showLanguage('sv');
  expect(remarksOn('3.1235')[0]).toBe('Storleken 3,1235 BTC har fler siffror än marknaden tillåter. Ange 3.123.');
  expect(remarksOn('1.5')).toEqual(['Den minsta av de 3 skulle bli mindre än minsta order, 0,777 BTC. Ange 2.331 eller mer, eller färre ordrar.']);
  for (const told of ['3.123', '2.331']) expect(readPositive(told).ok).toBe(true);
});

test('in English it stands as it is shown', () => {
  expect(remarksOn('3.1235')[0]).toBe('The size 3.1235 BTC has more digits than this market takes. Ask for 3.123.');
});
