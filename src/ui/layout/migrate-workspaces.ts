export const VERSION = 2;

type Fields = Readonly<Record<string, unknown>>;

/** What an older version wrote, as this one would have written it. What makes no sense stays as it is: who reads it says so. */
export const migrated = (found: Fields): Fields => (found['version'] === 1 ? fromVersion1(found) : found);

/** Version 1 had no candles of a panel's own, and of a colour its pair alone. */
function fromVersion1(found: Fields): Fields {
  const all = mapped(found['all'], (one) => ({ ...one, links: withTargets(one['links']), layout: withIntervals(one['layout']) }));
  return { ...found, version: 2, all };
}

const withTargets = (links: unknown): unknown =>
  isFields(links) ? Object.fromEntries(Object.entries(links).map(([colour, pair]) => [colour, { pair, interval: null }])) : links;

/** Deeper than any that will be read. */
const DEEPEST = 20;

function withIntervals(part: unknown, deepest = DEEPEST): unknown {
  if (!isFields(part) || deepest === 0) return part;
  if (part['type'] === 'stack') return { ...part, panels: mapped(part['panels'], (panel) => ({ ...panel, interval: null })) };
  return Array.isArray(part['parts']) ? { ...part, parts: part['parts'].map((inner: unknown) => withIntervals(inner, deepest - 1)) } : part;
}

const mapped = (all: unknown, change: (one: Fields) => Fields): unknown =>
  Array.isArray(all) ? all.map((one: unknown) => (isFields(one) ? change(one) : one)) : all;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
