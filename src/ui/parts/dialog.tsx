import { type JSX, onCleanup, onMount } from 'solid-js';
import { createCover } from '../back/page-history';
import { t } from '../words/t';
import { createSheetPull } from './create-sheet-pull';
import { focusHome } from './focus-home';
import { Icon } from './icon';
import { isNarrow } from './narrow';
import './dialog.css';
import './sheet.css';

interface DialogProps {
  title: string;
  class?: string;
  /** What has the focus at first; the close button where nothing is named. */
  first?: () => HTMLElement;
  onClose: () => void;
  children: JSX.Element;
}

/**
 * A window over the page: the browser keeps the focus in it, `Esc` and a press outside close it. On narrow screens a sheet at
 * the lower edge, which is drawn down by its head as well.
 */
export function Dialog(props: DialogProps): JSX.Element {
  let element!: HTMLDialogElement;
  // A press that began in it and ended outside, as one does that marks the text of a field, is a click of the dialog itself.
  let isPressOutside = false;
  // The browser tells of the closing later: by then another one may be open in its place.
  let isOpen = true;
  /** A key that opened it and is held presses nothing in it. */
  let isFromBefore = true;
  onCleanup(() => {
    isOpen = false;
  });
  const goHome = focusHome();
  // Taken out of the page while it is open, as with the row that it is about, it gives the focus back to nobody.
  onCleanup(() => queueMicrotask(goHome));
  createCover(() => element.close());
  const pull = createSheetPull(
    () => element,
    () => element.close(),
  );
  onMount(() => {
    element.showModal();
    props.first?.().focus();
  });
  return (
    <dialog
      ref={element}
      class={`dialog ${props.class ?? ''}`}
      aria-label={props.title}
      onClose={() => isOpen && props.onClose()}
      onPointerDown={(event) => {
        isPressOutside = event.target === element;
      }}
      onClick={(event) => event.target === element && isPressOutside && element.close()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
        if (!event.repeat) isFromBefore = false;
        else if (isFromBefore) event.preventDefault();
      }}
    >
      <div class="dialog-inside">
        <div
          class="dialog-head"
          onPointerDown={(event) => isNarrow() && pull.press(event)}
          onPointerMove={pull.move}
          onPointerUp={pull.release}
          onPointerCancel={pull.lose}
          onLostPointerCapture={pull.lose}
        >
          <h2 class="dialog-title">{props.title}</h2>
          <button type="button" class="tool" aria-label={t('Close')} onClick={() => element.close()}>
            <Icon name="close" />
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
