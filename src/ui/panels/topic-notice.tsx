import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from 'solid-js';
import type { TopicStatus } from '../../domain/freshness';
import { PATIENCE_MS, topicWords } from './topic-words';
import './topic-notice.css';

interface TopicNoticeProps {
  status: TopicStatus | null;
  hasData: boolean;
  /** What the panel would show, in the language shown: `order book`. */
  what: string;
  /** Another one starts the patience anew. */
  topic: string | null;
}

/** Why a panel is empty or not live, laid over it so that nothing below moves. */
export function TopicNotice(props: TopicNoticeProps): JSX.Element {
  const [hasWaited, setHasWaited] = createSignal(false);
  createEffect(
    on(
      () => [props.topic, props.hasData],
      () => {
        setHasWaited(false);
        const timer = setTimeout(setHasWaited, PATIENCE_MS, true);
        onCleanup(() => clearTimeout(timer));
      },
    ),
  );
  const words = createMemo(() => topicWords(props.status, props.hasData, hasWaited(), props.what));
  return (
    <Show when={words()}>
      {(said) => (
        <div class="topic-notice" data-kind={said().kind}>
          <p class="topic-notice-text">{said().text}</p>
          <Show when={said().advice}>{(advice) => <p class="topic-notice-advice">{advice()}</p>}</Show>
        </div>
      )}
    </Show>
  );
}
