import type { Skew } from '../../../domain/order/scaled';
import type { TimeInForce, TriggerSource } from '../../../domain/order/terms';
import type { Side } from '../../../domain/units';
import type { Text } from '../../words/t';

/** What can be chosen. A bracket is a limit or market order with exits. */
export const TICKET_TYPES = ['limit', 'market', 'stop', 'stop-limit', 'take-profit', 'trailing-stop', 'oco', 'scaled'] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export const TYPE_LABEL = {
  limit: 'Limit',
  market: 'Market',
  stop: 'Stop',
  'stop-limit': 'Stop limit',
  'take-profit': 'Take profit',
  'trailing-stop': 'Trailing',
  oco: 'OCO',
  scaled: 'Scaled',
} as const satisfies Readonly<Record<TicketType, Text>>;

/** What exits are typed in: prices, per cent or price steps from the entry, how many times the way to the stop, quote units gained and lost. */
export const EXIT_UNITS = ['price', 'percent', 'ticks', 'r', 'money'] as const;
export type ExitUnit = (typeof EXIT_UNITS)[number];

/** What stands in the ticket, as it was typed. */
export interface TicketFields {
  readonly side: Side;
  readonly type: TicketType;
  readonly price: string;
  /** Price that sets it off. */
  readonly trigger: string;
  /** How far a trailing stop follows. */
  readonly trail: string;
  readonly trailUnit: 'price' | 'percent';
  /** Price from which it follows; empty: it follows at once. */
  readonly start: string;
  /** What sets off what waits for a price. */
  readonly source: TriggerSource;
  /** Ends of a scaled order. */
  readonly from: string;
  readonly to: string;
  readonly rungs: string;
  readonly skew: Skew;
  readonly size: string;
  /** What the size is typed in; `risk`: quote units that are lost at most where the stop of the exits closes it. */
  readonly unit: 'base' | 'quote' | 'risk';
  /** A take-profit and a stop go with it. */
  readonly hasExits: boolean;
  readonly profit: string;
  readonly loss: string;
  readonly exitUnit: ExitUnit;
  readonly tif: TimeInForce;
  /** End of a GTD in local time, as the browser's field has it: `2026-11-21T14:05`. */
  readonly until: string;
  readonly postOnly: boolean;
  readonly hidden: boolean;
  /** It shows a part of itself at a time, so much. */
  readonly isIceberg: boolean;
  readonly displayed: string;
  readonly reduceOnly: boolean;
}

export const FRESH_FIELDS: TicketFields = {
  side: 'buy',
  type: 'limit',
  price: '',
  trigger: '',
  trail: '',
  trailUnit: 'percent',
  start: '',
  source: 'trade',
  from: '',
  to: '',
  rungs: '10',
  skew: 'flat',
  size: '',
  unit: 'base',
  hasExits: false,
  profit: '',
  loss: '',
  exitUnit: 'price',
  tif: 'GTC',
  until: '',
  postOnly: false,
  hidden: false,
  isIceberg: false,
  displayed: '',
  reduceOnly: false,
};

/** Fields that numbers are typed into. */
export type NumberName = 'price' | 'trigger' | 'trail' | 'start' | 'from' | 'to' | 'rungs' | 'size' | 'profit' | 'loss' | 'displayed';
/** Where a remark belongs. */
export type TicketField = NumberName | 'until' | 'tif';

/** Numbers that an order of this type has, in the order in which they are filled in. */
export const NUMBERS_OF: Readonly<Record<TicketType, readonly NumberName[]>> = {
  limit: ['price', 'size'],
  market: ['size'],
  stop: ['trigger', 'size'],
  'stop-limit': ['trigger', 'price', 'size'],
  'take-profit': ['trigger', 'size'],
  'trailing-stop': ['trail', 'start', 'size'],
  oco: ['price', 'trigger', 'size'],
  scaled: ['from', 'to', 'rungs', 'size'],
};

export const hasNumber = (type: TicketType, name: NumberName): boolean => NUMBERS_OF[type].includes(name);

/** Where a price of the market goes; null: this type has no price to fill. */
export const priceFieldOf = (type: TicketType): 'price' | 'trigger' | 'from' | null =>
  (['price', 'trigger', 'from'] as const).find((name) => hasNumber(type, name)) ?? null;

const PRICES: ReadonlySet<NumberName> = new Set(['price', 'trigger', 'start', 'from', 'to']);

/** What this one is typed in: `r` counts from the stop, which is a price then. */
export const exitUnitOf = (way: 'profit' | 'loss', { exitUnit }: Pick<TicketFields, 'exitUnit'>): ExitUnit =>
  way === 'loss' && exitUnit === 'r' ? 'price' : exitUnit;

/** Whether a price of the market can stand there. */
export const isPriceField = (name: NumberName, fields: Pick<TicketFields, 'exitUnit'>): boolean =>
  PRICES.has(name) || ((name === 'profit' || name === 'loss') && exitUnitOf(name, fields) === 'price');

/** Something of it waits for a price. */
export const isTriggered = (fields: Pick<TicketFields, 'type' | 'hasExits'>): boolean =>
  isBracket(fields) || hasNumber(fields.type, 'trigger') || hasNumber(fields.type, 'trail');

/** Exits are sent with it. */
export const isBracket = ({ type, hasExits }: Pick<TicketFields, 'type' | 'hasExits'>): boolean =>
  hasExits && (type === 'limit' || type === 'market');

/** Numbers that the ticket shows and reads just now. */
export const numbersOf = (fields: TicketFields): readonly NumberName[] => [
  ...NUMBERS_OF[fields.type],
  ...(isBracket(fields) ? (['profit', 'loss'] as const) : []),
  ...(fields.isIceberg ? (['displayed'] as const) : []),
];

/** What is to be said of an order before it is sent. Only `stop` keeps it from being sent. */
export interface Remark {
  readonly severity: 'stop' | 'warning' | 'note';
  readonly field: TicketField;
  readonly text: string;
}

/** Answers null, so that a reader can end with it. */
export type Say = (severity: Remark['severity'], field: TicketField, text: string) => null;
