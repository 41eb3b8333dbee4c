import { fixed } from '../../drawing/digits';
import { faded } from '../../drawing/faded';
import { type DepthCurve, isWhole, levelsWithin, type Probe } from './depth-curve';
import { axisNumber, linearScale, logScale, niceCeil, type TotalScale } from './depth-scale';

export interface DepthColors {
  readonly buy: string;
  readonly sell: string;
  readonly line: string;
  /** Behind it all. */
  readonly ground: string;
  readonly text: string;
  readonly strong: string;
}

export interface DepthPicture {
  readonly bids: DepthCurve;
  readonly asks: DepthCurve;
  readonly mid: number;
  /** Distance from the mid to either edge. */
  readonly span: number;
  readonly priceDecimals: number;
  readonly probe: Probe | null;
  /** Heights by the logarithm of the total. */
  readonly isLog: boolean;
  /** Prices of one's own orders in the book. */
  readonly own: readonly OwnPrice[];
  /** Old or unproved data is drawn without its colours. */
  readonly isLive: boolean;
  readonly font: string;
}

export interface OwnPrice {
  readonly price: number;
  readonly side: 'buy' | 'sell';
}

const AXIS_HEIGHT = 22;
const HEADROOM = 8;

/** Draws the whole picture in CSS pixels; the context is scaled already. */
export function drawDepth(ctx: CanvasRenderingContext2D, width: number, height: number, picture: DepthPicture, colors: DepthColors): void {
  const { bids, asks, mid, span, probe } = picture;
  const floor = height - AXIS_HEIGHT;
  ctx.clearRect(0, 0, width, height);
  if (!(span > 0) || floor < 40) return;
  const totalWithin = (curve: DepthCurve): number => curve.totals[levelsWithin(curve, mid, span) - 1] ?? 0;
  const top = niceCeil(Math.max(totalWithin(bids), totalWithin(asks)));
  const x = (price: number): number => ((price - mid) / span + 1) * (width / 2);
  const scale = picture.isLog ? logScale(Math.min(bids.totals[0] ?? top, asks.totals[0] ?? top), top) : linearScale(top);
  const y = (total: number): number => floor - scale.partOf(total) * (floor - HEADROOM);
  const buy = picture.isLive ? colors.buy : colors.text;
  const sell = picture.isLive ? colors.sell : colors.text;

  drawGrid(ctx, width, floor, scale, y, colors);
  drawSide(ctx, bids, picture, x, y, floor, buy);
  drawSide(ctx, asks, picture, x, y, floor, sell);
  drawTotals(ctx, width, floor, scale, y, colors, picture.font);
  drawPrices(ctx, width, floor, picture, colors);
  drawOwn(ctx, picture, x, y, floor, colors);
  if (probe !== null) drawProbe(ctx, probe, x, y, floor, buy, sell, colors);
}

function drawGrid(
  ctx: CanvasRenderingContext2D,
  width: number,
  floor: number,
  scale: TotalScale,
  y: (total: number) => number,
  colors: DepthColors,
): void {
  ctx.lineWidth = 1;
  ctx.strokeStyle = colors.line;
  const lines = linesOf(floor);
  for (let i = 1; i <= lines; i++) {
    const at = Math.round(y(scale.totalAt(i / lines))) + 0.5;
    ctx.beginPath();
    ctx.moveTo(0, at);
    ctx.lineTo(width, at);
    ctx.stroke();
  }
  ctx.beginPath();
  ctx.moveTo(0, floor + 0.5);
  ctx.lineTo(width, floor + 0.5);
  ctx.stroke();
  const middle = Math.round(width / 2) + 0.5;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.moveTo(middle, HEADROOM);
  ctx.lineTo(middle, floor);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Height in lines of the grid. */
const linesOf = (floor: number): number => (floor > 160 ? 4 : 2);

/** What the lines mean, at both edges. Over the curves, which would strike them through. */
function drawTotals(
  ctx: CanvasRenderingContext2D,
  width: number,
  floor: number,
  scale: TotalScale,
  y: (total: number) => number,
  colors: DepthColors,
  font: string,
): void {
  ctx.font = font;
  ctx.textBaseline = 'bottom';
  ctx.lineWidth = 3;
  ctx.strokeStyle = colors.ground;
  ctx.fillStyle = colors.text;
  const lines = linesOf(floor);
  for (let i = 1; i < lines; i++) {
    const total = scale.totalAt(i / lines);
    const at = Math.round(y(total)) - 1.5;
    for (const [align, x] of [
      ['left', 6],
      ['right', width - 6],
    ] as const) {
      ctx.textAlign = align;
      ctx.strokeText(axisNumber(total), x, at);
      ctx.fillText(axisNumber(total), x, at);
    }
  }
}

/** A staircase from the best price outward. It ends where what is known does; a side known to its end has nothing more, and goes on flat. */
function drawSide(
  ctx: CanvasRenderingContext2D,
  curve: DepthCurve,
  picture: DepthPicture,
  x: (price: number) => number,
  y: (total: number) => number,
  floor: number,
  color: string,
): void {
  const shown = levelsWithin(curve, picture.mid, picture.span);
  if (shown === 0) return;
  const start = x(curve.prices[0] as number);
  const reachesEdge = shown < curve.length || isWhole(curve);
  const direction = (curve.prices[0] as number) > picture.mid ? 1 : -1;
  const end = reachesEdge ? x(picture.mid + direction * picture.span) : x(curve.prices[shown - 1] as number);
  ctx.beginPath();
  ctx.moveTo(start, floor);
  let height = floor;
  for (let i = 0; i < shown; i++) {
    const at = x(curve.prices[i] as number);
    ctx.lineTo(at, height);
    height = y(curve.totals[i] as number);
    ctx.lineTo(at, height);
  }
  ctx.lineTo(end, height);
  ctx.lineWidth = 1.5;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = color;
  ctx.stroke();
  ctx.lineTo(end, floor);
  ctx.closePath();
  ctx.fillStyle = faded(color, 0.16);
  ctx.fill();
}

function drawPrices(ctx: CanvasRenderingContext2D, width: number, floor: number, picture: DepthPicture, colors: DepthColors): void {
  const { mid, span, priceDecimals } = picture;
  ctx.font = picture.font;
  ctx.textBaseline = 'middle';
  // The ends stand inside the picture, so they come closer to their neighbours than those do to each other.
  const widest = ctx.measureText(fixed(mid + span, priceDecimals + 1)).width;
  const steps = width > 11 * widest ? 4 : width > 7 * widest ? 2 : 1;
  for (let i = -steps; i <= steps; i++) {
    const isEdge = Math.abs(i) === steps;
    const at = ((i / steps + 1) * width) / 2;
    ctx.textAlign = i === -steps ? 'left' : i === steps ? 'right' : 'center';
    ctx.fillStyle = i === 0 ? colors.strong : colors.text;
    const price = mid + (span * i) / steps;
    ctx.fillText(fixed(price, i === 0 ? priceDecimals + 1 : priceDecimals), isEdge ? (i < 0 ? 6 : width - 6) : at, floor + AXIS_HEIGHT / 2 + 1);
  }
}

/** A diamond on the curve where an order of one's own stands, with a line down to its price. */
function drawOwn(
  ctx: CanvasRenderingContext2D,
  { bids, asks, mid, span, own }: DepthPicture,
  x: (price: number) => number,
  y: (total: number) => number,
  floor: number,
  colors: DepthColors,
): void {
  for (const { price, side } of own) {
    const distance = Math.abs(price - mid);
    if (distance > span) continue;
    const curve = side === 'buy' ? bids : asks;
    const [at, height] = [x(price), y(curve.totals[levelsWithin(curve, mid, distance) - 1] ?? 0)];
    ctx.lineWidth = 1;
    ctx.strokeStyle = colors.strong;
    ctx.beginPath();
    ctx.moveTo(Math.round(at) + 0.5, height);
    ctx.lineTo(Math.round(at) + 0.5, floor);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(at, height - 5);
    ctx.lineTo(at + 5, height);
    ctx.lineTo(at, height + 5);
    ctx.lineTo(at - 5, height);
    ctx.closePath();
    ctx.fillStyle = side === 'buy' ? colors.buy : colors.sell;
    ctx.fill();
    ctx.stroke();
  }
}

function drawProbe(
  ctx: CanvasRenderingContext2D,
  probe: Probe,
  x: (price: number) => number,
  y: (total: number) => number,
  floor: number,
  buy: string,
  sell: string,
  colors: DepthColors,
): void {
  for (const [side, color] of [
    [probe.bid, buy],
    [probe.ask, sell],
  ] as const) {
    const at = Math.round(x(side.price)) + 0.5;
    const height = y(side.total);
    ctx.lineWidth = 1;
    ctx.strokeStyle = faded(colors.strong, 0.5);
    ctx.setLineDash([2, 3]);
    ctx.beginPath();
    ctx.moveTo(at, HEADROOM);
    ctx.lineTo(at, floor);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(at, height, 4, 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.fill();
  }
}
