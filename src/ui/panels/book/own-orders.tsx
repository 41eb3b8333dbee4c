import { type Accessor, createEffect, createMemo, For, type JSX, Show } from 'solid-js';
import { type InstrumentId, parseInstrumentId } from '../../../domain/instrument';
import { absolute, isNegative, toDouble } from '../../../domain/money';
import type { Order } from '../../../domain/order/order';
import { formatDecimal, plainAmount } from '../../format/decimal';
import { Icon } from '../../parts/icon';
import { own, ownWords } from '../../parts/mask';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { createCanceller } from '../../trading/cancel-orders';
import { createHeldLines } from '../../trading/held-lines';
import { isPending } from '../../trading/order-states';
import type { PositionLine } from '../../trading/position-lines';
import { t } from '../../words/t';
import { type LadderFrame, lineY, rowY } from './ladder-frame';
import { type OwnMark, ownLevels, ownMarks } from './own-levels';
import './own-orders.css';

export interface OwnOrdersProps {
  account: Account;
  instrument: InstrumentId;
  frame: Accessor<LadderFrame | null>;
}

/** One's own orders, entry and liquidation over the rows of the ladder. Elements belong to a price, not to a row: a button stays the same while rows move. */
export function OwnOrders(props: OwnOrdersProps): JSX.Element {
  const cancel = createCanceller(useTerminal(), props.account);
  const step = createMemo(() => props.frame()?.step ?? null);
  const levels = createMemo(() => {
    const now = step();
    return now === null ? [] : ownLevels(props.account.view()?.orders ?? [], props.instrument, now);
  });
  const marks = createMemo((): ReadonlyMap<string, OwnMark> => {
    const frame = props.frame();
    return new Map(frame === null ? [] : ownMarks(levels(), { buy: frame.bids, sell: frame.asks }).map((mark) => [mark.key, mark]));
  });
  const keys = createMemo(() => [...marks().keys()].sort(), [], { equals: (a, b) => a.join() === b.join() });
  const base = (): string => parseInstrumentId(props.instrument)?.base ?? '';
  const rowHeight = createMemo(() => props.frame()?.rowHeight ?? 0);

  return (
    <div class="own-layer">
      <Held {...props} />
      <ul class="own-marks" aria-label={t('Your orders in the book')}>
        <For each={keys()}>
          {(key) => (
            <Mark mark={marks().get(key) ?? null} frame={props.frame()} height={rowHeight()} base={base()} onCancel={(orders) => cancel(orders)} />
          )}
        </For>
      </ul>
    </div>
  );
}

interface MarkProps {
  mark: OwnMark | null;
  frame: LadderFrame | null;
  height: number;
  base: string;
  onCancel: (orders: readonly Order[]) => void;
}

function Mark(props: MarkProps): JSX.Element {
  let element!: HTMLLIElement;
  createEffect(() => {
    element.style.height = `${props.height}px`;
  });
  createEffect(() => {
    const { mark, frame } = props;
    if (mark !== null && frame !== null) element.style.transform = `translateY(${rowY(frame, mark.side, mark.place)}px)`;
  });
  const cancelWords = ({ side, size, orders }: OwnMark): string => {
    const what = { size: `${plainAmount(size)} ${props.base}`, price: plainAmount(orders[0]?.terms.price ?? null) };
    if (orders.length === 1)
      return side === 'buy' ? t('Cancel buy {{ size }} at {{ price }}', what) : t('Cancel sell {{ size }} at {{ price }}', what);
    const all = { ...what, count: orders.length };
    return side === 'buy'
      ? t('Cancel buy {{ size }} at {{ price }}, {{ count }} orders', all)
      : t('Cancel sell {{ size }} at {{ price }}, {{ count }} orders', all);
  };
  const isWaiting = (mark: OwnMark): boolean => mark.orders.some((order) => isPending(order.state) || order.state === 'unknown');
  return (
    <li class="own-mark" ref={element} data-side={props.mark?.side} data-pending={props.mark !== null && isWaiting(props.mark)}>
      <Show when={props.mark}>
        {(mark) => (
          <>
            <span class="own-size">
              {own(plainAmount(mark().size))}
              {mark().orders.length > 1 ? ` ×${mark().orders.length}` : ''}
            </span>
            <button
              type="button"
              class="own-cancel"
              aria-label={cancelWords(mark())}
              title={ownWords(cancelWords(mark()))}
              onClick={() => props.onCancel(mark().orders)}
            >
              <Icon name="close" />
            </button>
          </>
        )}
      </Show>
    </li>
  );
}

/** A line where the position of this pair was entered on average, and one where it would be closed by force. */
function Held(props: OwnOrdersProps): JSX.Element {
  const lines = createHeldLines(props.account, () => props.instrument);
  const base = (): string => parseInstrumentId(props.instrument)?.base ?? '';
  const line = (kind: PositionLine['kind']): PositionLine | null => lines().find((one) => one.kind === kind) ?? null;
  return (
    <>
      <HeldLine frame={props.frame()} base={base()} line={line('entry')} />
      <HeldLine frame={props.frame()} base={base()} line={line('liquidation')} />
    </>
  );
}

function HeldLine(props: { frame: LadderFrame | null; base: string; line: PositionLine | null }): JSX.Element {
  const y = createMemo(() => {
    const { frame, line } = props;
    return frame === null || line === null ? null : lineY(frame, toDouble(line.price));
  });
  const words = (): string => {
    const { line } = props;
    if (line === null) return '';
    const { size } = line.position;
    const amount = `${plainAmount(absolute(size))} ${props.base}`;
    const what = isNegative(size) ? t('short {{ size }}', { size: amount }) : t('long {{ size }}', { size: amount });
    return `${line.kind === 'entry' ? t('Average entry') : t('Liquidation')} ${formatDecimal(line.price, 2)}: ${what}`;
  };
  return (
    <Show when={y() !== null}>
      <p
        class="own-held"
        data-kind={props.line?.kind}
        title={ownWords(words())}
        ref={(element) =>
          createEffect(() => {
            element.style.transform = `translateY(${y() ?? 0}px)`;
          })
        }
      >
        <span aria-hidden="true">{props.line?.kind === 'entry' ? t('entry|of a position') : t('liq')}</span>
        <span class="visually-hidden">{words()}</span>
      </p>
    </Show>
  );
}
