import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount } from 'solid-js';
import { type InstrumentId, pairLabel, parseInstrumentId, priceDecimals } from '../../../domain/instrument';
import type { Tape } from '../../../domain/tape';
import { topicKey } from '../../../domain/topic';
import { decimalsForSizes } from '../../drawing/digits';
import { createFrameDraw } from '../../drawing/frame-draw';
import { createThemeColors } from '../../drawing/theme-colors';
import { createHotkeys } from '../../parts/hotkeys';
import { after } from '../../parts/next-of';
import { Panel } from '../../parts/panel';
import { TrustBadge } from '../../parts/trust-badge';
import { shownZone } from '../../parts/zone';
import { createTopic, useTerminal } from '../../terminal-context';
import { t } from '../../words/t';
import { TopicNotice } from '../topic-notice';
import { columnOf, slotRead } from './heat-columns';
import { AXIS_HEIGHT, HeatDrawing, type HeatScene, viewOf } from './heat-drawing';
import { COLUMN_PX, placing } from './heat-overlay';
import { recordOf } from './heat-record';
import { SLOT_MS, slotOf } from './heat-ring';
import { sinceWords, spotWords } from './heat-words';
import './heatmap-panel.css';

const PRICE_RULE = { kind: 'significant', digits: 5, maxDecimals: 8 } as const;
const SPANS = [2, 10, 30] as const;
/** Rows of the map in view. */
const ZOOMS = [24, 36, 54, 80, 120, 180, 250] as const;

/** The resting size of the book over the last half hour, as far as this tab saw it. */
export function HeatmapPanel(props: { instrument: InstrumentId }): JSX.Element {
  const terminal = useTerminal();
  const key = createMemo(() => topicKey({ kind: 'book', instrument: props.instrument, precision: 'P0', depth: 250 }));
  const topic = createTopic(key);
  const trades = createTopic(() => topicKey({ kind: 'trades', instrument: props.instrument }));
  const record = createMemo(() => recordOf(props.instrument));
  const tape = (): Tape | null => {
    const data = trades()?.data;
    return data?.kind === 'trades' ? data.tape : null;
  };
  const hasBook = createMemo(() => topic()?.data?.kind === 'book');
  const base = (): string => parseInstrumentId(props.instrument)?.base ?? '';
  const [minutes, setMinutes] = createSignal<(typeof SPANS)[number]>(10);
  const [zoom, setZoom] = createSignal(4);
  const [size, setSize] = createSignal({ width: 0, height: 0, ratio: 1 });
  const [cursor, setCursor] = createSignal<{ readonly x: number; readonly y: number } | null>(null);
  const [words, setWords] = createSignal('');
  const [since, setSince] = createSignal('');
  const [spoken, setSpoken] = createSignal('');
  const colors = createThemeColors({
    buy: '--buy',
    sell: '--sell',
    low: '--mark-blue',
    high: '--mark-yellow',
    known: '--raised',
    line: '--line',
    text: '--text-3',
    strong: '--text-1',
    ground: '--panel',
  });
  const drawing = new HeatDrawing();
  let canvas!: HTMLCanvasElement;
  let plot!: HTMLDivElement;
  let low: number | null = null;
  let sizeDecimals: number | null = null;
  let fontFamily = 'sans-serif';

  /** The prices in view follow the market once it has left the middle half of them, but not under a hand. */
  function lowest(bid: number, ask: number, rows: number, indexOf: (price: number) => number): number {
    const middle = indexOf((bid + ask) / 2);
    const isOff = low === null || Math.abs(middle - low - rows / 2) > (cursor() === null ? rows / 4 : rows / 2);
    if (isOff) low = middle - Math.floor(rows / 2);
    return low as number;
  }

  function sceneNow(): HeatScene | null {
    const { ring, trades: seen } = record();
    const best = ring?.newest == null ? null : ring.bestAt(ring.newest);
    if (ring === null || best === null) return null;
    const rows = ZOOMS[zoom()] as number;
    return {
      ring,
      trades: seen,
      now: terminal.now(),
      spanMs: minutes() * 60_000,
      low: lowest(best.bid, best.ask, rows, (price) => ring.indexOf(price)),
      rows,
      priceDecimals: priceDecimals(PRICE_RULE, best.bid),
      zone: shownZone(),
      cursor: cursor(),
    };
  }

  function draw(): void {
    const { width, height, ratio } = size();
    const ctx = canvas.getContext('2d');
    if (ctx === null || width === 0) return;
    const scene = sceneNow();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (scene === null) ctx.clearRect(0, 0, width, height);
    else drawing.draw(ctx, width, height, scene, colors(), `11px ${fontFamily}`);
    setWords(scene === null ? '' : wordsAt(scene));
    setSince(sinceWords(record().ring, scene === null ? 0 : placingOf(scene).start, shownZone(), topic()?.status.state === 'live'));
  }

  const plotSize = (scene: HeatScene) => ({ width: viewOf(size().width, scene).columns * COLUMN_PX, height: size().height - AXIS_HEIGHT });
  const placingOf = (scene: HeatScene) => placing(viewOf(size().width, scene), scene, plotSize(scene));

  function wordsAt(scene: HeatScene): string {
    if (scene.cursor === null) return '';
    const { height } = plotSize(scene);
    const data = topic()?.data;
    sizeDecimals ??= data?.kind === 'book' ? decimalsForSizes(data.book.bids.filter((_, i) => i % 3 === 1)) : null;
    const view = viewOf(size().width, scene);
    const column = columnOf(slotOf(scene.now), view) - view.columns + 1 + Math.floor(scene.cursor.x / COLUMN_PX);
    return spotWords(
      scene.ring,
      {
        slot: slotRead(scene.ring, column, view),
        index: Math.floor(scene.low + scene.rows * (1 - scene.cursor.y / height)),
      },
      { base: base(), priceDecimals: scene.priceDecimals, sizeDecimals: sizeDecimals ?? 4, zone: scene.zone },
    );
  }

  const requestDraw = createFrameDraw(draw);

  onMount(() => {
    fontFamily = getComputedStyle(plot).fontFamily;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      canvas.width = Math.round(width * devicePixelRatio);
      canvas.height = Math.round(height * devicePixelRatio);
      setSize({ width, height, ratio: devicePixelRatio });
    });
    observer.observe(plot);
    onCleanup(() => observer.disconnect());
    const onSight = (): void => record().doubt(topic());
    document.addEventListener('visibilitychange', onSight);
    onCleanup(() => document.removeEventListener('visibilitychange', onSight));
    // The map is of what was, by the clock: it goes on where the market stands still.
    const timer = setInterval(() => {
      if (document.hidden) return;
      record().sample(topic(), tape(), terminal.now());
      requestDraw();
    }, SLOT_MS);
    onCleanup(() => clearInterval(timer));
    createEffect(on(topic, (now) => now?.status.state !== 'live' && record().doubt(null)));
    createEffect(
      on(record, (now) => {
        drawing.clear();
        low = null;
        sizeDecimals = null;
        setCursor(null);
        onCleanup(() => now.doubt(null));
      }),
    );
    createEffect(
      on(
        zoom,
        () => {
          low = null;
        },
        { defer: true },
      ),
    );
    createEffect(on([record, minutes, zoom, size, cursor, colors, shownZone], requestDraw));
    // Solid would register a passive listener, and the page would scroll along.
    plot.addEventListener('wheel', onWheel, { passive: false });
  });

  const zoomBy = (by: number): void => void setZoom((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + by)));
  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    zoomBy(Math.sign(event.deltaY));
  }

  function onPointer(event: PointerEvent): void {
    const scene = sceneNow();
    if (scene === null) return;
    const { width, height } = plotSize(scene);
    const isInside = event.offsetX < width && event.offsetY < height;
    setCursor(isInside ? { x: event.offsetX, y: event.offsetY } : null);
  }

  function onKey(event: KeyboardEvent): void {
    const scene = sceneNow();
    if (scene === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { width, height } = plotSize(scene);
    const row = height / scene.rows;
    const from = cursor() ?? { x: width - COLUMN_PX, y: height / 2 + row / 2 };
    const times = event.shiftKey ? 10 : 1;
    const to = (x: number, y: number): void =>
      void setCursor({ x: Math.min(width - 1, Math.max(0, from.x + x * times)), y: Math.min(height - 1, Math.max(0, from.y + y * times)) });
    if (event.key === 'ArrowLeft') to(-COLUMN_PX, 0);
    else if (event.key === 'ArrowRight') to(COLUMN_PX, 0);
    else if (event.key === 'ArrowUp') to(0, -row);
    else if (event.key === 'ArrowDown') to(0, row);
    else if (event.key === 'Escape' && cursor() !== null) setCursor(null);
    else if (event.key === '+' || event.key === '=') zoomBy(-1);
    else if (event.key === '-') zoomBy(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
    const now = sceneNow();
    setSpoken(now === null ? '' : wordsAt(now));
  }

  createHotkeys(
    t('Heatmap'),
    [{ id: 'heat span', key: 'v', label: t('Next time in view'), run: () => setMinutes((now) => after(SPANS, now)) }],
    () => plot,
  );

  return (
    <Panel title={t('Heatmap')} class="heatmap" tools={<TrustBadge status={topic()?.status ?? null} />}>
      <div class="heatmap-panel">
        <div class="panel-tools">
          <fieldset class="heat-spans" aria-label={t('Time in view')}>
            <For each={SPANS}>
              {(one) => (
                <button type="button" class="tool" aria-pressed={minutes() === one} onClick={() => setMinutes(one)}>
                  {t('{{ count }} min|in view', { count: one })}
                </button>
              )}
            </For>
          </fieldset>
          <button type="button" class="tool" aria-label={t('Fewer prices')} title={t('Fewer prices (+, wheel)')} onClick={() => zoomBy(-1)}>
            +
          </button>
          <button type="button" class="tool" aria-label={t('More prices')} title={t('More prices (−, wheel)')} onClick={() => zoomBy(1)}>
            −
          </button>
          <span class="heat-since">{since()}</span>
        </div>
        <div
          class="heat-plot"
          ref={plot}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys move the reader's cross.
          tabIndex={0}
          aria-label={t('Resting size of {{ pair }} over time. Arrow keys read it at a moment and a price', { pair: pairLabel(props.instrument) })}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          onPointerLeave={() => setCursor(null)}
          onBlur={() => setCursor(null)}
          onKeyDown={onKey}
        >
          <canvas class="heat-canvas" ref={canvas} />
          <p class="heat-words" aria-hidden="true" data-shown={words() !== ''}>
            {words()}
          </p>
          <TopicNotice status={topic()?.status ?? null} hasData={hasBook()} what={t('order book')} topic={key()} />
        </div>
        <p class="visually-hidden" aria-live="polite">
          {spoken()}
        </p>
      </div>
    </Panel>
  );
}
