/** The text in which the exchange says how an order went. Source: protocols, section 6.6. */
import { type Decimal, fromDouble } from '../../../domain/money';
import { plainText } from '../../../domain/text';

export type StatusKind = 'active' | 'partly-filled' | 'executed' | 'forced' | 'cancelled' | 'refused' | 'unknown';

export interface OrderStatus {
  readonly kind: StatusKind;
  /** What it says, made safe to show. */
  readonly text: string;
  /** Why it is over, in words; null: it is not, or was filled, or nobody said. */
  readonly reason: string | null;
  /** Each price and signed amount that the text names. To be shown only: amounts filled come from the row and the trades. */
  readonly executions: readonly { readonly price: Decimal; readonly amount: Decimal }[];
}

/** In the order in which they are tried. `POSTONLY CANCELED` and its like end with the word instead. */
const PREFIXES: readonly (readonly [string, StatusKind])[] = [
  ['EXECUTED', 'executed'],
  ['FORCED EXECUTED', 'forced'],
  ['PARTIALLY FILLED', 'partly-filled'],
  ['CANCELED', 'cancelled'],
  ['INSUFFICIENT', 'refused'],
  ['RSN_', 'refused'],
  ['ACTIVE', 'active'],
];

const OWN_RULE: Readonly<Record<string, string>> = {
  POSTONLY: 'it would have taken from the book, and it was post-only',
  FILLORKILL: 'it could not be filled whole at once',
  IOC: 'what could not be filled at once was cancelled',
};

const REASONS: Readonly<Record<string, string>> = {
  'INSUFFICIENT BALANCE': 'the balance was not enough when it was to be filled',
  'INSUFFICIENT MARGIN': 'the margin was not enough when it was to be filled',
  RSN_DUST: 'it is too small',
  RSN_PAUSE: 'trading is paused',
  RSN_POS_REDUCE_INCR: 'it was reduce-only and would have raised the position',
  RSN_POS_REDUCE_FLIP: 'it was reduce-only and would have turned the position',
  RSN_POS_NOTFOUND: 'there is no position for it to close',
  RSN_BOOK_SLIP: 'it would have slipped too far through the book',
};

/** Total: what is not known keeps its text and is `unknown`. */
export function statusOf(value: unknown): OrderStatus {
  const text = plainText(value, 300);
  const [head = ''] = text.split(/\s*(?:@|\bwas\b|:)/, 1);
  const word = head.trim().toUpperCase();
  const kind = kindOf(word);
  return { kind, text, reason: reasonOf(kind, word), executions: executionsIn(text) };
}

function kindOf(word: string): StatusKind {
  const known = PREFIXES.find(([prefix]) => word.startsWith(prefix));
  if (known !== undefined) return known[1];
  return word.endsWith('CANCELED') ? 'cancelled' : 'unknown';
}

function reasonOf(kind: StatusKind, word: string): string | null {
  if (kind === 'cancelled') return OWN_RULE[word.replace(/\s*CANCELED$/, '').replaceAll(' ', '')] ?? null;
  if (kind !== 'refused') return null;
  const known = Object.keys(REASONS).find((name) => word.startsWith(name));
  return known === undefined ? null : (REASONS[known] as string);
}

/** Few enough digits that no number of them is infinite. */
const EXECUTION = /@\s*(-?\d{1,20}(?:\.\d{1,30})?(?:e[-+]?\d{1,2})?)\((-?\d{1,20}(?:\.\d{1,30})?(?:e[-+]?\d{1,2})?)\)/gi;

const executionsIn = (text: string): OrderStatus['executions'] =>
  [...text.matchAll(EXECUTION)].map(([, price, amount]) => ({ price: fromDouble(Number(price)), amount: fromDouble(Number(amount)) }));
