import { expect, test } from 'vitest';
import { type BookRow, bookChecksum, checksumText, crc32 } from './checksum';

test('the documented books give the documented numbers', () => {
  const p: [BookRow[], BookRow[]] = [
    [
      [6000, 1, 1],
      [5900, 1, 2],
    ],
    [
      [6100, 1, -3],
      [6200, 1, -4],
    ],
  ];
  expect(checksumText(...p)).toBe('6000:1:6100:-3:5900:2:6200:-4');
  expect(bookChecksum(...p)).toBe(1756193398);
  const raw: [BookRow[], BookRow[]] = [
    [
      [100, 6000, 1],
      [101, 5900, 2],
    ],
    [
      [102, 6100, -3],
      [103, 6200, -4],
    ],
  ];
  expect(bookChecksum(...raw)).toBe(1841538801);
  expect(bookChecksum([], [])).toBe(0);
});

test('a book captured from the real exchange, e-notation included, gives the number sent with it', () => {
  const bids = rows(
    '0.0000011:266122.94 0.00000109:500793.10790141 0.00000108:776367.43 0.00000107:23329.54842056 0.00000106:116868.87735849 0.00000105:205000 0.00000103:227308.25386407 0.00000102:105000 0.00000101:2970 0.000001:21000 7e-7:10000 6.6e-7:10000 6e-7:100000 4.9e-7:10000 2.5e-7:2000 6e-8:100000 5e-8:200000 1e-8:640000',
  );
  const asks = rows(
    '0.00000111:-4847.13 0.00000112:-528102.69042633 0.00000113:-302397.07 0.00000114:-339088.93 0.00000126:-245944.06 0.00000127:-5000 0.0000013:-5000 0.00000134:-8249.18938656 0.00000136:-13161.25184766 0.00000145:-2914 0.0000015:-54448.5 0.00000152:-5538.54849594 0.00000153:-62691.75475079 0.00000159:-2914 0.0000016:-52631.10296831 0.00000164:-4000 0.00000166:-3831.46784605 0.00000171:-14575.17730379 0.00000174:-3124.81815395 0.0000018:-18000 0.00000182:-16000 0.00000186:-4000 0.00000189:-10000.686624 0.00000191:-14500 0.00000193:-2422',
  );
  expect(bookChecksum(bids, asks)).toBe(-1175357890);
});

test('the check value of CRC-32 comes out, signed', () => {
  expect(crc32('123456789')).toBe(0xcbf43926 | 0);
});

function rows(text: string): BookRow[] {
  return text.split(' ').map((pair): BookRow => {
    const [price, amount] = pair.split(':');
    return [Number(price), 1, Number(amount)];
  });
}
