import { saveBlob } from '../../../trading/csv';
import type { ChartSurface } from '../chart-surface';
import { pictureName, timeWords } from './picture-name';

const LINE_PX = 18;
const EDGE_PX = 10;
/** What stands at the right. */
const ASIDE_PX = 150;

export interface PictureFacts {
  readonly pair: string;
  readonly interval: string;
  readonly now: number;
  /** What lies across the chart; null: nothing. */
  readonly watermark: string | null;
}

/**
 * Hand the chart to the user as a file: what its legend says stands above it, on the ground that it has on the screen. Resolves false where the
 * browser makes no picture of it.
 */
export function savePicture(surface: ChartSurface, facts: PictureFacts): Promise<boolean> {
  const chart = surface.library.chart.takeScreenshot();
  const panel = surface.host.parentElement as HTMLElement;
  const width = surface.host.clientWidth;
  const ratio = chart.width / width;
  const lines = ['.chart-legend', '.indicator-line'].flatMap((part) => [...panel.querySelectorAll(part)].map(wordsOf));
  const head = 2 * EDGE_PX + Math.max(lines.length, 2) * LINE_PX;
  const picture = document.createElement('canvas');
  picture.width = chart.width;
  picture.height = chart.height + Math.round(head * ratio);
  const context = picture.getContext('2d');
  if (context === null) return Promise.resolve(false);
  const root = getComputedStyle(document.documentElement);
  context.fillStyle = root.getPropertyValue('--panel');
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(chart, 0, picture.height - chart.height);
  context.scale(ratio, ratio);
  context.font = `12px ${getComputedStyle(panel).fontFamily}`;
  context.textBaseline = 'middle';
  const lineAt = (i: number): number => EDGE_PX + (i + 0.5) * LINE_PX;
  context.textAlign = 'right';
  context.fillStyle = root.getPropertyValue('--caution');
  context.fillText(facts.watermark ?? '', width - EDGE_PX, lineAt(0));
  context.fillStyle = root.getPropertyValue('--text-2');
  context.fillText(timeWords(facts.now), width - EDGE_PX, lineAt(1));
  context.textAlign = 'left';
  context.fillStyle = root.getPropertyValue('--text-1');
  for (const [i, line] of lines.entries()) context.fillText(line, EDGE_PX, lineAt(i), width - 2 * EDGE_PX - ASIDE_PX);
  return new Promise((resolve) => {
    picture.toBlob((blob) => {
      if (blob !== null) saveBlob(pictureName(facts.pair, facts.interval, facts.now), blob);
      resolve(blob !== null);
    });
  });
}

/** The parts of a line of the legend, set apart as they are on the screen. */
const wordsOf = (line: Element): string =>
  [...line.children]
    .map((part) => part.textContent.trim())
    .filter((text) => text !== '')
    .join('   ');
