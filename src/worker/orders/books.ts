import type { AccountEvent, AccountInfo } from '../../domain/account/account-event';
import { type AccountId, accountFeed, mainPaperAccount } from '../../domain/account/account-id';
import { EMPTY_SUM } from '../../domain/account/journal-sum';
import type { Fault } from '../../domain/fault';
import type { VenueId } from '../../domain/instrument';
import { fail, ok, type Result } from '../../domain/result';
import { refuse } from '../../domain/risk/refuse';
import type { VenueMs } from '../../domain/units';
import type { Clock } from '../clock';
import type { BookName, Opening } from '../protocol/account-view';
import { loadAccountInfos, saveAccountRecord } from '../store/account-record';
import type { Database } from '../store/database';
import { AccountJournal } from './account-journal';
import { adoptBook } from './adopt-book';
import { readBookFile, writeBookFile } from './book-file';
import { freeLabel, labelAmong, openedAccount, paperAccount } from './opening';
import type { OrderIds } from './order-ids';

/** Events of a file that are written at a time: some hundredths of a second of storage. */
const BATCH = 1_000;

export interface BooksParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly epoch: number;
  readonly ids: OrderIds;
}

/** The paper books of this profile: which there are, further ones, and their way into files and out of them. */
export class Books {
  private readonly infos = new Map<AccountId, AccountInfo>();
  private count = 0;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(private readonly parts: BooksParts) {}

  static async load(parts: BooksParts): Promise<Result<Books, Fault>> {
    const infos = await loadAccountInfos(parts.database);
    if (!infos.ok) return infos;
    const books = new Books(parts);
    for (const info of infos.value) books.infos.set(info.id, info);
    return ok(books);
  }

  /** Of one market, the main one first. */
  of(feed: VenueId): readonly BookName[] {
    const main = mainPaperAccount(feed);
    const others = [...this.infos.values()].filter((info) => info.feed === feed && info.id !== main);
    return [this.infos.get(main) ?? paperAccount(main), ...others].map(({ id, label, kind }) => ({ id, label, kind }));
  }

  has(id: AccountId): boolean {
    return this.infos.has(id) || id === mainPaperAccount(accountFeed(id));
  }

  open(feed: VenueId, opening: Opening): Promise<Result<AccountId, Fault>> {
    return this.further(
      feed,
      () => opening.label,
      (id, label, at) => [{ kind: 'opened', at, ...openedAccount(id, label, opening) }],
    );
  }

  /** A book as a file holds it, under a new id and a name that is free; its open orders are cancelled. */
  async import(file: Blob, isKnownFeed: (feed: VenueId) => boolean): Promise<Result<AccountId, Fault>> {
    const read = await readBookFile(file);
    if (!read.ok) return fail(refuse('unsupported', `The file was not taken: ${read.error}`));
    const { info } = read.value;
    if (!isKnownFeed(info.feed))
      return fail(refuse('unsupported', `The file was not taken: it trades on ${info.feed}, which this program does not know.`));
    return this.further(
      info.feed,
      (books) => freeLabel(books, info.label),
      (id, label, at) => adoptBook(read.value.events, { id, label }, this.parts.ids, at),
    );
  }

  /** All that is written of an account, as a file of lines. */
  async export(id: AccountId): Promise<Result<Blob, Fault>> {
    if (!this.has(id)) return fail(refuse('unsupported', 'There is no such paper book here.'));
    return writeBookFile(this.parts.database, id, this.parts.clock.now());
  }

  /** One after the other: a name that is free, and a place for one more, are so until the book is listed. */
  private further(
    feed: VenueId,
    wanted: (books: readonly BookName[]) => string,
    eventsOf: (id: AccountId, label: string, at: VenueMs) => readonly AccountEvent[],
  ): Promise<Result<AccountId, Fault>> {
    const added = this.turn.then(async () => {
      const books = this.of(feed);
      const label = labelAmong(books, wanted(books));
      if (!label.ok) return fail(refuse('unsupported', label.error));
      const id = this.nextId(feed);
      return this.write(id, eventsOf(id, label.value, this.parts.clock.now() as number as VenueMs));
    });
    this.turn = added.catch(() => undefined);
    return added;
  }

  /** Its record comes last: a book that is half written is in no list, and its id is never used again. */
  private async write(id: AccountId, events: readonly AccountEvent[]): Promise<Result<AccountId, Fault>> {
    const { database, clock, epoch } = this.parts;
    const parts = { database, account: id, epoch, now: () => clock.now(), changed: () => undefined, written: () => undefined };
    const journal = new AccountJournal(parts, { sum: EMPTY_SUM, snapshotOf: null });
    for (let from = 0; from < events.length; from += BATCH) {
      for (const event of events.slice(from, from + BATCH)) journal.add(event);
      await journal.settled();
      if (journal.trouble !== null) return fail(refuse('not-recorded', `The book could not be written down: ${journal.trouble}`));
    }
    await journal.close();
    const info = events.findLast((event) => event.kind === 'opened')?.info ?? null;
    const saved = await saveAccountRecord(
      database,
      { account: id, epoch, createdAt: clock.now() },
      { info, killedAt: null, heldFor: null, limits: 'standard' },
    );
    if (!saved.ok) return saved;
    if (info !== null) this.infos.set(id, info);
    return ok(id);
  }

  private nextId(feed: VenueId): AccountId {
    return `paper:${feed}:b-${this.parts.epoch.toString(36)}-${(++this.count).toString(36)}`;
  }
}
