import type { JSX } from 'solid-js';
import { t } from '../../words/t';
import { LEAST_WIDTH, MOST_WIDTH, STEP_PX } from './column-choice';
import { createWidthDrag, type WidthHands } from './width-drag';
import './width-handle.css';

interface WidthBarProps extends WidthHands {
  /** `Width of High`. */
  label: string;
  /** Pixels, as it is now. */
  width: number;
}

/**
 * The border at the left of a heading that takes no keys, of columns that have their places from the right: dragged or moved by the arrows it sets the
 * width of the column, and pressed twice, or by Home, the column has its own again.
 */
export function WidthBar(props: WidthBarProps): JSX.Element {
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft') props.onWidth(props.width + STEP_PX);
    else if (event.key === 'ArrowRight') props.onWidth(props.width - STEP_PX);
    else if (event.key === 'Home') props.onWidth(null);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved.
    <span
      class="width-handle at-left"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={props.label}
      aria-valuenow={props.width}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={MOST_WIDTH}
      aria-valuetext={t('{{ count }} pixels', { count: props.width })}
      onPointerDown={createWidthDrag(props, 'left')}
      onDblClick={() => props.onWidth(null)}
      onKeyDown={onKey}
    />
  );
}
