import { INTERVALS, type Interval } from '../../domain/candle';
import { type InstrumentId, isInstrumentId } from '../../domain/instrument';
import { t } from '../words/t';
import { isPanelKind } from './kinds';
import { DEEPEST, type Layout, LINK_COLOURS, MOST_PANELS, type PanelState, panelsOf, type Stack, stacksOf } from './layout';

/** A value that is not what it should be, and where: `parts.1.panels.0`. Empty: the value itself. */
export class Misfit extends Error {
  readonly path: readonly (string | number)[];
  constructor(path: readonly (string | number)[], what: string) {
    super(what);
    this.path = path;
  }
}

const ID = /^[a-z][a-z0-9-]{0,31}$/;
/** Of a sum of shares: they are written as decimal fractions. */
const ROUNDING = 1e-6;

/** Throws `Misfit` for whatever is not a layout that this program could have made. */
export function readLayout(value: unknown, path: readonly (string | number)[] = []): Layout {
  const layout = readPart(value, path, null, DEEPEST);
  const panels = panelsOf(layout);
  if (panels.length > MOST_PANELS)
    throw new Misfit(
      path,
      t('{{ count }} panels are more than the {{ most }} that a workspace may have', { count: String(panels.length), most: MOST_PANELS }),
    );
  refuseTwice(panels, 'the panel "{{ id }}" is there twice', path);
  refuseTwice(stacksOf(layout), 'the stack "{{ id }}" is there twice', path);
  return layout;
}

function readPart(value: unknown, path: readonly (string | number)[], within: string | null, deepest: number): Layout {
  const part = record(value, path);
  if (deepest < 0) throw new Misfit(path, t('more than {{ most }} splits in each other', { most: DEEPEST }));
  if (part['type'] === 'stack') return readStack(part, path);
  if (part['type'] !== 'split') throw new Misfit([...path, 'type'], t('is neither "split" nor "stack"'));
  const { direction } = part;
  if (direction !== 'row' && direction !== 'column') throw new Misfit([...path, 'direction'], t('is neither "row" nor "column"'));
  if (direction === within) throw new Misfit([...path, 'direction'], t('is that of the split around it'));
  const parts = list(part['parts'], [...path, 'parts']);
  if (parts.length < 2) throw new Misfit([...path, 'parts'], t('are fewer than two'));
  const shares = list(part['shares'], [...path, 'shares']).map((share, i) => {
    if (typeof share !== 'number' || !(share >= 0 && share <= 1)) throw new Misfit([...path, 'shares', i], t('is no number from 0 to 1'));
    return share;
  });
  if (shares.length !== parts.length)
    throw new Misfit([...path, 'shares'], t('are {{ count }} for {{ parts }} parts', { count: String(shares.length), parts: String(parts.length) }));
  if (Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) > ROUNDING) throw new Misfit([...path, 'shares'], t('do not sum to 1'));
  return { type: 'split', direction, parts: parts.map((inner, i) => readPart(inner, [...path, 'parts', i], direction, deepest - 1)), shares };
}

function readStack(part: Readonly<Record<string, unknown>>, path: readonly (string | number)[]): Stack {
  const id = readId(part['id'], [...path, 'id']);
  const panels = list(part['panels'], [...path, 'panels']).map((panel, i) => readPanel(panel, [...path, 'panels', i]));
  if (panels.length === 0) throw new Misfit([...path, 'panels'], t('are none'));
  const shown = panels.find((panel) => panel.id === part['shown'])?.id;
  if (shown === undefined) throw new Misfit([...path, 'shown'], t('is no panel of its stack'));
  if (typeof part['isFolded'] !== 'boolean') throw new Misfit([...path, 'isFolded'], t('is neither true nor false'));
  return { type: 'stack', id, panels, shown, isFolded: part['isFolded'] };
}

function readPanel(value: unknown, path: readonly (string | number)[]): PanelState {
  const panel = record(value, path);
  const { kind } = panel;
  if (!isPanelKind(kind)) throw new Misfit([...path, 'kind'], t('is no panel that this version has'));
  const link = panel['link'] === null ? null : LINK_COLOURS.find((colour) => colour === panel['link']);
  if (link === undefined) throw new Misfit([...path, 'link'], t('is neither null nor one of {{ list }}', { list: LINK_COLOURS.join(', ') }));
  return { id: readId(panel['id'], [...path, 'id']), kind, link, ...readTarget(panel, path) };
}

/** A pair and a length of candles, of which each may be left to others. */
export function readTarget(
  { pair, interval }: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
): { readonly pair: InstrumentId | null; readonly interval: Interval | null } {
  if (pair !== null && (typeof pair !== 'string' || !isInstrumentId(pair))) throw new Misfit([...path, 'pair'], t('is neither null nor a pair'));
  const known = interval === null ? null : INTERVALS.find((one) => one === interval);
  if (known === undefined) throw new Misfit([...path, 'interval'], t('is neither null nor one of {{ list }}', { list: INTERVALS.join(', ') }));
  return { pair, interval: known };
}

export function record(value: unknown, path: readonly (string | number)[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit(path, t('is no object'));
  return value as Readonly<Record<string, unknown>>;
}

export function list(value: unknown, path: readonly (string | number)[]): readonly unknown[] {
  if (!Array.isArray(value)) throw new Misfit(path, t('is no list'));
  return value;
}

function readId(value: unknown, path: readonly (string | number)[]): string {
  if (typeof value !== 'string' || !ID.test(value)) throw new Misfit(path, t('is no name of small letters, digits and hyphens'));
  return value;
}

function refuseTwice(
  all: readonly { readonly id: string }[],
  words: 'the panel "{{ id }}" is there twice' | 'the stack "{{ id }}" is there twice',
  path: readonly (string | number)[],
): void {
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) throw new Misfit(path, t(words, { id }));
    seen.add(id);
  }
}
