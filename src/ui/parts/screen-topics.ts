import { type Accessor, createSignal } from 'solid-js';
import type { TopicState } from '../../client/terminal';

/** The topics that something on the screen shows just now. */
export interface ScreenTopics {
  /** Reads of `list` follow additions, removals and changes of state, not every change of data. */
  readonly list: Accessor<readonly TopicState[]>;
  add(topic: Accessor<TopicState | null>): () => void;
  /** Something that `list` should tell its readers happened. */
  changed(): void;
}

export function makeScreenTopics(): ScreenTopics {
  const topics = new Set<Accessor<TopicState | null>>();
  const [version, setVersion] = createSignal(0);
  const changed = (): void => void setVersion((n) => n + 1);
  return {
    list: () => {
      version();
      return [...topics].map((topic) => topic()).filter((topic) => topic !== null);
    },
    add(topic) {
      topics.add(topic);
      changed();
      return () => {
        topics.delete(topic);
        changed();
      };
    },
    changed,
  };
}
