/**
 * Makes `src/venues/bitfinex/generated/symbol-table.ts`.
 *
 *   npx tsx scripts/symbols.ts --from <recordings folder>   from the two recordings of 2021
 *   npx tsx scripts/symbols.ts --rest <base url>            from the exchange, e.g. https://api-pub.bitfinex.com/v2
 *
 * What the exchange says is hostile: nothing enters the table that has not passed a pattern.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TARGET = fileURLToPath(new URL('../src/venues/bitfinex/generated/symbol-table.ts', import.meta.url));

/** Exchange code to the user's code. The exchange's own `pub:map:currency:sym`, as far as it is known without asking. */
const KNOWN_ALIASES: readonly (readonly [string, string])[] = [
  ['ABS', 'ABYSS'],
  ['AIO', 'AION'],
  ['ALG', 'ALGO'],
  ['AMP', 'AMPL'],
  ['ATO', 'ATOM'],
  ['DAT', 'DATA'],
  ['DSH', 'DASH'],
  ['EUS', 'EURS'],
  ['EUT', 'EURT'],
  ['IOT', 'IOTA'],
  ['MNA', 'MANA'],
  ['QSH', 'QASH'],
  ['QTM', 'QTUM'],
  ['RBT', 'RBTC'],
  ['SNG', 'SNGLS'],
  ['STJ', 'STORJ'],
  ['TSD', 'TUSD'],
  ['UDC', 'USDC'],
  ['UST', 'USDT'],
  ['VSY', 'VSYS'],
  ['YYW', 'YOYOW'],
];

/** `min` and `max` as the exchange wrote them; empty where it said nothing. */
export interface PairRow {
  readonly pair: string;
  readonly min: string;
  readonly max: string;
}

export interface SymbolTable {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly pairs: readonly PairRow[];
  readonly aliases: readonly (readonly [string, string])[];
}

// No 3+3 with a colon and no other length without one: the venue writes each pair in one way only.
const PAIR = /^(?:[A-Z0-9]{6}|(?![A-Z0-9]{3}:[A-Z0-9]{3}$)[A-Z0-9.]{1,20}:[A-Z0-9.]{1,20})$/;
const SIZE = /^\d{1,15}(?:\.\d{1,18})?$/;
const CODE = /^[A-Z0-9.]{1,20}$/;
/** Of the exchange's own tests, not a market. */
const NOT_MARKETS = new Set(['AAABBB']);

const isPair = (value: unknown): value is string => typeof value === 'string' && value.length <= 23 && PAIR.test(value);
const sizeText = (value: unknown): string => (typeof value === 'string' && SIZE.test(value) ? value : '');

/** The JSON array that begins at the first `[` of a text. */
function jsonArray(text: string, what: string): unknown[] {
  const start = text.indexOf('[');
  if (start < 0) throw new Error(`${what}: no JSON array in it`);
  try {
    const value: unknown = JSON.parse(text.slice(start));
    if (Array.isArray(value)) return value;
  } catch (error) {
    throw new Error(`${what}: not JSON: ${(error as Error).message}`);
  }
  throw new Error(`${what}: not an array`);
}

/** Rows of `symbols_details` (REST v1). Rows of another shape are left out. */
export function parseDetails(text: string): PairRow[] {
  const rows = jsonArray(text, 'symbol details').flatMap((row): PairRow[] => {
    if (typeof row !== 'object' || row === null) return [];
    const { pair, minimum_order_size, maximum_order_size } = row as Record<string, unknown>;
    const name = typeof pair === 'string' ? pair.toUpperCase() : undefined;
    return isPair(name) ? [{ pair: name, min: sizeText(minimum_order_size), max: sizeText(maximum_order_size) }] : [];
  });
  if (rows.length === 0) throw new Error('symbol details: no row has a pair');
  return rows;
}

/** Pairs of the recorded answers to `pub:list:pair:exchange` and `pub:list:pair:future`, with the day they were given. */
export function parsePairLog(text: string): { date: string; pairs: string[] } {
  const pairs: string[] = [];
  let seconds = 0;
  for (const line of text.split('\n')) {
    const match = /^\S*\/conf\/pub:list:pair:[a-z]+ -> (\d{9,10})(?:\.\d+)?: (\[.*\])\s*$/.exec(line);
    if (match === null) continue;
    seconds = Math.max(seconds, Number(match[1]));
    pairs.push(...pairList(jsonArray(match[2] as string, 'pair list')[0], 'pair list'));
  }
  if (pairs.length === 0) throw new Error('pair log: no answer to pub:list:pair in it');
  return { date: new Date(seconds * 1000).toISOString().slice(0, 10), pairs };
}

function pairList(value: unknown, what: string): string[] {
  if (!Array.isArray(value)) throw new Error(`${what}: not an array of pairs`);
  return value.filter(isPair);
}

/** Rows of `pub:info:pair` and `pub:info:pair:futures`: `[PAIR, [null, null, null, MIN, MAX, …]]`. */
export function parsePairInfo(value: unknown): PairRow[] {
  if (!Array.isArray(value)) throw new Error('pair info: not an array');
  return value.flatMap((row): PairRow[] => {
    if (!Array.isArray(row) || !isPair(row[0]) || !Array.isArray(row[1])) return [];
    return [{ pair: row[0], min: sizeText(row[1][3]), max: sizeText(row[1][4]) }];
  });
}

/** `pub:map:currency:sym`, in upper case. Perpetual legs follow their currency and are left out. */
export function parseAliases(value: unknown): [string, string][] {
  if (!Array.isArray(value)) throw new Error('currency map: not an array');
  return value.flatMap((row): [string, string][] => {
    if (!Array.isArray(row) || typeof row[0] !== 'string' || typeof row[1] !== 'string') return [];
    const [code, name] = [row[0], row[1].toUpperCase()];
    const isPlain = CODE.test(code) && CODE.test(name) && code !== name && !code.endsWith('F0') && !name.endsWith('F0');
    return isPlain ? [[code, name]] : [];
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * One table: each pair once, sorted. Of aliases only those stay that keep names and codes one to one: a name that is
 * the code of another currency here, or that two codes claim, would let two markets share an id.
 */
export function makeTable(
  date: string,
  listed: readonly string[],
  sizes: readonly PairRow[],
  aliases: readonly (readonly [string, string])[],
): SymbolTable {
  const rows = new Map<string, PairRow>();
  for (const pair of listed) rows.set(pair, { pair, min: '', max: '' });
  for (const row of sizes) rows.set(row.pair, row);
  for (const pair of NOT_MARKETS) rows.delete(pair);
  const pairs = [...rows.values()].sort((a, b) => byText(a.pair, b.pair));
  const codes = new Set(pairs.flatMap(({ pair }) => legs(pair)));
  const byCode = new Map(aliases);
  const claims = (name: string): number => [...byCode.values()].filter((other) => other === name).length;
  const kept = [...byCode].filter(([code, name]) => !codes.has(name) && !byCode.has(name) && claims(name) === 1 && code !== name);
  return { date, pairs, aliases: kept.sort(([a], [b]) => byText(a, b)) };
}

function legs(pair: string): string[] {
  const both = pair.includes(':') ? pair.split(':') : [pair.slice(0, 3), pair.slice(3)];
  return both.map((leg) => leg.replace(/F0$/, ''));
}

/** The generated file's text. */
export function renderTable(table: SymbolTable): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(table.date)) throw new Error(`not a date: ${table.date}`);
  const pairs = table.pairs.map(({ pair, min, max }) => (min === '' && max === '' ? pair : `${pair},${min},${max}`)).join(' ');
  const aliases = table.aliases.map(([code, name]) => `${code}=${name}`).join(' ');
  for (const text of [pairs, aliases]) if (!/^[A-Z0-9.:,= ]*$/.test(text)) throw new Error('a character that must not be in the table');
  return [
    '// Made by scripts/symbols.ts: do not edit.',
    '/** The day the list of pairs was taken (a table made from recordings may hold sizes that are some months younger). */',
    `export const TABLE_DATE = '${table.date}';`,
    '/** `PAIR` or `PAIR,MIN,MAX`, in base units; an empty number is not known. */',
    `export const PAIR_ROWS =\n  '${pairs}';`,
    "/** Exchange code = the user's code. */",
    `export const ALIAS_ROWS = '${aliases}';`,
    '',
  ].join('\n');
}

export async function tableFromRecordings(folder: string): Promise<SymbolTable> {
  const read = async (name: string): Promise<string> => {
    try {
      return await readFile(path.join(folder, name), 'utf8');
    } catch {
      throw new Error(`cannot read ${name} in ${folder}`);
    }
  };
  const { date, pairs } = parsePairLog(await read('bitfinex-pairs-2021-04-17.log'));
  return makeTable(date, pairs, parseDetails(await read('bitfinex-symbols-details-2021.txt')), KNOWN_ALIASES);
}

const CONF_KEYS = ['pub:list:pair:exchange', 'pub:list:pair:futures', 'pub:info:pair', 'pub:info:pair:futures', 'pub:map:currency:sym'];

/** The answer to one `conf` request for all of `CONF_KEYS`, one element a key. */
export function tableFromConf(date: string, answer: unknown): SymbolTable {
  if (!Array.isArray(answer) || answer.length !== CONF_KEYS.length) throw new Error(`conf: expected ${CONF_KEYS.length} elements`);
  const listed = [...pairList(answer[0], CONF_KEYS[0] as string), ...pairList(answer[1], CONF_KEYS[1] as string)];
  if (listed.length === 0) throw new Error('conf: no pair in either list');
  const isListed = new Set(listed);
  const sizes = [...parsePairInfo(answer[2]), ...parsePairInfo(answer[3])].filter((row) => isListed.has(row.pair));
  return makeTable(date, listed, sizes, [...KNOWN_ALIASES, ...parseAliases(answer[4])]);
}

async function tableFromRest(base: string): Promise<SymbolTable> {
  const url = `${base.replace(/\/+$/, '')}/conf/${CONF_KEYS.join(',')}`;
  const reply = await fetch(url, { signal: AbortSignal.timeout(20_000) });
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}`);
  return tableFromConf(new Date().toISOString().slice(0, 10), await reply.json());
}

async function main([option, value]: readonly string[]): Promise<void> {
  if (value === undefined || (option !== '--from' && option !== '--rest')) {
    throw new Error('usage: npx tsx scripts/symbols.ts --from <recordings folder> | --rest <base url>');
  }
  const table = option === '--from' ? await tableFromRecordings(value) : await tableFromRest(value);
  await writeFile(TARGET, renderTable(table));
  console.log(`${table.pairs.length} pairs and ${table.aliases.length} aliases as of ${table.date}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
