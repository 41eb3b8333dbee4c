import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrderEvent } from '../../../src/domain/order/order';
import type { LocalMs, VenueMs } from '../../../src/domain/units';
import { bookName } from '../../../src/ui/books/book-name';
import { bookEntries } from '../../../src/ui/palette/entries';
import type { Account } from '../../../src/ui/trading/account';
import { accountTitle, accountWord } from '../../../src/ui/trading/account-word';
import { heldWords } from '../../../src/ui/trading/arming';
import { countWords as changesWords, lineWords } from '../../../src/ui/trading/away-words';
import { cellWords } from '../../../src/ui/trading/confirm-policy';
import { causeWords, countWords, lifeWords, stateWords, termsWords } from '../../../src/ui/trading/order-words';
import { waitingExitsWords } from '../../../src/ui/trading/waiting-exits';
import { showLanguage } from '../../../src/ui/words/language';
import { event, makeFill, makeOrder, makeTerms, money } from './orders';

const ACCOUNT = {
  id: () => 'paper:simulated:main',
  feed: () => 'simulated',
  profiles: () => [],
  view: () => ({
    books: [
      { id: 'paper:simulated:main', label: 'Paper' },
      { id: 'paper:simulated:b-1-1', label: 'Paper 2' },
    ],
  }),
} as unknown as Account;

beforeAll(() => showLanguage('sv'));
afterAll(() => showLanguage('en'));

const sent: readonly OrderEvent[] = [
  { kind: 'logged', at: 1_000 as LocalMs },
  { kind: 'sent', at: 1_100 as LocalMs },
  { kind: 'acknowledged', at: 1_200 as VenueMs, venueId: 'P-1' },
];

test('where an order stands, and all that it went through', () => {
  const order = makeOrder('P-1', [...sent, event.working, event.filled(), event.cancelled()]);
  expect(stateWords(order)).toBe('makulerad, 40 % fylld');
  expect(lifeWords(order)).toBe('skickad → bekräftad → öppen → 40 % fylld → makulerad');
  expect(countWords([makeOrder('P-1', [event.working]), makeOrder('P-2', [event.working]), makeOrder('P-3')])).toBe('2 × öppen, 1 × skickas');
});

test('what an order asks for', () => {
  expect(termsWords(makeTerms({ type: 'trailing-stop', triggerOn: 'mark', reduceOnly: true, displayed: money('0.1') }))).toBe(
    'Släpande stop, på markpris, endast minska, isberg om 0,1',
  );
});

test('why a fill is what it is, with its numbers as they are written here', () => {
  const cause = { kind: 'level', shown: money('1234.5'), left: money('1234.3') } as const;
  expect(causeWords(makeFill({ cause }), 'BTC')).toBe('Tog 0,2 av de 1\u00a0234,5 BTC som visades på priset; 1\u00a0234,3 kvar');
});

test('one and many', () => {
  const held = { state: 'logged' } as const;
  expect(waitingExitsWords([held], false)).toBe('En stängningsorder hålls här: den går först när kontot är live igen.');
  expect(waitingExitsWords([held, held], false)).toBe('2 stängningsordrar hålls här: de går först när kontot är live igen.');
  expect(changesWords({ since: null, until: 0 as LocalMs, lines: [], more: 1 })).toBe('1 ändring');
  expect(changesWords({ since: null, until: 0 as LocalMs, lines: [], more: 1_234 })).toBe('1\u00a0234 ändringar');
});

test('what happened while nobody looked, of an order as its button has it', () => {
  const terms = makeTerms({ size: money('0.5'), price: money('70100') });
  expect(lineWords({ kind: 'placed', at: 1 as LocalMs, order: 'V-1', evidence: '', terms }, { orders: [] })).toBe(
    'Köp 0,5 BTC @ 70\u00a0100 · limit: lagd på annat håll',
  );
});

test('whose money it is, which orders are asked about, and what holds them back', () => {
  expect(accountWord('paper:simulated:main', [])).toBe('ÖVNING');
  // A book has one name: in title and strip, in the list of books, and in the palette.
  expect(accountTitle('paper:simulated:b-1-1', 'Paper 2', [])).toBe(`ÖVNING ${bookName('Paper 2')}`);
  expect(accountTitle('paper:simulated:b-1-1', 'Swing', [])).toBe('ÖVNING Swing');
  expect(bookEntries(ACCOUNT).map(({ label }) => label)).toEqual([`Handla på ${bookName('Paper 2')}`]);
  expect(bookName('Paper 2')).toBe('Övning 2');
  expect(cellWords({ kind: 'market', size: 'large', source: 'ticket' })).toBe('Marknadsordrar över 10 % av det tillgängliga, från orderläggningen');
  expect(heldWords(null, null)).toBe('kontot är inte live');
});
