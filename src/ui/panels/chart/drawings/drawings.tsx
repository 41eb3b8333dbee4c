import { createEffect, createSignal, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import type { InstrumentId } from '../../../../domain/instrument';
import { createThemeColors } from '../../../drawing/theme-colors';
import type { ChartSurface } from '../chart-surface';
import { loadDrawings, onDrawings, saveDrawings } from '../stored-layers';
import { DrawingBar } from './drawing-bar';
import { DrawingMarks } from './drawing-marks';
import { fieldOf } from './field';
import { Hand } from './hand';
import { createPointers } from './pointers';
import type { Anchor } from './shapes';
import { Sketch } from './sketch';
import { readDrawings, writeDrawings } from './stored';
import './drawings.css';

interface DrawingsProps {
  surface: ChartSurface;
  instrument: InstrumentId;
  /** The tools are shown. */
  isDrawing: boolean;
  onClose: () => void;
}

const NONE: readonly never[] = [];
/** A press of an arrow moves a drawing by one of these, with Shift by ten. */
const STEPS_OF_SHIFT = 10;

/** What the user draws on a market: lines, levels and measures, kept with it. */
export function Drawings(props: DrawingsProps): JSX.Element {
  const { surface } = props;
  const { host } = surface;
  const [version, setVersion] = createSignal(0);
  const [hasMagnet, setMagnet] = createSignal(false);
  let isKeeping = false;
  const sketch = new Sketch((isKept) => {
    if (isKept) {
      isKeeping = true;
      saveDrawings(writeDrawings(readDrawings(loadDrawings()), props.instrument, sketch.drawings));
      isKeeping = false;
    }
    setVersion((before) => before + 1);
  });
  const field = fieldOf(surface);
  const hand = new Hand(sketch, field);
  const marks = new DrawingMarks(surface, field, sketch, hand, `11px ${getComputedStyle(host).fontFamily}`);
  const colors = createThemeColors({ line: '--accent', ink: '--panel', text: '--text-1' });

  /** By so many bars and px. */
  const shift = (bars: number, px: number): void => {
    const drawing = sketch.drawings.find((one) => one.id === sketch.selected);
    if (drawing === undefined) return;
    const width = surface.library.chart.timeScale().options().barSpacing;
    const anchors = drawing.anchors.map((anchor) => field.shifted(anchor, bars * width, px));
    if (!anchors.includes(null)) sketch.replace({ ...drawing, anchors: anchors as Anchor[] });
  };
  /** True where the key was for the drawings. */
  const press = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean => {
    if (altKey) return false;
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'z' || !sketch.canUndo) return false;
      sketch.undo();
      return true;
    }
    if (key === 'Escape') return hand.leave();
    if (sketch.selected === null) return false;
    const far = shiftKey ? STEPS_OF_SHIFT : 1;
    if (key === 'Delete' || key === 'Backspace') sketch.remove(sketch.selected);
    else if (key === 'ArrowLeft') shift(-far, 0);
    else if (key === 'ArrowRight') shift(far, 0);
    else if (key === 'ArrowUp') shift(0, -far);
    else if (key === 'ArrowDown') shift(0, far);
    else return false;
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  onMount(() => {
    onCleanup(surface.attach(marks));
    createPointers(host, hand, (event) => hasMagnet() !== (event.ctrlKey || event.metaKey));
    host.addEventListener('keydown', onKey);
    onCleanup(() => host.removeEventListener('keydown', onKey));
    createEffect(
      on([version, colors], ([, now]) => {
        marks.colors = now;
        marks.redraw();
      }),
    );
    createEffect(
      on(
        () => props.instrument,
        (id) => sketch.load(readDrawings(loadDrawings()).get(id) ?? NONE),
      ),
    );
    // Another chart of this market: the next stroke here would take away what was drawn there.
    onCleanup(
      onDrawings(() => {
        if (!isKeeping) sketch.take(readDrawings(loadDrawings()).get(props.instrument) ?? NONE);
      }),
    );
    createEffect(() => {
      if (!props.isDrawing) sketch.choose(null);
    });
  });

  return (
    <Show when={props.isDrawing}>
      <DrawingBar
        sketch={sketch}
        version={version()}
        decimals={surface.decimals()}
        hasMagnet={hasMagnet()}
        onMagnet={() => setMagnet(!hasMagnet())}
        onKey={onKey}
        onClose={() => props.onClose()}
      />
    </Show>
  );
}
