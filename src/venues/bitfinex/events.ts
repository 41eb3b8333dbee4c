/** Event objects of the exchange, as far as the client acts on them. Source: protocols, sections 2.1–2.5. */
import { plainText } from '../../domain/text';

export interface Ask {
  readonly channel: string;
  readonly symbol?: string | undefined;
  readonly key?: string | undefined;
  readonly prec?: string | undefined;
  readonly len?: string | undefined;
  readonly subId?: string | undefined;
}

export type ExchangeEvent =
  | { event: 'info'; version: number | undefined; isOperative: boolean | undefined; code: number | undefined; msg: string }
  | { event: 'conf'; isOk: boolean; flags: number | undefined }
  | { event: 'subscribed'; chanId: number; ask: Ask }
  | { event: 'unsubscribed'; chanId: number }
  | { event: 'error'; code: number; msg: string; chanId: number | undefined; ask: Ask }
  | { event: 'pong'; cid: number | undefined; ts: number | undefined };

/** Undefined for an event that is unknown or lacks what makes it one. */
export function eventOf(value: object): ExchangeEvent | undefined {
  const fields = value as Readonly<Record<string, unknown>>;
  const chanId = integer(fields['chanId']);
  switch (fields['event']) {
    case 'info': {
      const platform = fields['platform'];
      const status = typeof platform === 'object' && platform !== null ? (platform as Record<string, unknown>)['status'] : undefined;
      return {
        event: 'info',
        version: integer(fields['version']),
        isOperative: status === undefined ? undefined : status === 1,
        code: integer(fields['code']),
        msg: plainText(fields['msg']),
      };
    }
    case 'conf':
      return { event: 'conf', isOk: fields['status'] === 'OK', flags: integer(fields['flags']) };
    case 'subscribed':
      return chanId === undefined ? undefined : { event: 'subscribed', chanId, ask: askOf(fields) };
    case 'unsubscribed':
      return chanId === undefined ? undefined : { event: 'unsubscribed', chanId };
    case 'error': {
      const code = integer(fields['code']);
      return code === undefined ? undefined : { event: 'error', code, msg: plainText(fields['msg']), chanId, ask: askOf(fields) };
    }
    case 'pong':
      return { event: 'pong', cid: integer(fields['cid']), ts: integer(fields['ts']) };
    default:
      return undefined;
  }
}

function askOf(fields: Readonly<Record<string, unknown>>): Ask {
  return {
    channel: text(fields['channel']) ?? '',
    symbol: text(fields['symbol']),
    key: text(fields['key']),
    prec: text(fields['prec']),
    len: text(fields['len']),
    subId: text(fields['subId']),
  };
}

const integer = (v: unknown): number | undefined => (Number.isSafeInteger(v) ? (v as number) : undefined);
const text = (v: unknown): string | undefined => (typeof v === 'string' ? v : typeof v === 'number' ? String(v) : undefined);

/** The same subscription in other words: the exchange adds a missing leading `t` and fills in defaults. */
export function isSameAsk(a: Ask, b: Ask): boolean {
  if (a.channel !== b.channel || a.key !== b.key || bare(a.symbol) !== bare(b.symbol)) return false;
  return a.channel !== 'book' || ((a.prec ?? 'P0') === (b.prec ?? 'P0') && (a.len ?? '25') === (b.len ?? '25'));
}

const bare = (symbol: string | undefined): string | undefined => (symbol?.startsWith('t') === true ? symbol.slice(1) : symbol);
