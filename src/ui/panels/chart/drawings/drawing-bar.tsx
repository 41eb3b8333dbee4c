import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { createScrollRow } from '../../../parts/scroll-row';
import { t } from '../../../words/t';
import { type Drawing, KIND_NAMES, KINDS, type Kind } from './shapes';
import { MOST_DRAWINGS, type Sketch } from './sketch';
import { ToolIcon } from './tool-icon';
import { drawingName } from './words';

interface DrawingBarProps {
  sketch: Sketch;
  /** Another number: the sketch has changed. */
  version: number;
  decimals: number;
  hasMagnet: boolean;
  onMagnet: () => void;
  /** A key for the drawing that is selected. */
  onKey: (event: KeyboardEvent) => void;
  onClose: () => void;
}

/** Tools, and the list of what is drawn, by which a keyboard selects. */
export function DrawingBar(props: DrawingBarProps): JSX.Element {
  const [isListed, setListed] = createSignal(false);
  let bar!: HTMLDivElement;
  createScrollRow(() => bar);
  const now = <T,>(read: (sketch: Sketch) => T): T => {
    props.version;
    return read(props.sketch);
  };
  const selected = (): Drawing | undefined => now(({ drawings, selected: id }) => drawings.find((one) => one.id === id));
  // A row is the same one, with the focus on it, while its drawing moves.
  const ids = createMemo(() => now(({ drawings }) => drawings.map(({ id }) => id)), [], { equals: (a, b) => a.join() === b.join() });
  const nameOf = (id: number): string => {
    const drawing = now(({ drawings }) => drawings.find((one) => one.id === id));
    return drawing === undefined ? '' : drawingName(drawing, props.decimals);
  };
  const hint = (): string => {
    const tool = now((sketch) => sketch.tool);
    if (now((sketch) => sketch.isFull)) return t('A market has room for {{ count }}: delete one to draw another.', { count: MOST_DRAWINGS });
    if (tool !== null) return hintOf(tool);
    const drawing = selected();
    if (drawing === undefined) return '';
    return t('{{ drawing }}: drag it, or arrow keys; Delete takes it away.', { drawing: drawingName(drawing, props.decimals) });
  };
  return (
    <div class="drawing-tools">
      <Show when={isListed()}>
        <ul class="drawing-list scroll" aria-label={t('Drawings')}>
          <For each={ids()} fallback={<li class="drawing-none">{t('Nothing is drawn on this market yet.')}</li>}>
            {(id) => (
              <li>
                <button
                  type="button"
                  aria-pressed={selected()?.id === id}
                  onClick={() => props.sketch.select(id)}
                  onFocus={() => props.sketch.select(id)}
                  onKeyDown={(event) => props.onKey(event)}
                >
                  {nameOf(id)}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="drawing-hint" role="status">
        {hint()}
      </p>
      <div ref={bar} class="drawing-bar scroll-row" role="toolbar" aria-label={t('Drawing')}>
        <For each={KINDS}>
          {(kind) => (
            <Tool name={kind} label={t(KIND_NAMES[kind])} isOn={now((sketch) => sketch.tool === kind)} onPress={() => props.sketch.choose(kind)} />
          )}
        </For>
        <Tool name="magnet" label={t('Magnet: at the prices of a bar (Ctrl)')} isOn={props.hasMagnet} onPress={() => props.onMagnet()} />
        <Tool name="list" label={t('List of drawings')} isOn={isListed()} onPress={() => setListed(!isListed())} />
        <Tool name="undo" label={t('Undo (Ctrl Z)')} isOff={!now((sketch) => sketch.canUndo)} onPress={() => props.sketch.undo()} />
        <Tool
          name="delete"
          label={t('Delete the selected drawing')}
          isOff={selected() === undefined}
          onPress={() => props.sketch.remove(selected()?.id ?? 0)}
        />
        <Tool name="close" label={t('Close the drawing tools')} onPress={() => props.onClose()} />
      </div>
    </div>
  );
}

function hintOf(tool: Kind): string {
  if (tool === 'horizontal') return t('Press where it goes. Esc leaves it.');
  return t('Press where it begins, then where it ends. Esc leaves it.');
}

interface ToolProps {
  name: Parameters<typeof ToolIcon>[0]['name'];
  label: string;
  /** Absent: it does something, and is not on or off. */
  isOn?: boolean;
  isOff?: boolean;
  onPress: () => void;
}

function Tool(props: ToolProps): JSX.Element {
  return (
    <button
      type="button"
      class="tool"
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.isOn}
      disabled={props.isOff === true}
      onClick={() => props.onPress()}
    >
      <ToolIcon name={props.name} />
    </button>
  );
}
