import type { TimeInForce } from '../../../domain/order/terms';
import type { Side } from '../../../domain/units';

/** What can be chosen. A bracket is a limit or market order with exits. */
export const TICKET_TYPES = ['limit', 'market', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export const TYPE_LABEL: Readonly<Record<TicketType, string>> = {
  limit: 'Limit',
  market: 'Market',
  stop: 'Stop',
  'stop-limit': 'Stop limit',
  'take-profit': 'Take profit',
  'trailing-stop': 'Trailing',
};

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
  readonly size: string;
  /** What the size is typed in. */
  readonly unit: 'base' | 'quote';
  readonly tif: TimeInForce;
  /** End of a GTD in local time, as the browser's field has it: `2026-11-21T14:05`. */
  readonly until: string;
  readonly postOnly: boolean;
  readonly hidden: boolean;
  readonly reduceOnly: boolean;
}

export const FRESH_FIELDS: TicketFields = {
  side: 'buy',
  type: 'limit',
  price: '',
  trigger: '',
  trail: '',
  trailUnit: 'percent',
  size: '',
  unit: 'base',
  tif: 'GTC',
  until: '',
  postOnly: false,
  hidden: false,
  reduceOnly: false,
};

/** Fields that numbers are typed into. */
export type NumberName = 'price' | 'trigger' | 'trail' | 'size';
/** Where a remark belongs. */
export type TicketField = NumberName | 'until' | 'tif';

/** Numbers that an order of this type has, in the order in which they are filled in. */
export const NUMBERS_OF: Readonly<Record<TicketType, readonly NumberName[]>> = {
  limit: ['price', 'size'],
  market: ['size'],
  stop: ['trigger', 'size'],
  'stop-limit': ['trigger', 'price', 'size'],
  'take-profit': ['trigger', 'size'],
  'trailing-stop': ['trail', 'size'],
};

export const hasNumber = (type: TicketType, name: NumberName): boolean => NUMBERS_OF[type].includes(name);

/** Where a price of the market goes; null: this type has no price to fill. */
export const priceFieldOf = (type: TicketType): 'price' | 'trigger' | null =>
  hasNumber(type, 'price') ? 'price' : hasNumber(type, 'trigger') ? 'trigger' : null;

/** What is to be said of an order before it is sent. Only `stop` keeps it from being sent. */
export interface Remark {
  readonly severity: 'stop' | 'warning' | 'note';
  readonly field: TicketField;
  readonly text: string;
}

/** Answers null, so that a reader can end with it. */
export type Say = (severity: Remark['severity'], field: TicketField, text: string) => null;
