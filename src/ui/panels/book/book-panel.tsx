import { type Accessor, createComputed, createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount } from 'solid-js';
import type { BookView } from '../../../domain/book';
import { type InstrumentId, parseInstrumentId } from '../../../domain/instrument';
import type { Tape } from '../../../domain/tape';
import { topicKey } from '../../../domain/topic';
import { TextCell } from '../../drawing/cell';
import { createColumnRoom, PriceDigits } from '../../drawing/column-room';
import { decimalsForSizes, fixed } from '../../drawing/digits';
import { createFrameDraw } from '../../drawing/frame-draw';
import { PriceCell } from '../../drawing/price-cell';
import { createRowHeight } from '../../drawing/row-height';
import { createThemeColors } from '../../drawing/theme-colors';
import { formatNumber } from '../../format/number';
import { createHotkeys } from '../../parts/hotkeys';
import { Panel } from '../../parts/panel';
import { loadChoices, loadPreferences, saveChoice, savePreferences } from '../../shell/preferences';
import { createTopic } from '../../terminal-context';
import { fillTicket, hasTicketOf } from '../../trading/ticket-link';
import { t } from '../../words/t';
import { TopicNotice } from '../topic-notice';
import { BookTrust } from './book-trust';
import { decimalsOfStep, depthFor, type Grouping, hasBestPrices, LADDERS, SINGLE_ORDERS, stepAt } from './grouping';
import { deepestTotal, fillLadder, makeLadderSide, rowsThatFit, SPREAD_HEIGHT, type Spread, spreadBetween, spreadOf, steadyScale } from './ladder';
import type { LadderFrame } from './ladder-frame';
import { LadderView } from './ladder-view';
import { bookWords, lastMove } from './top-of-book';
import './book-panel.css';

/** Pool of rows a side: more than the tallest screen shows. */
const MOST_ROWS = 80;

interface BookPanelProps {
  instrument: InstrumentId;
  /** What stands over the rows. It is given the ladder as it was drawn, null while there is none. */
  overlay?: (frame: Accessor<LadderFrame | null>) => JSX.Element;
}

/** The order book: asks above bids, the spread between, as many rows as the panel is high. */
export function BookPanel(props: BookPanelProps): JSX.Element {
  const [groupIndex, setGroupIndex] = createSignal(0);
  // Before anything asks for the new pair's book.
  createComputed(() => setGroupIndex(LADDERS.indexOf(loadChoices(props.instrument).grouping)));
  const [unit, setUnit] = createSignal(loadPreferences().unit);
  const [height, setHeight] = createSignal(0);
  const rowHeight = createRowHeight();
  const [sizeColumn, totalColumn] = [createColumnRoom(), createColumnRoom()];
  const rows = createMemo(() => rowsThatFit(height(), rowHeight(), SPREAD_HEIGHT, MOST_ROWS));
  const [spoken, setSpoken] = createSignal('');
  const [step, setStep] = createSignal<string | null>(null);
  const [frame, setFrame] = createSignal<LadderFrame | null>(null);
  const grouping = (): Grouping => LADDERS[groupIndex()] as Grouping;
  const codes = createMemo(() => parseInstrumentId(props.instrument));
  const shownUnit = (): string => codes()?.[unit()] ?? '';

  // A taller panel needs a deeper book; not before its height is known, or the first frames ask twice.
  const key = createMemo(() => {
    if (rows() === 0) return null;
    const { precision, multiple } = grouping();
    return topicKey({ kind: 'book', instrument: props.instrument, precision, depth: depthFor(rows(), multiple) });
  });
  const topic = createTopic(key);
  const trades = createTopic(() => topicKey({ kind: 'trades', instrument: props.instrument }));
  // Merged prices are further apart than the real ones: the venue's own summary knows the true best two.
  const ticker = createTopic(() => (hasBestPrices(grouping()) ? null : topicKey({ kind: 'ticker', instrument: props.instrument })));
  const book = (): BookView | null => {
    const data = topic()?.data;
    return data?.kind === 'book' ? data.book : null;
  };
  const tape = (): Tape | null => {
    const now = trades();
    return now?.data?.kind === 'trades' ? now.data.tape : null;
  };
  const isLive = (): boolean => topic()?.status.state === 'live';
  const hasBook = createMemo(() => book() !== null);

  const colors = createThemeColors({ buy: '--buy-flash', sell: '--sell-flash' });
  const motion = matchMedia('(prefers-reduced-motion: reduce)');
  const asks = makeLadderSide(MOST_ROWS);
  const bids = makeLadderSide(MOST_ROWS);
  const last = new PriceCell('spread-last');
  const spreadText = new TextCell('spread-gap');
  let asksElement!: HTMLDivElement;
  let bidsElement!: HTMLDivElement;
  let spreadElement!: HTMLDivElement;
  let ladderElement!: HTMLDivElement;
  let panelElement!: HTMLDivElement;
  let digits: PriceDigits;
  let askView: LadderView;
  let bidView: LadderView;
  let sizeDecimals: number | null = null;
  let isFresh = true;
  let scale = 0;

  function clear(): void {
    askView.clear();
    bidView.clear();
    last.clear('');
    spreadText.set('');
    setFrame(null);
    sizeDecimals = null;
    isFresh = true;
    scale = 0;
  }

  function draw(): void {
    const view = book();
    const price = view?.bids[0] ?? view?.asks[0];
    if (view === null || price === undefined) {
      clear();
      return;
    }
    const now = grouping();
    // A multiple of 1 is what the venue merged already.
    const mergeStep = now.multiple === 1 ? 0 : stepAt(price, now);
    const priceDecimals = decimalsOfStep(price, now);
    fillLadder(bids, view.bids, 'down', mergeStep, rows());
    fillLadder(asks, view.asks, 'up', mergeStep, rows());
    sizeDecimals ??= decimalsForSizes([...sizesShown(asks), ...sizesShown(bids)]);
    scale = steadyScale(scale, deepestTotal(bids, asks, unit()));
    const shown = motion.matches ? 'steady' : 'flash';
    const changes = isFresh || !isLive() ? 'none' : shown;
    const rooms = { sizeRoom: sizeColumn.room(), totalRoom: totalColumn.room() };
    const look = { unit: unit(), priceDecimals, sizeDecimals, ...rooms, scale, changes } as const;
    digits.set(Math.max(fixed(price, priceDecimals).length, fixed(asks.prices[asks.length - 1] ?? 0, priceDecimals).length));
    const at = performance.now();
    askView.draw(asks, look, colors().sell, at);
    bidView.draw(bids, look, colors().buy, at);
    isFresh = false;
    setStep(stepText(price, now));
    drawSpread(view, price);
    setFrame({ asks, bids, step: stepAt(price, now), height: height(), rowHeight: rowHeight() });
  }

  function sizesShown(side: typeof asks): Float64Array {
    return (unit() === 'base' ? side.sizes : side.values).subarray(0, side.length);
  }

  function trueSpread(view: BookView): Spread | null {
    if (hasBestPrices(grouping())) return spreadOf(view.bids, view.asks);
    const data = ticker()?.data;
    if (data?.kind !== 'ticker' || data.ticker.bid === null || data.ticker.ask === null) return null;
    return spreadBetween(data.ticker.bid, data.ticker.ask);
  }

  function drawSpread(view: BookView, price: number): void {
    const spread = trueSpread(view);
    const finest = decimalsOfStep(price, { precision: 'P0', multiple: 1 });
    const move = lastMove(tape());
    const arrow = move === null ? '' : move.direction > 0 ? '▲ ' : move.direction < 0 ? '▼ ' : '';
    if (move !== null) last.set(fixed(move.price, finest), move.price, isLive(), arrow);
    else last.clear(spread !== null ? fixed(spread.mid, finest + 1) : '—');
    spreadElement.dataset.direction = move === null || move.direction === 0 ? 'none' : move.direction > 0 ? 'up' : 'down';
    spreadText.set(spread === null ? '' : `${formatNumber(spread.absolute, finest)} · ${formatNumber(spread.ratio * 100, 3)} %`);
  }

  const requestDraw = createFrameDraw(draw);
  onMount(() => {
    digits = new PriceDigits(panelElement);
    askView = new LadderView(asksElement, t('Asks, best first'), (row, what) => offer(asks, row, what));
    bidView = new LadderView(bidsElement, t('Bids, best first'), (row, what) => offer(bids, row, what));
    spreadElement.prepend(last.element);
    spreadElement.append(spreadText.element);
    const observer = new ResizeObserver(([entry]) => entry !== undefined && setHeight(entry.contentRect.height));
    observer.observe(ladderElement);
    onCleanup(() => observer.disconnect());
    // Another market's rows are gone in this frame, not when the new ones come.
    createEffect(on([key, unit, groupIndex], clear, { defer: true }));
    // The same sizes in other words are no change of the market.
    createEffect(on([sizeColumn.room, totalColumn.room], () => (isFresh = true)));
    createEffect(
      on(rows, (count) => {
        askView.resize(count);
        bidView.resize(count);
      }),
    );
    createEffect(on([topic, unit, groupIndex, rows, sizeColumn.room, totalColumn.room, trades, ticker, colors], requestDraw));
  });

  /** Into the ticket, where there is one: a row's price, or the size up to it. Never a side. */
  function offer(side: typeof asks, row: number, what: 'price' | 'size'): void {
    if (row >= side.length || !hasTicketOf(props.instrument)) return;
    const { instrument } = props;
    if (what === 'price') fillTicket({ instrument, price: side.prices[row] as number });
    else fillTicket({ instrument, size: side.totals[row] as number });
  }

  const group = (index: number): void => {
    const place = Math.min(LADDERS.length - 1, Math.max(0, index));
    setGroupIndex(place);
    saveChoice(props.instrument, { grouping: LADDERS[place] as Grouping });
  };
  const regroup = (by: number): void => group(groupIndex() + by);

  const choose = (one: 'base' | 'quote'): void => {
    setUnit(one);
    savePreferences({ unit: one });
  };

  function readAloud(): void {
    const view = book();
    setSpoken('');
    setSpoken(bookWords(view, topic()?.status ?? null, codes()?.base ?? '', codes()?.quote ?? ''));
  }

  createHotkeys(
    t('Order book'),
    [
      { id: 'book coarser', key: '+', label: t('Coarser grouping'), run: () => regroup(1) },
      { id: 'book finer', key: '-', label: t('Finer grouping'), run: () => regroup(-1) },
      { id: 'book aloud', key: 'a', label: t('Read top of book aloud'), run: readAloud },
    ],
    () => ladderElement,
  );

  return (
    <Panel title={t('Order book')} class="book" tools={<BookTrust status={topic()?.status ?? null} />}>
      <div class="book-panel" ref={panelElement} data-state={topic()?.status.state ?? 'verifying'} data-pick={hasTicketOf(props.instrument)}>
        <div class="panel-tools">
          <fieldset class="book-group" aria-label={t('Grouping')}>
            <button type="button" class="tool" aria-label={t('Finer grouping')} disabled={groupIndex() === 0} onClick={() => regroup(-1)}>
              −
            </button>
            <output class="book-step" title={grouping() === SINGLE_ORDERS ? t('A row is an order') : t('Price step of a row')}>
              {step() ?? '—'}
            </output>
            <button
              type="button"
              class="tool"
              aria-label={t('Coarser grouping')}
              disabled={groupIndex() === LADDERS.length - 1}
              onClick={() => regroup(1)}
            >
              +
            </button>
          </fieldset>
          <select
            class="tool"
            aria-label={t('Precision of the exchange')}
            title={t('How coarse the exchange itself merges prices. R0: not at all, a row is an order')}
            onChange={(event) => group(LADDERS.findIndex((one) => one.precision === event.currentTarget.value))}
          >
            <For each={LADDERS.filter((g) => g.multiple === 1)}>
              {(g) => <option selected={g.precision === grouping().precision}>{g.precision}</option>}
            </For>
          </select>
          <fieldset class="book-units" aria-label={t('Sizes in')}>
            <For each={['base', 'quote'] as const}>
              {(one) => (
                <button type="button" class="tool" aria-pressed={unit() === one} onClick={() => choose(one)}>
                  {codes()?.[one]}
                </button>
              )}
            </For>
          </fieldset>
          <button type="button" class="tool book-read" onClick={readAloud}>
            {t('Read top of book')}
          </button>
        </div>
        <div class="ladder-head">
          <span>{t('Price {{ code }}|column', { code: codes()?.quote ?? '' })}</span>
          <span ref={sizeColumn.observe}>{t('Size {{ code }}|column', { code: shownUnit() })}</span>
          <span ref={totalColumn.observe}>{t('Total {{ code }}|column', { code: shownUnit() })}</span>
        </div>
        <div class="ladder" ref={ladderElement}>
          <div class="ladder-asks" ref={asksElement} />
          <div class="ladder-spread" ref={spreadElement} />
          <div class="ladder-bids" ref={bidsElement} />
          {props.overlay?.(frame)}
        </div>
        <TopicNotice status={topic()?.status ?? null} hasData={hasBook()} what={t('order book')} topic={key()} />
        <p class="visually-hidden" aria-live="polite">
          {spoken()}
        </p>
      </div>
    </Panel>
  );
}

const stepText = (price: number, grouping: Grouping): string =>
  grouping === SINGLE_ORDERS ? t('order|a row') : fixed(stepAt(price, grouping), decimalsOfStep(price, grouping));
