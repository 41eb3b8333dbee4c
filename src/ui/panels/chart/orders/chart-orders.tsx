import { createEffect, createMemo, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { Position } from '../../../../domain/account/position';
import type { InstrumentId } from '../../../../domain/instrument';
import { absolute, type Decimal, isNegative, isZero, toDouble } from '../../../../domain/money';
import { markOf } from '../../../../domain/ticker';
import { createThemeColors } from '../../../drawing/theme-colors';
import { formatDecimal } from '../../../format/decimal';
import { createPriceDecimals, createPriceRule } from '../../../pair-search/instruments';
import { createTicker } from '../../../shell/ticker';
import { useTerminal } from '../../../terminal-context';
import type { Account } from '../../../trading/account';
import { createCanceller } from '../../../trading/cancel-orders';
import { createHeldLines } from '../../../trading/held-lines';
import type { TicketFill } from '../../../trading/ticket-link';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';
import { FillMarks } from './fill-marks';
import { FillTip } from './fill-tip';
import { createLineMover } from './line-mover';
import { Line } from './own-line';
import { type OwnLine, orderLines } from './own-lines';
import { createPlaces } from './places';
import { PriceMenu } from './price-menu';
import './chart-orders.css';

const NONE: readonly never[] = [];

export interface ChartOrdersProps {
  account: Account;
  instrument: InstrumentId;
  surface: ChartSurface;
  /** Open the ticket with this in it. */
  onTicket: (fill: TicketFill) => void;
}

/** One's own orders, position and fills over the chart, and what can be done at a price of it. */
export function ChartOrders(props: ChartOrdersProps): JSX.Element {
  const terminal = useTerminal();
  const cancel = createCanceller(terminal, props.account);
  const rule = createPriceRule(() => props.instrument);
  const decimalsOf = createPriceDecimals(() => props.instrument);
  const { ticker } = createTicker(() => props.instrument);
  const mark = createMemo(() => markOf(ticker()));
  // Each message of the account has a view of its own; what did not change in it is the same as before.
  const allOrders = createMemo(() => props.account.view()?.orders ?? NONE);
  const allFills = createMemo(() => props.account.view()?.fills ?? NONE);
  const orders = createMemo(() => orderLines(allOrders(), props.instrument));
  const held = createHeldLines(props.account, () => props.instrument);
  const position = createMemo(
    (): Position | null => props.account.view()?.positions.find((one) => one.instrument === props.instrument && !isZero(one.size)) ?? null,
  );
  const lines = createMemo((): ReadonlyMap<string, OwnLine> => new Map([...held(), ...orders()].map((line) => [line.key, line])));
  const keys = createMemo(() => [...lines().keys()], [], { equals: (a, b) => a.join() === b.join() });
  const mover = createLineMover(terminal, props.account, rule, orders);
  const colors = createThemeColors({ buy: '--buy', sell: '--sell', entry: '--paper', caution: '--caution', ink: '--panel' });

  const fills = createMemo(() => allFills().filter((fill) => fill.instrument === props.instrument));

  let layer!: HTMLDivElement;
  let putTip = (): void => undefined;
  const priceOf = (key: string): { readonly price: number; readonly ghost: number | null } | null => {
    const line = lines().get(key);
    if (line === undefined) return null;
    const move = mover.move();
    return { price: toDouble(line.price), ghost: move?.key === key ? toDouble(move.to) : null };
  };
  const places = createPlaces(() => layer, props.surface, null, priceOf);

  onMount(() => {
    const marks = new FillMarks(props.surface, () => {
      places.put();
      putTip();
    });
    onCleanup(props.surface.attach(marks));
    createEffect(() => {
      const now = colors();
      const colorOf = (line: OwnLine): string => {
        if (line.kind !== 'order') return line.kind === 'entry' ? now.entry : now.caution;
        return now[line.order.terms.side];
      };
      const moved = mover.move();
      // As the axis writes its own prices: a longer one would widen it.
      const text = (price: Decimal): string => formatDecimal(price, decimalsOf(toDouble(price)));
      const axis = [...lines().values()].map((line) => ({ price: toDouble(line.price), text: text(line.price), color: colorOf(line) }));
      const ghost = moved === null ? [] : [{ price: toDouble(moved.to), text: text(moved.to), color: now[moved.order.terms.side] }];
      marks.show(
        fills().map(({ at, price, side }) => ({ at, price: toDouble(price), isBuy: side === 'buy', color: now[side] })),
        [...axis, ...ghost],
        now.ink,
      );
    });
  });
  // A change of the lines need not move the chart.
  createEffect(() => {
    lines();
    mover.move();
    places.put();
  });

  const close = ({ size, instrument }: Position): void =>
    props.onTicket({ instrument, side: isNegative(size) ? 'buy' : 'sell', size: absolute(size) });

  return (
    <>
      <div class="own-lines" ref={layer}>
        <ul aria-label={t('Your orders on the chart')}>
          <For each={keys()}>
            {(key) => (
              <Show when={lines().get(key)}>
                {(line) => (
                  <Line
                    line={line()}
                    move={mover.move()?.key === key ? mover.move() : null}
                    mover={mover}
                    surface={props.surface}
                    position={position()}
                    mark={mark()}
                    onPlaced={(parts) => places.add(key, parts)}
                    onCancel={({ order }) => cancel([order])}
                    onClose={(one) => close(one.position)}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
        <FillTip
          fills={fills()}
          surface={props.surface}
          onPainting={(put) => {
            putTip = put;
            return () => {
              putTip = () => undefined;
            };
          }}
        />
        <Show when={places.outside().above > 0}>
          <p class="own-lines-outside" data-where="above">
            ▲ {t('{{ count }} of yours above', { count: places.outside().above })}
          </p>
        </Show>
        <Show when={places.outside().below > 0}>
          <p class="own-lines-outside" data-where="below">
            ▼ {t('{{ count }} of yours below', { count: places.outside().below })}
          </p>
        </Show>
      </div>
      <PriceMenu instrument={props.instrument} surface={props.surface} rule={rule()} onTicket={(fill) => props.onTicket(fill)} />
    </>
  );
}
