import { type JSX, onCleanup, onMount, Show } from 'solid-js';
import { toDouble } from '../../../../domain/money';
import { conditionWords } from '../../../alerts/alert-words';
import { plainAmount } from '../../../format/decimal';
import { Icon } from '../../../parts/icon';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';
import { distanceWords } from '../orders/line-words';
import type { LineParts } from '../orders/own-line';
import type { AlertMove, AlertMover } from './alert-mover';
import type { PricedAlert } from './priced-alerts';

interface AlertLineProps {
  alert: PricedAlert;
  /** Where it is being moved to; null: it is not. */
  move: AlertMove | null;
  mover: AlertMover;
  surface: ChartSurface;
  onPlaced: (parts: LineParts) => () => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** A pointer that moved less than this did not mean to move the line. */
const SLACK_PX = 4;

/** The price of an alert across the chart, with its tag at the right. */
export function AlertLine(props: AlertLineProps): JSX.Element {
  let rule!: HTMLDivElement;
  let ghost!: HTMLDivElement;
  let tag!: HTMLDivElement;
  onMount(() => onCleanup(props.onPlaced({ rule, ghost, tag })));
  const words = (): string => conditionWords(props.alert.condition);
  const price = () => props.move?.to ?? props.alert.price;
  const shown = (): string => {
    const { move, alert, surface } = props;
    const far = distanceWords(price(), surface.last());
    if (move !== null) return `${plainAmount(alert.price)} → ${plainAmount(move.to)} ${far}`;
    return alert.isAwake ? far : `${alert.alert.snoozedUntil === null ? t('cooling down') : t('snoozed')} ${far}`;
  };
  const onKey = (event: KeyboardEvent): void => {
    const { mover, alert, move } = props;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ticks = event.shiftKey ? 10 : 1;
    if (event.key === 'ArrowUp') mover.step(alert, ticks);
    else if (event.key === 'ArrowDown') mover.step(alert, -ticks);
    else if (event.key === 'Enter' && !event.repeat) (move === null ? props.onEdit : mover.save)();
    else if (event.key === 'Escape' && move !== null) mover.leave();
    else if (event.key === 'Delete' && !event.repeat) props.onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const grab = (event: PointerEvent): void => {
    const { surface, mover } = props;
    if (event.button !== 0) return;
    const target = event.currentTarget as HTMLElement;
    const from = surface.yOf(toDouble(price()));
    event.preventDefault();
    tag.querySelector<HTMLElement>('[role="slider"]')?.focus();
    if (from === null) return;
    let isMoving = false;
    const drag = ({ clientY }: PointerEvent): void => {
      const by = clientY - event.clientY;
      if (!isMoving && Math.abs(by) < SLACK_PX) return;
      isMoving = true;
      const to = surface.priceAt(from + by);
      if (to !== null) mover.drag(props.alert, to);
    };
    const stop = (): void => {
      target.removeEventListener('pointermove', drag);
      target.removeEventListener('pointerup', drop);
      target.removeEventListener('pointercancel', lost);
    };
    const drop = (): void => {
      stop();
      mover.drop();
    };
    const lost = (): void => {
      stop();
      mover.leave();
    };
    target.setPointerCapture(event.pointerId);
    target.addEventListener('pointermove', drag);
    target.addEventListener('pointerup', drop);
    target.addEventListener('pointercancel', lost);
  };
  return (
    <li
      class="own-line"
      data-kind="alert"
      data-term="price"
      data-dashed="true"
      data-pending={!props.alert.isAwake}
      data-phase={props.move?.phase ?? 'still'}
    >
      <div class="own-line-rule" ref={rule} onPointerDown={grab} />
      <div class="own-line-ghost" ref={ghost} />
      <div class="own-line-tag" ref={tag}>
        <span
          class="own-line-words"
          role="slider"
          tabIndex={0}
          aria-orientation="vertical"
          aria-label={t('Alert: {{ condition }}. Arrow keys move it, Enter saves the move or opens it, Delete removes it', { condition: words() })}
          aria-valuemin={0}
          aria-valuemax={2 * toDouble(props.alert.price)}
          aria-valuenow={toDouble(price())}
          aria-valuetext={shown()}
          title={`${words()}${props.alert.alert.note === '' ? '' : `: ${props.alert.alert.note}`}`}
          onPointerDown={grab}
          onDblClick={() => props.onEdit()}
          onKeyDown={onKey}
        >
          {t('Alert')} <span class="own-line-more">{shown()}</span>
        </span>
        <Show when={props.move?.phase === 'asking'}>
          <button type="button" class="own-line-send" onClick={() => props.mover.save()}>
            {t('Move it')}
          </button>
        </Show>
        <button
          type="button"
          class="own-line-close"
          aria-label={props.move === null ? t('Remove the alert: {{ condition }}', { condition: words() }) : t('Leave the alert where it is')}
          title={props.move === null ? t('Remove this alert (Delete)') : t('Leave it where it is (Esc)')}
          onClick={() => (props.move === null ? props.onRemove() : props.mover.leave())}
        >
          <Icon name="close" />
        </button>
      </div>
    </li>
  );
}
