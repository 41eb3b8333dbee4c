import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from 'solid-js';
import { type Candle, type Interval, isShortInterval, LONG_INTERVALS } from '../../../domain/candle';
import { type InstrumentId, parseInstrumentId, priceDecimals } from '../../../domain/instrument';
import { topicKey } from '../../../domain/topic';
import type { VenueMs } from '../../../domain/units';
import { createFrameDraw } from '../../drawing/frame-draw';
import { createThemeColors } from '../../drawing/theme-colors';
import { dayAndTime, type Zone } from '../../format/time';
import { createHotkeys } from '../../parts/hotkeys';
import { inNextTask } from '../../parts/in-next-task';
import { keepInView } from '../../parts/keep-in-view';
import { Panel } from '../../parts/panel';
import { createScrollRow } from '../../parts/scroll-row';
import { TrustBadge } from '../../parts/trust-badge';
import { shownZone } from '../../parts/zone';
import { createTopic, useSeconds, useTerminal } from '../../terminal-context';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { TopicNotice } from '../topic-notice';
import { CandleFeed, type ChartStep } from './candle-feed';
import { ChartLegend } from './chart-legend';
import { barOf, type ChartSurface, placeOf } from './chart-surface';
import { timeLeft } from './countdown';
import { type CrosshairGroup, createCrosshair } from './crosshair/create-crosshair';
import { createLayers, LayerButtons, Layers } from './layers';
import { type LegendFacts, legendOf, watermark } from './legend';
import { PriceChart } from './price-chart';
import { type PriceScale, readScale } from './price-scale';
import { ScaleButtons } from './scale-buttons';
import { ShortIntervals } from './short-intervals';
import { loadStored, saveStored } from './stored-layers';
import { zoneOf } from './time-marks';
import './chart-panel.css';

const PRICE_RULE = { kind: 'significant', digits: 5, maxDecimals: 8 } as const;
/** Intervals with a key of their own, `1` to `9`. */
const KEYED: readonly Interval[] = ['1m', '5m', '15m', '30m', '1h', '4h', '1D', '1W', '1M'];
/** Bars between the left edge of the view and the oldest at which older ones are asked for. */
const NEAR_THE_EDGE = 30;
/** Candles are waited for so long before the chart is shown without. */
const EMPTY_AFTER_MS = 1_000;
/** The library paints its whole canvas for each update, and nobody reads candles at sixty a second. */
const LEAST_MS = 50;

export interface ChartPanelProps {
  instrument: InstrumentId;
  interval: Interval;
  onInterval: (interval: Interval) => void;
  /** Its id: what is kept of a chart besides. */
  panel: string;
  /** Charts that its crosshair moves on; null: on none. */
  crosshair: CrosshairGroup | null;
  /** What stands over the chart. */
  overlay?: (surface: ChartSurface) => JSX.Element;
}

/** Candles and volume. Loaded on its own: it brings the chart library. */
export function ChartPanel(props: ChartPanelProps): JSX.Element {
  const terminal = useTerminal();
  const interval = (): Interval => props.interval;
  const { panel } = props;
  const key = createMemo(() => topicKey({ kind: 'candles', instrument: props.instrument, interval: interval() }));
  const topic = createTopic(key);
  const [facts, setFacts] = createSignal<LegendFacts | null>(null);
  const [isAtNow, setAtNow] = createSignal(true);
  const [remark, setRemark] = createSignal('');
  const [surface, setSurface] = createSignal<ChartSurface | null>(null);
  const [newest, setNewest] = createSignal<Candle | null>(null);
  const last = (): number | null => newest()?.close ?? null;
  const [scale, setScale] = createSignal(readScale(loadStored('scale', panel)));
  const [isCompared, setCompared] = createSignal(false);
  const shownScale = (): PriceScale => (isCompared() ? 'percent' : scale());
  const seconds = useSeconds();
  const layers = createLayers(panel);
  const codes = createMemo(() => parseInstrumentId(props.instrument));
  const decimals = (): number => priceDecimals(PRICE_RULE, facts()?.bar.close ?? 0);
  const colors = createThemeColors({
    up: '--buy',
    down: '--sell',
    text: '--text-2',
    line: '--line',
    grid: '--chart-grid',
    cross: '--chart-cross',
    label: '--line-strong',
    ground: '--raised',
    volumeUp: '--chart-volume-up',
    volumeDown: '--chart-volume-down',
  });

  let host!: HTMLDivElement;
  let intervals!: HTMLFieldSetElement;
  createScrollRow(() => intervals);
  keepInView(() => intervals, interval, '[aria-pressed="true"], [data-chosen="true"]');
  let chart: PriceChart | undefined;
  let feed = new CandleFeed(interval());
  const [hovered, setHovered] = createSignal<number | null>(null);
  let linkedAt: VenueMs | null = null;
  const sayPointed = createCrosshair(
    () => props.crosshair,
    (at) => {
      linkedAt = at;
      showLinked();
    },
  );
  const [belowLegend, setBelowLegend] = createSignal(0);
  const followers = new Set<(step: ChartStep) => void>();
  const follow = (step: ChartStep): void => {
    for (const run of followers) run(step);
  };
  /** Bars that an indicator needs before the view. */
  let wanted = 0;
  /** Older candles are asked for once for each oldest one, and only after the user moved the chart or where they are needed. */
  let askedBefore: number | null = null;
  let barsLeft = Number.POSITIVE_INFINITY;
  let isMoved = false;

  const chooseScale = (one: PriceScale): void => {
    setScale(one);
    saveStored('scale', one === 'linear' ? null : one, panel);
  };
  const choose = (one: Interval): void => props.onInterval(one);

  function clear(): void {
    feed = new CandleFeed(interval());
    setHovered(null);
    askedBefore = null;
    isMoved = false;
    chart?.clear(interval(), shownZone());
    follow({ kind: 'reset', bars: [] });
    setFacts(null);
    setNewest(null);
    setAtNow(true);
    setRemark('');
  }

  const requestDraw = createFrameDraw(() => {
    const data = topic()?.data;
    if (data?.kind !== 'candles') return;
    const step = feed.next(data.candles);
    const bar = feed.bars.at(-1) ?? null;
    chart?.show(step, feed.bars, priceDecimals(PRICE_RULE, bar?.close ?? 0));
    follow(step);
    setNewest(bar);
    if (linkedAt !== null) showLinked();
    setFacts(legendOf(feed.bars, hovered()));
  }, LEAST_MS);
  const requestLegend = createFrameDraw(() => setFacts(legendOf(feed.bars, hovered())));

  function showLinked(): void {
    const place = linkedAt === null ? null : placeOf(feed.bars, interval(), linkedAt);
    const bar = place === null ? undefined : feed.bars[place];
    chart?.showLinked(place === null || bar === undefined ? null : { place, bar });
  }

  /** Moments are weighed anew where nothing on the chart has them. */
  function setClock(zone: Zone): void {
    follow({ kind: 'reset', bars: [] });
    chart?.setClock(zone, feed.bars);
    follow({ kind: 'reset', bars: feed.bars });
  }

  function surfaceOf(drawn: PriceChart): ChartSurface {
    return {
      host,
      last,
      yOf: (price) => drawn.yOf(price),
      priceAt: (y) => drawn.priceAt(y),
      xOf: (at) => {
        const bar = barOf(feed.bars, at);
        return bar === undefined ? null : drawn.xOf(bar);
      },
      newestLeft: () => {
        const bar = feed.bars.at(-1);
        return bar === undefined ? null : drawn.leftOf(bar.at);
      },
      keepFree: (asker, px) => drawn.keepFree(asker, px),
      plotSize: () => drawn.plotSize(),
      attach: (primitive) => drawn.attach(primitive),
      library: drawn.library,
      interval,
      decimals,
      bars: () => feed.bars,
      hovered,
      onStep: (run) => {
        followers.add(run);
        return () => followers.delete(run);
      },
      wantBars: (count) => {
        wanted = count;
        void askForOlder();
      },
      belowLegend,
      setBelowLegend,
      setCompared,
    };
  }

  async function askForOlder(): Promise<void> {
    const oldest = feed.bars[0]?.at;
    const least = Math.max(isMoved ? NEAR_THE_EDGE : 0, wanted);
    // Made of trades: what was traded before this program listened is not known.
    if (isShortInterval(interval())) return;
    if (oldest === undefined || least === 0 || barsLeft > least || askedBefore === oldest) return;
    askedBefore = oldest;
    const asked = key();
    const answer = await terminal.commands.history(asked, oldest);
    if (answer.ok || asked !== key() || !isMoved) return;
    setRemark(
      answer.error.code === 'no-route' ? t('Older candles need a REST route') : t('No older candles: {{ why }}', { why: say(answer.error.detail) }),
    );
  }

  const begin = (): void => {
    chart = new PriceChart(host, colors(), {
      onHover: (place, isHere) => {
        setHovered(place);
        if (isHere) sayPointed(place === null ? null : (feed.bars[place]?.at ?? null));
        requestLegend();
      },
      onView: (left, isNow) => {
        setAtNow(isNow);
        barsLeft = left;
        void askForOlder();
      },
    });
    // Another length may have been chosen meanwhile.
    clear();
    setSurface(surfaceOf(chart));
    // What was drawn in the fallback font is drawn again in ours.
    void document.fonts.ready.then(() => chart?.recolor(colors(), feed.bars));
    onCleanup(() => {
      chart?.remove();
      chart = undefined;
    });
    createEffect(on(key, clear, { defer: true }));
    createEffect(on(topic, requestDraw));
    createEffect(() => chart?.setScale(shownScale()));
    createEffect(() => {
      const bar = newest();
      chart?.showTimeLeft(bar === null ? null : timeLeft(bar.at, interval(), seconds()), bar?.close ?? 0);
    });
    createEffect(on(shownZone, setClock, { defer: true }));
    createEffect(on(colors, (now) => chart?.recolor(now, feed.bars), { defer: true }));
  };
  // The library takes as long to begin as all of the panel around it, and to paint axes without candles as long as with them.
  const [isLate, setLate] = createSignal(false);
  const timer = setTimeout(() => setLate(true), EMPTY_AFTER_MS);
  onCleanup(() => clearTimeout(timer));
  const isDue = createMemo((was: boolean) => was || isLate() || topic()?.data?.kind === 'candles', false);
  createEffect(on(isDue, (is) => is && inNextTask(begin)));

  createHotkeys(
    t('Chart'),
    [
      ...KEYED.map((one, i) => ({
        id: `chart ${one}`,
        key: String(i + 1),
        label: t('{{ interval }} candles', { interval: one }),
        run: () => choose(one),
      })),
      { id: 'chart now', key: 'Home', label: t('Chart to now'), run: () => chart?.goToNow() },
    ],
    () => host,
  );

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const bars = event.shiftKey ? 50 : 5;
    if (event.key === 'ArrowLeft') chart?.scrollBy(-bars);
    else if (event.key === 'ArrowRight') chart?.scrollBy(bars);
    else if (event.key === 'ArrowUp') chart?.zoomBy(1.2);
    else if (event.key === 'ArrowDown') chart?.zoomBy(1 / 1.2);
    else return;
    isMoved = true;
    event.preventDefault();
  }

  const moved = (): void => {
    isMoved = true;
  };
  const takePicture = (): void => {
    const now = surface();
    if (now === null) return;
    const facts = { pair: pair(), interval: interval(), now: terminal.now(), watermark: mark() };
    const fail = (): void => void setRemark(t('No picture was made: try again'));
    void import('./view/save-picture').then(({ savePicture }) => savePicture(now, facts)).then((isMade) => isMade || fail(), fail);
  };
  const hasBars = (): boolean => facts() !== null;
  const mark = createMemo(() => watermark(topic()?.status ?? null, (at) => dayAndTime(at, shownZone())));
  const pair = (): string => `${codes()?.base}/${codes()?.quote}`;

  return (
    <Panel
      title={t('Chart')}
      class="chart"
      tools={
        <>
          <fieldset ref={intervals} class="chart-intervals scroll-row" aria-label={t('Length of a candle')}>
            <ShortIntervals chosen={interval()} onChoose={choose} />
            <For each={LONG_INTERVALS}>
              {(one) => (
                <button type="button" class="tool" aria-pressed={interval() === one} title={keyHint(one)} onClick={() => choose(one)}>
                  {one}
                </button>
              )}
            </For>
          </fieldset>
          <div class="chart-tools">
            <LayerButtons layers={layers} onPicture={takePicture} />
            <TrustBadge status={topic()?.status ?? null} />
          </div>
        </>
      }
    >
      <div class="chart-panel" data-state={topic()?.status.state ?? 'verifying'}>
        <Show when={mark()}>{(text) => <p class="chart-watermark">{text()}</p>}</Show>
        <div
          class="chart-host"
          ref={host}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys of its own
          tabIndex={0}
          aria-label={t('Price chart {{ pair }}, {{ interval }} candles. Arrow keys move and zoom it.', { pair: pair(), interval: interval() })}
          onKeyDown={onKey}
          onPointerDown={moved}
          onWheel={moved}
        />
        <Show when={surface()}>
          {(now) => (
            <>
              <Layers layers={layers} surface={now()} instrument={props.instrument} panel={panel} />
              {props.overlay?.(now())}
            </>
          )}
        </Show>
        <ChartLegend
          pair={pair()}
          interval={interval()}
          zone={zoneOf(interval(), shownZone())}
          base={codes()?.base ?? ''}
          facts={facts()}
          decimals={decimals()}
        />
        <ScaleButtons scale={shownScale()} isFixed={isCompared()} onScale={chooseScale} />
        <Show when={!isAtNow() && hasBars()}>
          <button type="button" class="action chart-now" onClick={() => chart?.goToNow()}>
            {t('Go to now')}
          </button>
        </Show>
        <p class="chart-remark" role="status">
          {remark()}
        </p>
        <TopicNotice status={topic()?.status ?? null} hasData={hasBars()} what={t('candles')} topic={key()} />
      </div>
    </Panel>
  );
}

function keyHint(interval: Interval): string {
  const place = KEYED.indexOf(interval);
  return place < 0 ? t('{{ interval }} candles', { interval }) : t('{{ interval }} candles (key {{ key }})', { interval, key: place + 1 });
}
