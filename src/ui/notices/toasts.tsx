import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { Icon } from '../parts/icon';
import { ownWords } from '../parts/mask';
import { t } from '../words/t';
import { dismissAll, dismissNotice, isLasting, MOST_SHOWN, type NoticeKind, notices, type PostedNotice, SHOWN_MS, shownOf } from './board';
import './toasts.css';

/** Never by hue alone. */
const SIGN: Readonly<Record<NoticeKind, string>> = {
  buy: '▲',
  sell: '▼',
  reject: '✕',
  unknown: '?',
  trigger: '◆',
  end: '■',
  lost: '!',
  back: '✓',
  alert: '◉',
  done: '✓',
  note: '·',
};

/** There the head of the page has room for one, and the tape of a low screen for two. */
const narrow = matchMedia('(max-width: 768px)');
const low = matchMedia('(max-height: 900px)');
const mostShown = (): number => (narrow.matches ? 1 : low.matches ? 2 : MOST_SHOWN);

/** What happened, over the tape, where nothing is pressed. What went wrong stays until it is dismissed. */
export function Toasts(): JSX.Element {
  const shown = createMemo(() => shownOf(notices(), mostShown()));
  const hidden = (): number => notices().length - shown().length;
  return (
    <section class="toasts" aria-label={t('Notices')}>
      <Show when={hidden() > 0}>
        <p class="toasts-more">
          {t('{{ count }} more', { count: hidden() })}
          <button type="button" class="tool" onClick={dismissAll}>
            {t('Dismiss all')}
          </button>
        </p>
      </Show>
      <ol class="toasts-list">
        <For each={[...shown()].reverse()}>{(notice) => <Toast notice={notice} />}</For>
      </ol>
      <Spoken />
    </section>
  );
}

function Toast(props: { notice: PostedNotice }): JSX.Element {
  const [isHeld, setHeld] = createSignal(false);
  // Not under the pointer, nor while it has the focus: its button may be about to be pressed.
  createEffect(() => {
    if (isHeld() || isLasting(props.notice)) return;
    const timer = setTimeout(() => dismissNotice(props.notice.n), SHOWN_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <li
      class="toast"
      data-kind={props.notice.kind}
      data-held={isHeld()}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span class="toast-sign" aria-hidden="true">
        {SIGN[props.notice.kind]}
      </span>
      {/* It can be touched: on a phone its words are cut until they are. */}
      <p class="toast-words" tabIndex={-1}>
        <strong>{ownWords(props.notice.title)}</strong>
        <Show when={props.notice.detail !== ''}>
          <span>{ownWords(props.notice.detail)}</span>
        </Show>
      </p>
      <Show when={props.notice.action}>
        {(action) => (
          <button
            type="button"
            class="action toast-action"
            onClick={() => {
              action().run();
              dismissNotice(props.notice.n);
            }}
          >
            {action().label}
          </button>
        )}
      </Show>
      <button
        type="button"
        class="tool"
        aria-label={t('Dismiss: {{ notice }}', { notice: props.notice.title })}
        onClick={() => dismissNotice(props.notice.n)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** For ears, apart from the list: a list that changes its order would be read anew. */
function Spoken(): JSX.Element {
  const latest = (lasting: boolean): string => {
    const notice = notices().find((one) => isLasting(one) === lasting);
    return notice === undefined ? '' : `${notice.title}. ${notice.detail}`;
  };
  return (
    <>
      <p class="visually-hidden" role="status">
        {latest(false)}
      </p>
      <p class="visually-hidden" role="alert">
        {latest(true)}
      </p>
    </>
  );
}
