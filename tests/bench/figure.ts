/** One line of the table: a ratio out of one run, and what it has to reach. */
export interface Figure {
  /** Name in `--json` and for `--only`. */
  readonly name: string;
  readonly title: string;
  readonly value: number;
  readonly unit: '' | '×' | 'ms' | 'kB' | 'MB' | 'frames';
  /** Null: for information. */
  readonly target: { readonly atLeast: number } | { readonly atMost: number } | null;
  /** Absolute values behind it: they hold for this machine and this run only. */
  readonly absolutes: Readonly<Record<string, number>>;
  /** What shows that the work was really done. */
  readonly proof: string;
}

export function isReached({ value, target }: Figure): boolean {
  if (target === null) return true;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Ratio of each round, then the middle one: a disturbance hits both contenders of its round. */
export const medianRatio = (over: readonly number[], under: readonly number[]): number =>
  median(over.map((value, round) => value / (under[round] ?? Number.NaN)));

export function shown(value: number): string {
  const size = Math.abs(value);
  return size >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** The table that `npm run bench` prints. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.title,
    `${shown(figure.value)} ${figure.unit}`.trim(),
    targetText(figure),
    figure.target === null ? 'for information' : isReached(figure) ? 'pass' : 'FAIL',
  ]);
  const header = ['figure', 'measured', 'to reach', ''];
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const details = figures.flatMap(({ title, absolutes, proof }) => [
    title,
    `  ${Object.entries(absolutes)
      .map(([name, value]) => `${name} ${shown(value)}`)
      .join(', ')}`,
    `  ${proof}`,
  ]);
  return [
    line(header),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    '',
    'Behind them (this machine, this run):',
    ...details,
  ].join('\n');
}

function targetText({ target, unit }: Figure): string {
  if (target === null) return '—';
  return 'atLeast' in target ? `≥ ${target.atLeast} ${unit}`.trim() : `≤ ${target.atMost} ${unit}`.trim();
}
