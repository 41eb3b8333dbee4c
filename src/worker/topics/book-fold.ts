import type { BookView, LiveBook } from '../../domain/book';
import type { MarketEvent } from '../../domain/market-event';
import type { TopicContent } from '../protocol/stored-snapshot';
import type { TopicChange } from '../protocol/stream-message';
import type { TopicFold } from './topic-entry';

/** A book is told whole: a few hundred numbers, copied once for all tabs that are served at the same moment. */
export class BookFold implements TopicFold {
  private live: LiveBook | null = null;
  private revision = 0;
  private copy: BookView | null = null;

  apply(event: MarketEvent, _via: 'socket' | 'rest', revision: number): boolean {
    if (event.kind !== 'book') return false;
    this.live = event.book;
    this.revision = revision;
    this.copy = null;
    return true;
  }

  /** The book in its venue's memory; null where it came from storage, or none came. */
  get present(): LiveBook | null {
    return this.live;
  }

  changeSince(revision: number): TopicChange | null {
    const book = this.revision > revision ? this.view() : null;
    return book && { kind: 'book', book };
  }

  content(): TopicContent | null {
    const book = this.view();
    return book && { kind: 'book', book };
  }

  restore(content: TopicContent, revision: number): boolean {
    if (content.kind !== 'book') return false;
    this.live = null;
    this.copy = content.book;
    this.revision = revision;
    return true;
  }

  missingBefore(): null {
    return null;
  }

  private view(): BookView | null {
    this.copy ??= this.live?.view() ?? null;
    return this.copy;
  }
}
