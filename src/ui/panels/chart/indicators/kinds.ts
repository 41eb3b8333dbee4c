import type { Candle } from '../../../../domain/candle';
import { inNumberForm } from '../../../format/number-form';
import { type PlainText, t } from '../../../words/t';

export const INDICATOR_KINDS = ['sma', 'ema', 'vwap', 'bollinger', 'profile', 'rsi', 'macd', 'atr'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** What of a bar an indicator is computed from. */
export const SOURCES = ['close', 'open', 'high', 'low', 'hl2', 'hlc3', 'ohlc4'] as const;
export type Source = (typeof SOURCES)[number];

const SOURCE_WORD = { close: 'close|price', open: 'open|price', high: 'high|price', low: 'low|price' } as const;

/** Those that are sums stand as traders write them. */
export const sourceWord = (source: Source): string => (source in SOURCE_WORD ? t(SOURCE_WORD[source as keyof typeof SOURCE_WORD]) : source);

/** Marks of the theme that are told apart by eyes that do not tell red from green. */
export const COLORS = ['blue', 'orange', 'violet', 'yellow', 'teal', 'grey'] as const satisfies readonly PlainText[];
export type ColorName = (typeof COLORS)[number];

/** An indicator as the user set it. */
export interface Indicator {
  /** Its own on this chart. */
  readonly id: number;
  readonly kind: IndicatorKind;
  /** In the order of the kind's fields. */
  readonly numbers: readonly number[];
  readonly source: Source;
  readonly color: ColorName;
}

export interface NumberField {
  readonly label: PlainText;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
  /** Decimals that it may have. */
  readonly decimals: number;
}

export interface KindFacts {
  /** As traders write it. */
  readonly name: PlainText;
  readonly title: PlainText;
  /** Over the candles, or below them in a pane of its own. */
  readonly place: 'chart' | 'pane';
  readonly fields: readonly NumberField[];
  readonly hasSource: boolean;
  /** What its figures are called where there are several. */
  readonly outputs: readonly (PlainText | '')[];
}

const bars = (label: PlainText, usual: number, least = 2): NumberField => ({ label, least, most: 500, usual, decimals: 0 });

export const KINDS: Readonly<Record<IndicatorKind, KindFacts>> = {
  sma: { name: 'SMA', title: 'Simple moving average', place: 'chart', fields: [bars('Length', 20)], hasSource: true, outputs: [''] },
  ema: { name: 'EMA', title: 'Exponential moving average', place: 'chart', fields: [bars('Length', 20)], hasSource: true, outputs: [''] },
  vwap: { name: 'VWAP', title: 'Average price by volume, of the UTC day', place: 'chart', fields: [], hasSource: false, outputs: [''] },
  bollinger: {
    name: 'Bollinger',
    title: 'Bollinger bands',
    place: 'chart',
    fields: [bars('Length', 20), { label: 'Deviations', least: 0.5, most: 5, usual: 2, decimals: 1 }],
    hasSource: true,
    outputs: ['upper|band', 'middle|band', 'lower|band'],
  },
  profile: {
    name: 'Volume profile',
    title: 'Volume by price, of the bars in view',
    place: 'chart',
    fields: [{ label: 'Rows', least: 8, most: 100, usual: 32, decimals: 0 }],
    hasSource: false,
    outputs: ['most at'],
  },
  rsi: { name: 'RSI', title: 'Relative strength index', place: 'pane', fields: [bars('Length', 14)], hasSource: true, outputs: [''] },
  macd: {
    name: 'MACD',
    title: 'Moving average convergence and divergence',
    place: 'pane',
    fields: [bars('Fast', 12), bars('Slow', 26), bars('Signal', 9)],
    hasSource: true,
    outputs: ['', 'signal', 'difference'],
  },
  atr: { name: 'ATR', title: 'Average true range', place: 'pane', fields: [bars('Length', 14, 1)], hasSource: false, outputs: [''] },
};

/** More than this are not read by anybody, and each has a line of the legend. */
export const MOST_INDICATORS = 10;

/** A new one, as usual, in a colour that is not on the chart yet where one is left. */
export function newIndicator(kind: IndicatorKind, others: readonly Indicator[]): Indicator {
  const id = Math.max(0, ...others.map((one) => one.id)) + 1;
  const color = COLORS.find((one) => others.every((other) => other.color !== one)) ?? (COLORS[id % COLORS.length] as ColorName);
  return { id, kind, numbers: KINDS[kind].fields.map((field) => field.usual), source: 'close', color };
}

/** What is wrong with a figure; null: nothing. */
export function fieldFault(field: NumberField, value: number): string | null {
  const scaled = value * 10 ** field.decimals;
  const isFine = value >= field.least && value <= field.most && Math.abs(scaled - Math.round(scaled)) < 1e-9;
  if (isFine) return null;
  const values = { field: t(field.label), least: field.least, most: field.most };
  return field.decimals === 0
    ? t('{{ field }}: a whole number from {{ least }} to {{ most }}', values)
    : t('{{ field }}: a number from {{ least }} to {{ most }}', values);
}

/** What is wrong with its figures; null: nothing. */
export function numbersFault(kind: IndicatorKind, numbers: readonly number[]): string | null {
  const { fields } = KINDS[kind];
  if (numbers.length !== fields.length) return t('Another count of figures than it has');
  for (const [i, field] of fields.entries()) {
    const fault = fieldFault(field, numbers[i] as number);
    if (fault !== null) return fault;
  }
  const [fast = 0, slow = 0] = numbers;
  return kind === 'macd' && fast >= slow ? t('Fast must be shorter than slow') : null;
}

/** `EMA 50 hl2`, as the legend has it. */
export function indicatorName({ kind, numbers, source }: Indicator): string {
  const { name, hasSource } = KINDS[kind];
  const figures = kind === 'profile' ? [] : numbers.map((one) => inNumberForm(String(one)));
  return [t(name), ...figures, ...(hasSource && source !== 'close' ? [sourceWord(source)] : [])].join(' ');
}

export function priceOf(bar: Candle, source: Source): number {
  if (source === 'hl2') return (bar.high + bar.low) / 2;
  if (source === 'hlc3') return (bar.high + bar.low + bar.close) / 3;
  if (source === 'ohlc4') return (bar.open + bar.high + bar.low + bar.close) / 4;
  return bar[source];
}
