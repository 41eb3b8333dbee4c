import { createSignal, For, type JSX, Show } from 'solid-js';
import { Dialog } from '../parts/dialog';
import { isPocket } from '../parts/pocket';
import { t } from '../words/t';
import { chooseConfirmation } from './confirm-choices';
import { type ConfirmCell, cellWords } from './confirm-policy';
import { ConfirmSlide } from './confirm-slide';
import './confirm-sides.css';
import './confirm-dialog.css';

interface ConfirmDialogProps {
  /** Exactly the words of the button that was pressed. */
  words: string;
  side: 'buy' | 'sell';
  /** What is to be known before. */
  remarks: readonly string[];
  cell: ConfirmCell;
  isHold: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

const HOLD_MS = 800;

/** Asks about one order before it leaves. What is sent is what was pressed, whatever the ticket says by now. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const [isLast, setLast] = createSignal(false);
  let button: HTMLElement | undefined;
  let fill: HTMLSpanElement | undefined;
  let holding: Animation | null = null;
  const confirm = (): void => {
    if (isLast()) chooseConfirmation(props.cell, 'none');
    props.onConfirm();
  };
  const hold = (): void => {
    if (!props.isHold || holding !== null || fill === undefined) return;
    holding = fill.animate({ transform: ['scaleX(0)', 'scaleX(1)'] }, { duration: HOLD_MS });
    holding.onfinish = confirm;
  };
  const release = (): void => {
    holding?.cancel();
    holding = null;
  };
  const isHoldKey = (event: KeyboardEvent): boolean => event.key === 'Enter' || event.key === ' ';
  const pressed = (): JSX.Element => (
    <>
      <button
        ref={(element) => {
          button = element;
        }}
        type="button"
        class="confirm-send"
        data-side={props.side}
        title={props.isHold ? t('Hold it down') : undefined}
        // The press that opened the dialog, if its key is held down, is no answer.
        onClick={(event) => !props.isHold && event.detail < 2 && confirm()}
        onPointerDown={hold}
        onPointerUp={release}
        onPointerLeave={release}
        onKeyDown={(event) => {
          if (event.repeat) event.preventDefault();
          else if (isHoldKey(event)) hold();
        }}
        onKeyUp={(event) => isHoldKey(event) && release()}
        onBlur={release}
      >
        <span ref={fill} class="confirm-fill" aria-hidden="true" />
        <span class="confirm-words">{props.words}</span>
      </button>
      <p class="confirm-hint">{props.isHold ? t('Hold it down to send. Esc leaves it.') : t('Esc leaves it.')}</p>
    </>
  );
  return (
    <Dialog title={t('Confirm the order')} class="confirm" first={() => button as HTMLElement} onClose={props.onClose}>
      <div class="confirm-body">
        <Show when={props.remarks.length > 0}>
          <ul class="confirm-remarks">
            <For each={props.remarks}>{(text) => <li>{text}</li>}</For>
          </ul>
        </Show>
        {/* A slip of the finger must not send: on a phone it is slid, whether it would be pressed or held elsewhere. */}
        <Show when={isPocket()} fallback={pressed()}>
          <ConfirmSlide
            words={props.words}
            side={props.side}
            inputRef={(input) => {
              button = input;
            }}
            onConfirm={confirm}
          />
          <p class="confirm-hint">{t('Slide it to the other end and let go to send. By key: End, then Enter.')}</p>
        </Show>
        <label class="confirm-last">
          <input type="checkbox" checked={isLast()} onChange={(event) => setLast(event.currentTarget.checked)} />
          <span>{t('Don’t ask again: {{ orders }}. The settings bring it back.', { orders: cellWords(props.cell) })}</span>
        </label>
      </div>
    </Dialog>
  );
}
