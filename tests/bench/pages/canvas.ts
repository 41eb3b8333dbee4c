/**
 * A bare page that draws once a frame what the Scalper preset shows, on canvases and with made-up numbers: ladder, heatmap, tape,
 * chart and a watchlist of thirty. A worker takes the same frames from the exchange meanwhile and drops them.
 */
import { offerPainting } from './offer-painting';

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly draw: (on: CanvasRenderingContext2D, width: number, height: number) => void;
}

const ROW = 20;

const rows =
  (cells: number, hasBar: boolean) =>
  (on: CanvasRenderingContext2D, width: number, height: number): void => {
    on.clearRect(0, 0, width, height);
    for (let y = 0; y < height; y += ROW) {
      if (hasBar) {
        on.fillStyle = '#2a44';
        on.fillRect(0, y, Math.random() * width, ROW - 1);
      }
      on.fillStyle = '#ddd';
      for (let cell = 0; cell < cells; cell++) on.fillText((Math.random() * 100_000).toFixed(2), (cell * width) / cells + 4, y + 14);
    }
  };

/** A column further each fourth of a second would be less than this draws. */
const heat = (on: CanvasRenderingContext2D, width: number, height: number): void => {
  on.drawImage(on.canvas, -1, 0);
  for (let y = 0; y < height; y += 2) {
    on.fillStyle = `hsl(210 80% ${Math.random() * 60}%)`;
    on.fillRect(width - 1, y, 1, 2);
  }
};

const candles = (on: CanvasRenderingContext2D, width: number, height: number): void => {
  on.clearRect(0, 0, width, height);
  for (let x = 0; x < width; x += 7) {
    const top = Math.random() * height * 0.5;
    on.fillStyle = Math.random() < 0.5 ? '#2a6' : '#c44';
    on.fillRect(x + 2, top, 1, height * 0.4);
    on.fillRect(x, top + height * 0.1, 5, height * 0.2);
  }
};

const PLANES: readonly Plane[] = [
  { width: 220, height: 600, draw: rows(3, false) },
  { width: 360, height: 800, draw: rows(3, true) },
  { width: 480, height: 400, draw: heat },
  { width: 480, height: 400, draw: candles },
  { width: 300, height: 800, draw: rows(3, false) },
];

document.body.style.cssText = 'margin:0;display:flex;flex-wrap:wrap;height:100vh;overflow:hidden;background:#111';
const planes = PLANES.map(({ width, height, draw }) => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  document.body.append(canvas);
  const on = canvas.getContext('2d') as CanvasRenderingContext2D;
  on.font = '12px sans-serif';
  return () => draw(on, width, height);
});

function paint(): void {
  for (const draw of planes) draw();
  requestAnimationFrame(paint);
}

offerPainting(paint);
