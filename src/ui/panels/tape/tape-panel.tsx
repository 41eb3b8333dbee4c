import { createComputed, createEffect, createMemo, createSignal, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { type InstrumentId, parseInstrumentId, priceDecimals } from '../../../domain/instrument';
import type { Tape } from '../../../domain/tape';
import { topicKey } from '../../../domain/topic';
import { createColumnRoom, PriceDigits } from '../../drawing/column-room';
import { decimalsForSizes, fixed } from '../../drawing/digits';
import { createFrameDraw } from '../../drawing/frame-draw';
import { createRowHeight } from '../../drawing/row-height';
import { createHotkeys } from '../../parts/hotkeys';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { TrustBadge } from '../../parts/trust-badge';
import { shownZone } from '../../parts/zone';
import { LONGEST_MINIMUM } from '../../shell/pair-choices';
import { LazyTapeBell, LazyTapeMenu } from '../../shell/panels';
import { loadChoices, saveChoice } from '../../shell/preferences';
import { createTopic } from '../../terminal-context';
import { t } from '../../words/t';
import { TopicNotice } from '../topic-notice';
import { sizeFilter } from './size-filter';
import { tapeChoices, toggleTape } from './tape-choices';
import { highestPrice, medianSize, tapeRows, tradesSince } from './tape-rows';
import { TapeView } from './tape-view';
import './tape-panel.css';

const MOST_ROWS = 60;
const PRICE_RULE = { kind: 'significant', digits: 5, maxDecimals: 8 } as const;

/** The last trades, newest first. It stands still under the pointer, and says so. */
export function TapePanel(props: { instrument: InstrumentId }): JSX.Element {
  const key = createMemo(() => topicKey({ kind: 'trades', instrument: props.instrument }));
  const topic = createTopic(key);
  const [minimum, setMinimum] = createSignal('');
  createComputed(() => setMinimum(loadChoices(props.instrument).minimum));
  const [height, setHeight] = createSignal(0);
  const rowHeight = createRowHeight();
  const sizeColumn = createColumnRoom();
  const rows = createMemo(() => Math.min(MOST_ROWS, Math.floor(height() / rowHeight())));
  const [isPointedAt, setPointedAt] = createSignal(false);
  const [isHeld, setHeld] = createSignal(false);
  const isPaused = (): boolean => isPointedAt() || isHeld();
  const [missed, setMissed] = createSignal(0);
  const [menu, setMenu] = createSignal<HTMLElement | null>(null);
  const isWhole = createMemo(() => tapeChoices().isWhole);
  const codes = createMemo(() => parseInstrumentId(props.instrument));
  const filter = createMemo(() => sizeFilter(minimum()));
  const tape = (): Tape | null => {
    const data = topic()?.data;
    return data?.kind === 'trades' ? data.tape : null;
  };
  const hasTrades = createMemo(() => (tape()?.trades.length ?? 0) > 0);

  let linesElement!: HTMLDivElement;
  let filterElement!: HTMLInputElement;
  let panelElement!: HTMLDivElement;
  let view: TapeView;
  let digits: PriceDigits;
  let sizeDecimals: number | null = null;
  let shown: Tape | null = null;
  /** The same trades look otherwise: they are drawn again, held or not. */
  let isOutdated = false;

  function clear(): void {
    view.clear();
    sizeDecimals = null;
    shown = null;
    setMissed(0);
  }

  function draw(): void {
    const now = tape();
    if (now === null || now.trades[0] === undefined) {
      clear();
      return;
    }
    const held = isPaused() ? shown : null;
    setMissed(held === null ? 0 : tradesSince(held, now));
    if (held !== null && !isOutdated) return;
    isOutdated = false;
    shown = held ?? now;
    const newest = shown.trades[0]?.price ?? now.trades[0].price;
    sizeDecimals ??= decimalsForSizes(now.trades.map((trade) => trade.size));
    const decimals = priceDecimals(PRICE_RULE, newest);
    const drawn = tapeRows(shown, filter().least, rows(), isWhole());
    digits.set(fixed(highestPrice(drawn) ?? newest, decimals).length);
    view.draw(drawn, {
      priceDecimals: decimals,
      sizeDecimals,
      sizeRoom: sizeColumn.room(),
      median: medianSize(shown),
      zone: shownZone(),
    });
  }

  const filterBy = (text: string): void => {
    setMinimum(text);
    if (filter().isValid) saveChoice(props.instrument, { minimum: text.trim() });
  };

  createHotkeys(
    t('Trades'),
    [
      { id: 'tape hold', key: 'h', label: t('Hold the trades, or let them run'), run: () => setHeld((was) => !was) },
      { id: 'tape filter', key: 'n', label: t('Smallest trade shown'), run: () => filterElement.select() },
      { id: 'tape whole', key: '.', label: t('A row of trades for each price, or for each taker'), run: () => toggleTape('isWhole') },
    ],
    () => linesElement,
  );

  const requestDraw = createFrameDraw(draw);
  onMount(() => {
    view = new TapeView(linesElement);
    digits = new PriceDigits(panelElement);
    const observer = new ResizeObserver(([entry]) => entry !== undefined && setHeight(entry.contentRect.height));
    observer.observe(linesElement);
    onCleanup(() => observer.disconnect());
    createEffect(on(key, clear, { defer: true }));
    createEffect(on([filter, isWhole, shownZone, sizeColumn.room], () => (isOutdated = true), { defer: true }));
    createEffect(
      on(rows, (count) => {
        view.resize(count);
        // A paused tape fills its new rows too.
        isOutdated = true;
      }),
    );
    createEffect(on([topic, filter, isWhole, isPaused, rows, shownZone, sizeColumn.room], requestDraw));
  });

  return (
    <Panel
      title={t('Trades')}
      class="tape"
      tools={
        <>
          <Show when={isPaused()}>
            <span class="tape-paused">{missed() > 0 ? t('paused · {{ count }} new', { count: missed() }) : t('paused')}</span>
          </Show>
          <label class="tape-filter">
            <span>{t('Min|smallest')}</span>
            <input
              ref={filterElement}
              type="text"
              inputmode="decimal"
              size="4"
              maxLength={LONGEST_MINIMUM}
              placeholder="0"
              aria-label={t('Smallest size shown, in {{ code }}', { code: codes()?.base ?? '' })}
              aria-invalid={!filter().isValid}
              value={minimum()}
              onInput={(event) => filterBy(event.currentTarget.value)}
            />
          </label>
          <button
            type="button"
            class="tool"
            aria-haspopup="menu"
            aria-label={t('How trades are shown')}
            title={t('How trades are shown, heard and marked')}
            onClick={(event) => setMenu(event.currentTarget)}
          >
            <Icon name="more" />
          </button>
          <TrustBadge status={topic()?.status ?? null} />
        </>
      }
    >
      <div class="tape-panel" ref={panelElement} data-state={topic()?.status.state ?? 'verifying'}>
        <div class="tape-head">
          <span>{shownZone() === 'utc' ? t('Time UTC') : t('Time')}</span>
          <span>{t('Price {{ code }}|column', { code: codes()?.quote ?? '' })}</span>
          <span ref={sizeColumn.observe}>{t('Size {{ code }}|column', { code: codes()?.base ?? '' })}</span>
        </div>
        <div
          class="tape-body"
          onPointerEnter={(event) => event.pointerType === 'mouse' && setPointedAt(true)}
          onPointerLeave={() => setPointedAt(false)}
        >
          <div class="tape-lines" ref={linesElement} />
        </div>
        <Show when={menu()}>{(anchor) => <LazyTapeMenu anchor={anchor()} onClose={() => setMenu(null)} />}</Show>
        <Show when={tapeChoices().hasSound}>
          <LazyTapeBell tape={tape()} market={key()} />
        </Show>
        <TopicNotice status={topic()?.status ?? null} hasData={hasTrades()} what={t('trades')} topic={key()} />
      </div>
    </Panel>
  );
}
