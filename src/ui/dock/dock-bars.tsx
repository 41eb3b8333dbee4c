import { type Accessor, createEffect, Index, type JSX } from 'solid-js';
import { type Bar, moved } from '../layout/bars';
import { resize } from '../layout/change';
import type { Layout, Stack } from '../layout/layout';
import { t } from '../words/t';
import { setPlace } from './place';

const STEP_PX = 16;

interface DockBarsProps {
  bars: readonly Bar[];
  layout: Accessor<Layout>;
  titleOf: (stack: Stack) => string;
  onPreview: (next: Layout | null) => void;
  onChange: (next: Layout) => void;
}

/** The boundaries between panels, to be dragged or moved by the arrow keys. */
export function DockBars(props: DockBarsProps): JSX.Element {
  return <Index each={props.bars}>{(bar) => <DockBar {...props} bar={bar()} />}</Index>;
}

function DockBar(props: DockBarsProps & { bar: Bar }): JSX.Element {
  let element!: HTMLDivElement;
  // On the hairline.
  createEffect(() => {
    const { x, y, width, height } = props.bar.rect;
    setPlace(element, { x, y, width: Math.max(1, width), height: Math.max(1, height) });
  });
  const isRow = (): boolean => props.bar.direction === 'row';
  const length = (): number => props.bar.lengths[props.bar.index] ?? 0;
  const at = (px: number): number => moved(props.bar, px)[props.bar.index] ?? 0;

  const drag = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const { bar } = props;
    const layout = props.layout();
    const from = isRow() ? event.clientX : event.clientY;
    const over = new AbortController();
    let next: Layout | null = null;
    const end = (result: Layout | null): void => {
      over.abort();
      if (result === null) props.onPreview(null);
      else props.onChange(result);
    };
    element.setPointerCapture(event.pointerId);
    element.addEventListener(
      'pointermove',
      (now) => {
        next = resize(layout, bar.path, moved(bar, (isRow() ? now.clientX : now.clientY) - from));
        props.onPreview(next);
      },
      { signal: over.signal },
    );
    element.addEventListener('pointerup', () => end(next), { signal: over.signal });
    element.addEventListener('pointercancel', () => end(null), { signal: over.signal });
    element.addEventListener('keydown', (key) => key.key === 'Escape' && end(null), { signal: over.signal });
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = isRow() ? { ArrowLeft: -1, ArrowRight: 1 } : { ArrowUp: -1, ArrowDown: 1 };
    const by = { Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key] ?? (steps[event.key] ?? 0) * STEP_PX;
    if (by === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    props.onChange(resize(props.layout(), props.bar.path, moved(props.bar, by)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved.
    <div
      ref={element}
      class="dock-bar"
      role="separator"
      tabIndex={0}
      aria-label={t('Between {{ one }} and {{ other }}', { one: props.titleOf(props.bar.between[0]), other: props.titleOf(props.bar.between[1]) })}
      aria-orientation={isRow() ? 'vertical' : 'horizontal'}
      aria-valuenow={length()}
      aria-valuemin={at(Number.NEGATIVE_INFINITY)}
      aria-valuemax={at(Number.POSITIVE_INFINITY)}
      aria-valuetext={t('{{ count }} pixels', { count: String(length()) })}
      onPointerDown={drag}
      onKeyDown={onKey}
    />
  );
}
