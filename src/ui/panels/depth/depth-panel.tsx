import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import type { BookView } from '../../../domain/book';
import { type InstrumentId, parseInstrumentId, priceDecimals } from '../../../domain/instrument';
import { type Precision, topicKey } from '../../../domain/topic';
import { decimalsForSizes, fixed, fixedSize } from '../../drawing/digits';
import { createFrameDraw } from '../../drawing/frame-draw';
import { createThemeColors } from '../../drawing/theme-colors';
import { createHotkeys } from '../../parts/hotkeys';
import { after } from '../../parts/next-of';
import { Panel } from '../../parts/panel';
import { TrustBadge } from '../../parts/trust-badge';
import { createTopic } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { restsInBook, waitsForEntry } from '../../trading/order-states';
import { fillTicket, hasTicket } from '../../trading/ticket-link';
import { type Text, t } from '../../words/t';
import { TopicNotice } from '../topic-notice';
import { ASKED_LEVELS, depthCurve, type ProbeSide, probeAt, usualSpan, wholeSpan, zoomedSpan } from './depth-curve';
import { type DepthPicture, drawDepth, type OwnPrice } from './depth-drawing';
import { steadySpan } from './depth-scale';
import './depth-panel.css';

const PRICE_RULE = { kind: 'significant', digits: 5, maxDecimals: 8 } as const;
const LEAST_MS = 100;
const NONE: readonly never[] = [];
const RANGES = [
  { precision: 'P0', name: 'Near|depth', title: 'The finest prices: the nearest 250 levels a side' },
  { precision: 'P1', name: 'Wide|depth', title: 'Ten times coarser prices, reaching further' },
  { precision: 'P2', name: 'Far|depth', title: 'A hundred times coarser prices, reaching furthest' },
] as const satisfies readonly { readonly precision: Precision; readonly name: Text; readonly title: Text }[];

interface Picture extends Omit<DepthPicture, 'font'> {
  /** Span of the whole book, and the least that zooming reaches. */
  readonly whole: number;
  readonly least: number;
  readonly sizeDecimals: number;
}

export interface DepthPanelProps {
  instrument: InstrumentId;
  /** Whose orders are marked. */
  account: Account;
}

/** Resting size summed outward from the mid, both sides at one scale. */
export function DepthPanel(props: DepthPanelProps): JSX.Element {
  const [range, setRange] = createSignal<(typeof RANGES)[number]>(RANGES[0]);
  const key = createMemo(() => topicKey({ kind: 'book', instrument: props.instrument, precision: range().precision, depth: ASKED_LEVELS }));
  const topic = createTopic(key);
  const codes = createMemo(() => parseInstrumentId(props.instrument));
  const [size, setSize] = createSignal({ width: 0, height: 0, ratio: 1 });
  /** Part of the picture's half that the probe stands at: 0 the mid, 1 the edge. Null: no probe. */
  const [reach, setReach] = createSignal<number | null>(null);
  /** Null: as far as most levels stand. Infinity: the whole book. */
  const [zoom, setZoom] = createSignal<number | null>(null);
  const [isLog, setLog] = createSignal(false);
  const orders = createMemo(() => props.account.view()?.orders ?? NONE);
  const own = createMemo(() =>
    orders()
      .filter((order) => order.terms.instrument === props.instrument && restsInBook(order) && !waitsForEntry(order))
      .map(({ terms }): OwnPrice => ({ price: Number(terms.price), side: terms.side })),
  );
  const colors = createThemeColors({ buy: '--buy', sell: '--sell', line: '--line', ground: '--panel', text: '--text-3', strong: '--text-1' });
  let canvas!: HTMLCanvasElement;
  let plot!: HTMLDivElement;
  let whole: number | null = null;
  let usual: number | null = null;
  let sizeDecimals: number | null = null;

  const [picture, setPicture] = createSignal<Picture | null>(null);

  function look(): Picture | null {
    const now = topic();
    const book: BookView | null = now?.data?.kind === 'book' ? now.data.book : null;
    const bid = book?.bids[0];
    const ask = book?.asks[0];
    if (now === null || book === null || (bid === undefined && ask === undefined)) return null;
    const mid = ((bid ?? (ask as number)) + (ask ?? (bid as number))) / 2;
    const bids = depthCurve(book.bids);
    const asks = depthCurve(book.asks);
    const decimals = priceDecimals(PRICE_RULE, mid);
    const least = 4 * Number(`1e-${decimals}`);
    whole = Math.max(least, steadySpan(whole, wholeSpan(bids, asks, mid)));
    usual = steadySpan(usual, usualSpan(bids, asks, mid));
    sizeDecimals ??= decimalsForSizes(bids.totals);
    const span = zoomedSpan(zoom() ?? usual, 0, least, whole);
    const at = reach();
    const probe = at === null ? null : probeAt(bids, asks, mid, at * span);
    return {
      bids,
      asks,
      mid,
      span,
      whole,
      least,
      priceDecimals: decimals,
      sizeDecimals,
      probe,
      isLog: isLog(),
      own: own(),
      isLive: now.status.state === 'live',
    };
  }

  function clear(): void {
    whole = null;
    usual = null;
    sizeDecimals = null;
    setZoom(null);
    setReach(null);
    setPicture(null);
    canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
  }

  function draw(): void {
    const { width, height, ratio } = size();
    const ctx = canvas.getContext('2d');
    const now = look();
    setPicture(now);
    if (ctx === null || width === 0) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (now === null) ctx.clearRect(0, 0, width, height);
    else drawDepth(ctx, width, height, { ...now, font: `11px ${fontFamily}` }, colors());
  }

  // The market moves the curves ten times a second at most; the reader's hand moves them at once.
  const requestDraw = createFrameDraw(draw, LEAST_MS);
  const requestDrawNow = createFrameDraw(draw);
  let fontFamily = 'sans-serif';

  onMount(() => {
    fontFamily = getComputedStyle(plot).fontFamily;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      const ratio = devicePixelRatio;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      setSize({ width, height, ratio });
    });
    observer.observe(plot);
    // What was drawn in the fallback font is drawn again in ours.
    void document.fonts.ready.then(requestDrawNow);
    onCleanup(() => observer.disconnect());
    createEffect(on(key, clear, { defer: true }));
    createEffect(on(topic, requestDraw));
    createEffect(on([reach, zoom, size, colors, isLog, own], requestDrawNow));
    // Solid would register a passive listener, and the page would scroll along.
    plot.addEventListener('wheel', onWheel, { passive: false });
  });

  function zoomBy(notches: number): void {
    const now = picture();
    if (now === null) return;
    const span = zoomedSpan(now.span, notches, now.least, now.whole);
    setZoom(span >= now.whole ? Number.POSITIVE_INFINITY : span);
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    zoomBy(Math.sign(event.deltaY));
  }

  function onPointer(event: PointerEvent): void {
    const { width } = size();
    if (width > 0) setReach(Math.min(1, Math.abs((event.offsetX / width) * 2 - 1)));
  }

  /** The price at a distance on one side, into the ticket where there is one. It sends nothing. */
  function offer(direction: 1 | -1, part: number): void {
    const now = picture();
    if (now === null || !hasTicket()) return;
    const price = Number((now.mid + direction * part * now.span).toFixed(now.priceDecimals));
    if (price > 0) fillTicket({ instrument: props.instrument, price });
  }

  function onClick(event: MouseEvent): void {
    const part = (event.offsetX / size().width) * 2 - 1;
    if (size().width > 0) offer(part < 0 ? -1 : 1, Math.abs(part));
  }

  function onKey(event: KeyboardEvent): void {
    const at = reach() ?? 0;
    const step = event.shiftKey ? 0.1 : 0.01;
    if (event.key === 'ArrowRight' || event.key === 'ArrowUp') setReach(Math.min(1, at + step));
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') setReach(Math.max(0, at - step));
    else if (event.key === 'Home') setReach(0);
    else if (event.key === 'End') setReach(1);
    else if (event.key === 'Escape') setReach(null);
    else if (event.key === 'Enter' && !event.repeat) offer(event.shiftKey ? 1 : -1, at);
    else if (event.key === '+' || event.key === '=') zoomBy(-1);
    else if (event.key === '-') zoomBy(1);
    else return;
    event.preventDefault();
  }

  createHotkeys(
    t('Depth'),
    [
      { id: 'depth log', key: 'g', label: t('Heights by the logarithm of the size, or by the size'), run: () => setLog((was) => !was) },
      { id: 'depth range', key: 'v', label: t('Next range of the book'), run: () => setRange((now) => after(RANGES, now)) },
    ],
    () => plot,
  );

  const isZoomed = createMemo(() => (picture()?.span ?? 0) < (picture()?.whole ?? 0));
  const facts = (side: ProbeSide): readonly string[] => {
    const decimals = picture()?.sizeDecimals ?? 4;
    const least = side.isBeyond ? '≥ ' : '';
    return [
      fixed(side.price, picture()?.priceDecimals ?? 0),
      `${side.ratio < 0 ? '−' : '+'}${fixed(Math.abs(side.ratio) * 100, 3)} %`,
      `${least}${fixedSize(side.total, decimals)} ${codes()?.base}`,
      `${least}${fixed(side.value, side.value >= 1000 ? 0 : 4)} ${codes()?.quote}`,
    ];
  };
  // Told anew when the reader moves, not when the book does: this is no live region.
  const spoken = createMemo(
    on([reach, range], () => {
      const probe = look()?.probe ?? null;
      if (probe === null)
        return t(
          'Arrow keys read the book at a distance from the mid; Enter takes the price among the bids into the ticket, Shift Enter that among the asks',
        );
      return t('Bids to {{ bids }}. Asks to {{ asks }}.', { bids: facts(probe.bid).join(', '), asks: facts(probe.ask).join(', ') });
    }),
  );

  return (
    <Panel
      title={t('Depth')}
      class="depth"
      tools={
        <>
          <Show when={isZoomed()}>
            <button type="button" class="tool" onClick={() => setZoom(Number.POSITIVE_INFINITY)}>
              {t('Whole book')}
            </button>
          </Show>
          <button
            type="button"
            class="tool"
            aria-pressed={isLog()}
            title={t('Heights by the logarithm of the size')}
            onClick={() => setLog((was) => !was)}
          >
            {t('log')}
          </button>
          <fieldset class="depth-ranges" aria-label={t('Range of the book')}>
            <For each={RANGES}>
              {(one) => (
                <button type="button" class="tool" aria-pressed={range() === one} title={t(one.title)} onClick={() => setRange(one)}>
                  {t(one.name)}
                </button>
              )}
            </For>
          </fieldset>
          <TrustBadge status={topic()?.status ?? null} />
        </>
      }
    >
      <div class="depth-panel" data-state={topic()?.status.state ?? 'verifying'}>
        <div
          class="depth-plot"
          ref={plot}
          role="slider"
          tabIndex={0}
          aria-label={t('Distance from the mid price')}
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow={Math.round((reach() ?? 0) * 100)}
          aria-valuetext={spoken()}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          onPointerLeave={() => setReach(null)}
          onKeyDown={onKey}
          onClick={onClick}
          onDblClick={() => setZoom(null)}
        >
          <canvas class="depth-canvas" ref={canvas} />
          <Show when={picture()?.probe}>
            {(probe) => (
              <div class="depth-facts" aria-hidden="true">
                <dl class="depth-fact" data-side="buy">
                  <For each={facts(probe().bid)}>{(fact) => <dd>{fact}</dd>}</For>
                </dl>
                <dl class="depth-fact" data-side="sell">
                  <For each={facts(probe().ask)}>{(fact) => <dd>{fact}</dd>}</For>
                </dl>
              </div>
            )}
          </Show>
          <TopicNotice status={topic()?.status ?? null} hasData={picture() !== null} what={t('depth')} topic={key()} />
        </div>
      </div>
    </Panel>
  );
}
