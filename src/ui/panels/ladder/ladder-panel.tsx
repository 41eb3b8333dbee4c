import { createComputed, createEffect, createMemo, createSignal, createUniqueId, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { entryPrice } from '../../../domain/account/position';
import type { BookView } from '../../../domain/book';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import { isZero, toDouble } from '../../../domain/money';
import { topicKey } from '../../../domain/topic';
import { createColumnRoom, PriceDigits } from '../../drawing/column-room';
import { fixed } from '../../drawing/digits';
import { createFrameDraw } from '../../drawing/frame-draw';
import { createRowHeight } from '../../drawing/row-height';
import { inNumberForm } from '../../format/number-form';
import { timeOfDay } from '../../format/time';
import { createInstruments } from '../../pair-search/instruments';
import { Panel } from '../../parts/panel';
import { TrustBadge } from '../../parts/trust-badge';
import { shownZone } from '../../parts/zone';
import { venueOf } from '../../shell/venue-name';
import { createTopic } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { t } from '../../words/t';
import { GROUPINGS, stepIndex } from '../book/grouping';
import { TopicNotice } from '../topic-notice';
import { LadderArm } from './ladder-arm';
import { loadLadder, saveLadder, typedTrouble, usualSizes } from './ladder-choices';
import { LadderDrawing, type LadderPicture, MOST_ROWS } from './ladder-drawing';
import { LadderFoot } from './ladder-foot';
import { listenToHand } from './ladder-hand';
import { type LadderAct, ladderKey } from './ladder-keys';
import { createLadderOrders, type LadderSpot } from './ladder-orders';
import { LadderSizes } from './ladder-sizes';
import { RungView } from './rung-view';
import { priceAt } from './rungs';
import './ladder-panel.css';

export interface LadderPanelProps {
  account: Account;
  instrument: InstrumentId;
}

/** Every price a row, the market in the middle: a press on one is an order there, once the ladder is armed. */
export function LadderPanel(props: LadderPanelProps): JSX.Element {
  const [choices, setChoices] = createSignal(loadLadder(props.instrument));
  createComputed(
    on(
      () => props.instrument,
      (id) => setChoices(loadLadder(id)),
      { defer: true },
    ),
  );
  const choose = (change: Partial<ReturnType<typeof choices>>): void => {
    setChoices((now) => ({ ...now, ...change }));
    saveLadder(props.instrument, choices());
  };
  const grouping = createMemo(() => choices().grouping);
  const key = createMemo(() => topicKey({ kind: 'book', instrument: props.instrument, precision: grouping().precision, depth: 250 }));
  const topic = createTopic(key);
  const trades = createTopic(() => topicKey({ kind: 'trades', instrument: props.instrument }));
  const listed = createInstruments(() => venueOf(props.instrument));
  const book = (): BookView | null => {
    const data = topic()?.data;
    return data?.kind === 'book' ? data.book : null;
  };
  const hasBook = createMemo(() => book() !== null);
  const codes = createMemo(() => parseInstrumentId(props.instrument));
  const sizes = createMemo(() => choices().sizes ?? usualSizes(listed()?.find(({ id }) => id === props.instrument)?.minSize));
  const size = createMemo(() => sizes()[choices().chosen] ?? '');
  const [typed, setTyped] = createSignal('');
  // Also what is chosen again: that leaves what was typed.
  createComputed(on([() => props.instrument, choices, size], ([, , now]) => setTyped(now)));
  const sizeTrouble = (): string => typedTrouble(typed(), size());

  const [height, setHeight] = createSignal(0);
  const rowHeight = createRowHeight('--rung');
  const sizeColumn = createColumnRoom();
  const rows = createMemo(() => Math.min(MOST_ROWS, Math.floor(height() / rowHeight())));
  const [picture, setPicture] = createSignal<LadderPicture | null>(null, {
    equals: (a, b) => a?.step === b?.step && a?.decimals === b?.decimals && a?.away === b?.away && a?.since === b?.since,
  });
  const step = createMemo(() => picture()?.step ?? null);
  const [selected, setSelected] = createSignal<LadderSpot | null>(null);
  const [isUnderHand, setUnderHand] = createSignal(false);
  const [isPressed, setPressed] = createSignal(false);
  /** A finger went to other prices: they stay until the market is asked back. */
  const [isAway, setAway] = createSignal(false);
  const orders = createLadderOrders({
    account: props.account,
    instrument: () => props.instrument,
    step,
    isLive: () => topic()?.status.state === 'live',
    size,
  });
  /** A price must not slip away under a hand, nor under the keys. */
  const isStill = (): boolean => isUnderHand() || isPressed() || isAway() || selected() !== null || orders.held() !== null;
  const entry = createMemo((): number | null => {
    const position = props.account.view()?.positions.find((one) => one.instrument === props.instrument && !isZero(one.size));
    const price = position === undefined ? null : entryPrice(position);
    return price === null ? null : toDouble(price);
  });

  const cells = createUniqueId();
  let grid!: HTMLDivElement;
  let panel!: HTMLDivElement;
  let digits: PriceDigits;
  let drawing: LadderDrawing;

  function draw(): void {
    const [now, data, picked] = [book(), trades()?.data, selected()];
    const tape = data?.kind === 'trades' ? data.tape : null;
    const own = (index: number, side: LadderSpot['side']) => orders.own({ index, side });
    const scene = {
      tape,
      grouping: grouping(),
      rows: rows(),
      sizeRoom: sizeColumn.room(),
      isStill: isStill(),
      selected: picked,
      entry: entry(),
      own,
    };
    const drawn = now === null ? null : drawing.draw({ book: now, ...scene });
    grid.dataset.empty = String(drawn === null);
    setPicture(drawn);
    if (drawn !== null) digits.set(fixed(priceAt(drawing.indexOf(0), drawn.step), drawn.decimals).length);
    if (picked === null) grid.removeAttribute('aria-activedescendant');
    else grid.setAttribute('aria-activedescendant', drawing.cellId(picked));
  }
  const requestDraw = createFrameDraw(draw);

  const centre = (): void => {
    drawing.centre();
    setSelected(null);
    setAway(false);
    requestDraw();
  };

  onMount(() => {
    digits = new PriceDigits(panel);
    drawing = new LadderDrawing(listenTo(new RungView(grid, cells)));
    const observer = new ResizeObserver(([entry]) => entry !== undefined && setHeight(entry.contentRect.height));
    observer.observe(grid);
    onCleanup(() => observer.disconnect());
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      if (isPressed()) return;
      drawing.scrollBy(-Math.sign(event.deltaY) * 3);
      requestDraw();
    };
    // Solid would register a passive listener, and the page would scroll along.
    grid.addEventListener('wheel', wheel, { passive: false });
    const clear = (isOtherPair: boolean): void => {
      orders.drop(false);
      drawing.clear(isOtherPair);
      setSelected(null);
      setAway(false);
      setPicture(null);
      grid.dataset.empty = 'true';
    };
    createEffect(
      on([() => props.instrument, grouping], ([pair], before) => {
        if (before !== undefined) clear(pair !== before[0]);
      }),
    );
    createEffect(on(rows, (count) => drawing.resize(count)));
    createEffect(on([topic, trades, rows, sizeColumn.room, choices, selected, isStill, orders.changes, entry], requestDraw));
  });

  function listenTo(view: RungView): RungView {
    const spotAt = (row: number, side: LadderSpot['side']): LadderSpot => ({ index: drawing.indexOf(row), side });
    let trouble = '';
    const stop = listenToHand(grid, {
      spotOf: (target) => view.spotOf(target),
      priceOf: (row) => {
        const at = step();
        return at === null ? null : priceAt(drawing.indexOf(row), at);
      },
      rowHeight,
      hold: (isHeld) => {
        setPressed(isHeld);
        // Of the beginning of the press: with it the field loses the focus, and takes what may be half typed.
        if (isHeld) trouble = sizeTrouble();
      },
      place: ({ row, side }) => orders.place(spotAt(row, side), trouble),
      cancel: ({ row, side }) => orders.cancelAt(spotAt(row, side)),
      drag: ({ row, side }, over) => orders.drag(spotAt(row, side), spotAt(over, side).index),
      drop: orders.drop,
      scroll: (by) => {
        setAway(true);
        drawing.scrollBy(by);
        requestDraw();
      },
    });
    onCleanup(stop);
    return view;
  }

  const group = (by: number): void => {
    const place = Math.min(GROUPINGS.length - 1, Math.max(0, GROUPINGS.indexOf(grouping()) + by));
    const next = GROUPINGS[place];
    if (next !== undefined) choose({ grouping: next });
  };
  const best = (side: LadderSpot['side']): number | null => {
    const [now, at] = [book(), step()];
    const price = side === 'buy' ? now?.bids[0] : now?.asks[0];
    return price === undefined || at === null ? null : stepIndex(price, at, side === 'buy' ? 'down' : 'up');
  };
  const onKey = (event: KeyboardEvent): void => {
    const act = ladderKey(event, { selected: selected(), isMoving: orders.isInHand(), best, page: rows() - 1 });
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    carryOut(act);
  };
  function carryOut(act: LadderAct): void {
    if (act.kind === 'select') setSelected(act.spot);
    else if (act.kind === 'leave') setSelected(null);
    else if (act.kind === 'drop') orders.drop(act.isMeant);
    else if (act.kind === 'place') orders.place(act.spot, sizeTrouble());
    else if (act.kind === 'cancel') orders.cancelAt(act.spot);
    else if (act.kind === 'centre') centre();
    else if (act.kind === 'group') group(act.by);
    else if (act.kind === 'size') choose({ chosen: act.place });
    else if (act.kind === 'carry') {
      const to = { ...act.spot, index: act.spot.index + act.by };
      const from = orders.isInHand() ? orders.held() : act.spot;
      if (orders.drag(from ?? act.spot, to.index)) setSelected(to);
    }
  }
  /** For ears: where the keys are, told when they move and not when the market does. */
  const spoken = createMemo(
    on([selected, step], ([spot, at]) => {
      if (spot === null || at === null) return '';
      const own = orders.own(spot);
      const price = inNumberForm(String(priceAt(spot.index, at)));
      const where = spot.side === 'buy' ? t('Buy at {{ price }}', { price }) : t('Sell at {{ price }}', { price });
      return own === undefined ? where : t('{{ where }}, yours {{ size }}', { where, size: own.text });
    }),
  );
  const volumeWords = (): string => {
    const from = picture()?.since ?? null;
    return from === null ? '' : t('Grey: traded at the price since {{ time }}', { time: timeOfDay(from, shownZone()) });
  };

  return (
    <Panel
      title={t('Ladder {{ pair }}', { pair: pairLabel(props.instrument) })}
      class="price-ladder"
      tools={<TrustBadge status={topic()?.status ?? null} />}
    >
      <div class="ladder-panel" ref={panel} data-state={topic()?.status.state ?? 'verifying'} data-arming={orders.arming()}>
        <div class="panel-tools">
          <fieldset class="book-group" aria-label={t('Steps of the ladder')}>
            <button type="button" class="tool" aria-label={t('Finer steps')} title={t('Finer steps (−)')} onClick={() => group(-1)}>
              −
            </button>
            <output class="book-step" title={t('Between two rows')}>
              {inNumberForm(picture()?.step.toFixed(picture()?.decimals) ?? '')}
            </output>
            <button type="button" class="tool" aria-label={t('Coarser steps')} title={t('Coarser steps (+)')} onClick={() => group(1)}>
              +
            </button>
          </fieldset>
          <button type="button" class="tool" title={t('The market into the middle (Space)')} onClick={centre}>
            {t('Centre')}
          </button>
          <span class="panel-tools-space" />
          <LadderArm account={props.account} arming={orders.arming()} />
        </div>
        <LadderSizes
          sizes={sizes()}
          chosen={choices().chosen}
          base={codes()?.base ?? ''}
          typed={typed()}
          onType={setTyped}
          onChoose={(chosen) => choose({ chosen })}
          onSize={(text) => choose({ sizes: sizes().map((one, place) => (place === choices().chosen ? text : one)) })}
        />
        <div class="rung-head" aria-hidden="true">
          <span>{t('Yours')}</span>
          <span ref={sizeColumn.observe}>{t('Bids')}</span>
          <span title={volumeWords()}>{t('Price')}</span>
          <span>{t('Asks')}</span>
          <span>{t('Yours')}</span>
        </div>
        <div class="rung-body">
          {/* biome-ignore lint/a11y/useSemanticElements: a table's rows could not be moved in place, nor take the keys. */}
          <div
            class="rungs"
            ref={grid}
            role="grid"
            tabIndex={0}
            aria-label={t(
              'Ladder of {{ pair }}. Arrow keys choose a price and a side, Enter places an order there when armed, Delete cancels yours, Shift with an arrow moves it',
              { pair: pairLabel(props.instrument) },
            )}
            onKeyDown={onKey}
            onBlur={({ relatedTarget }) => {
              // A question about the order is no leaving.
              if (relatedTarget instanceof Element && relatedTarget.closest('dialog') !== null) return;
              setSelected(null);
              if (!isPressed()) orders.drop(false);
            }}
            onPointerEnter={(event) => setUnderHand(event.pointerType === 'mouse')}
            onPointerLeave={() => setUnderHand(false)}
          />
          <Show when={picture()?.away}>
            {(where) => (
              <button type="button" class="rung-away" data-where={where()} onClick={centre}>
                {where() === 'above' ? `▲ ${t('market above · Space')}` : `▼ ${t('market below · Space')}`}
              </button>
            )}
          </Show>
        </div>
        <LadderFoot account={props.account} instrument={props.instrument} orders={orders} />
        <TopicNotice status={topic()?.status ?? null} hasData={hasBook()} what={t('order book')} topic={key()} />
        <p class="visually-hidden" aria-live="polite">
          {spoken()}
        </p>
      </div>
      {orders.question()}
    </Panel>
  );
}
