import { type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { Position } from '../../../../domain/account/position';
import { pairLabel } from '../../../../domain/instrument';
import { absolute, type Decimal, isNegative, toDouble } from '../../../../domain/money';
import { isConditional } from '../../../../domain/order/terms';
import { plainAmount } from '../../../format/decimal';
import { Icon } from '../../../parts/icon';
import { ownWords } from '../../../parts/mask';
import { isPending } from '../../../trading/order-states';
import type { PositionLine } from '../../../trading/position-lines';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';
import { isUnderWay, type LineMove, type LineMover } from './line-mover';
import { changeWords, distanceWords, gainWords, moveWords, orderName } from './line-words';
import type { OrderLine, OwnLine } from './own-lines';

/** The parts of a line that are put in their places at each painting. */
export interface LineParts {
  readonly rule: HTMLElement;
  readonly ghost: HTMLElement;
  readonly tag: HTMLElement;
}

interface LineProps {
  line: OwnLine;
  /** Where it is being moved to; null: it is not. */
  move: LineMove | null;
  mover: LineMover;
  surface: ChartSurface;
  position: Position | null;
  mark: Decimal | null;
  onPlaced: (parts: LineParts) => () => void;
  onCancel: (line: OrderLine) => void;
  onClose: (line: PositionLine) => void;
}

/** A pointer that moved less than this did not mean to move the line. */
const SLACK_PX = 4;

/** A price of one's own across the chart, with its tag. */
export function Line(props: LineProps): JSX.Element {
  let rule!: HTMLDivElement;
  let ghost!: HTMLDivElement;
  let tag!: HTMLDivElement;
  onMount(() => onCleanup(props.onPlaced({ rule, ghost, tag })));
  const side = (): 'buy' | 'sell' => {
    const { line } = props;
    return line.kind === 'order' ? line.order.terms.side : isNegative(line.position.size) ? 'sell' : 'buy';
  };
  const isUnsure = (): boolean => props.line.kind === 'order' && (isPending(props.line.order.state) || props.line.order.state === 'unknown');
  /** It is not in the book: it waits for a trigger, or is no order. */
  const isDashed = (): boolean => {
    const { line } = props;
    return line.kind === 'order' ? line.order.triggeredAt === null && isConditional(line.order.terms) : line.kind === 'liquidation';
  };
  const order = (): OrderLine | null => (props.line.kind === 'order' ? props.line : null);
  const held = (): PositionLine | null => (props.line.kind === 'order' ? null : props.line);
  const grab = createGrab(props, () => tag.querySelector<HTMLElement>('[role="slider"]'));
  return (
    <li
      class="own-line"
      data-kind={props.line.kind}
      data-term={order()?.term ?? 'none'}
      data-side={side()}
      data-dashed={isDashed()}
      data-pending={isUnsure()}
      data-phase={props.move?.phase ?? 'still'}
    >
      <div class="own-line-rule" ref={rule} onPointerDown={grab} />
      <div class="own-line-ghost" ref={ghost} />
      <div class="own-line-tag" ref={tag}>
        <Show when={order()}>{(line) => <OrderTag of={props} line={line()} onGrab={grab} />}</Show>
        <Show when={held()}>{(line) => <PositionTag of={props} line={line()} />}</Show>
      </div>
    </li>
  );
}

/** Handed down whole: to merge props takes a part of the library that a first visit would load. */
interface TagProps<Kind extends OwnLine> {
  of: LineProps;
  line: Kind;
}

function OrderTag(props: TagProps<OrderLine> & { onGrab: (event: PointerEvent) => void }): JSX.Element {
  const name = (): string => orderName(props.line);
  const words = (): string => {
    const { of, line } = props;
    const { move, position } = of;
    const last = props.of.surface.last();
    return move === null ? distanceWords(line.price, last) : moveWords(move, position, last);
  };
  const onKey = (event: KeyboardEvent): void => {
    const { of, line } = props;
    const { mover, move } = of;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ticks = event.shiftKey ? 10 : 1;
    if (event.key === 'ArrowUp') mover.step(line, ticks);
    else if (event.key === 'ArrowDown') mover.step(line, -ticks);
    else if (event.key === 'Enter' && !event.repeat) mover.send();
    else if (event.key === 'Escape' && move !== null) mover.leave();
    else if (event.key === 'Delete' && !event.repeat) props.of.onCancel(line);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <Show
        when={props.line.term !== null}
        fallback={
          <span class="own-line-words">
            <span>{ownWords(`${name()} ${words()}`)}</span>
          </span>
        }
      >
        <span
          class="own-line-words"
          role="slider"
          tabIndex={0}
          aria-orientation="vertical"
          aria-label={t('{{ order }} {{ pair }}. Arrow keys move it, Enter sends the change, Escape leaves it', {
            order: name(),
            pair: pairLabel(props.line.order.terms.instrument),
          })}
          aria-valuemin={0}
          aria-valuemax={2 * toDouble(props.line.price)}
          aria-valuenow={toDouble(props.of.move?.to ?? props.line.price)}
          aria-valuetext={`${plainAmount(props.of.move?.to ?? props.line.price)} ${words()}`}
          title={t('Drag it to another price, or arrow keys and Enter')}
          onPointerDown={(event) => props.onGrab(event)}
          onKeyDown={onKey}
        >
          <Show when={props.of.move} fallback={<span>{ownWords(name())}</span>}>
            {(move) => <strong>{isUnderWay(move()) ? t('Sending') : changeWords(move())}</strong>}
          </Show>{' '}
          <span class="own-line-more">{props.of.move === null ? words() : ownWords(words())}</span>
        </span>
      </Show>
      <Show when={props.of.move?.phase === 'asking'}>
        <button type="button" class="own-line-send" onClick={() => props.of.mover.send()}>
          {t('Send')}
        </button>
      </Show>
      <Show when={props.of.move === null || !isUnderWay(props.of.move)}>
        <button
          type="button"
          class="own-line-close"
          aria-label={props.of.move === null ? t('Cancel {{ order }}', { order: name() }) : t('Leave {{ order }} where it is', { order: name() })}
          title={props.of.move === null ? t('Cancel this order (Delete)') : t('Leave it where it is (Esc)')}
          onClick={() => (props.of.move === null ? props.of.onCancel(props.line) : props.of.mover.leave())}
        >
          <Icon name="close" />
        </button>
      </Show>
    </>
  );
}

function PositionTag(props: TagProps<PositionLine>): JSX.Element {
  const size = (): Decimal => props.line.position.size;
  const what = (): string => `${isNegative(size()) ? t('Short') : t('Long')} ${plainAmount(absolute(size()))}`;
  return (
    <Show
      when={props.line.kind === 'entry'}
      fallback={
        <span class="own-line-words">
          <span>{t('Liquidation')}</span> <span class="own-line-more">{distanceWords(props.line.price, props.of.surface.last())}</span>
        </span>
      }
    >
      <span class="own-line-words">
        <strong>{ownWords(what())}</strong> <span class="own-line-more">{ownWords(gainWords(props.line.position, props.of.mark))}</span>
      </span>
      <button type="button" class="own-line-send" title={t('Fills the ticket; nothing is sent')} onClick={() => props.of.onClose(props.line)}>
        {t('Close…|a position')}
      </button>
    </Show>
  );
}

/** A press on a line takes hold of it; what follows of the pointer moves it, until it is let go or taken out of its hand by `Esc`. */
function createGrab(props: LineProps, slider: () => HTMLElement | null): (event: PointerEvent) => void {
  return (event) => {
    const { line, mover, surface } = props;
    if (event.button !== 0 || line.kind !== 'order' || line.term === null) return;
    const target = event.currentTarget as HTMLElement;
    const from = surface.yOf(toDouble(props.move?.to ?? line.price));
    event.preventDefault();
    slider()?.focus();
    if (from === null) return;
    let isMoving = false;
    const move = ({ clientY }: PointerEvent): void => {
      const by = clientY - event.clientY;
      if (!isMoving && Math.abs(by) < SLACK_PX) return;
      if (isMoving && props.move?.phase !== 'moving') {
        stop();
        return;
      }
      isMoving = true;
      const price = surface.priceAt(from + by);
      if (props.line.kind === 'order' && price !== null) mover.drag(props.line, price);
    };
    const drop = (): void => {
      stop();
      mover.drop();
    };
    const lost = (): void => {
      stop();
      if (isMoving) mover.leave();
    };
    const stop = (): void => {
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', drop);
      target.removeEventListener('pointercancel', lost);
    };
    target.setPointerCapture(event.pointerId);
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', drop);
    target.addEventListener('pointercancel', lost);
  };
}
