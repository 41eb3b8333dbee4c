import * as v from 'valibot';
import type { AccountEvent, AccountInfo } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { refuse } from '../../domain/risk/refuse';
import { readAccountEvent } from '../store/account-event-schema';
import type { Database } from '../store/database';
import { loadJournal } from '../store/journal';

const FORMAT = 'tapedeck/paper-book';
const VERSION = 1;
/** Bytes: a million events. */
const LARGEST_FILE = 512_000_000;
/** Characters of one line; the longest event has some 1,200. */
const LONGEST_LINE = 20_000;

const header = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  createdAt: v.number(),
  /** Lines that follow. */
  events: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** A book as a file holds it. */
export interface BookFile {
  /** As it was when it was opened last. */
  readonly info: AccountInfo;
  readonly events: readonly AccountEvent[];
}

/** A line that says what the file is, then one for each event of the journal: it can be read and written in parts. */
export async function writeBookFile(database: Database, account: AccountId, createdAt: number): Promise<Result<Blob, Fault>> {
  const parts: string[] = [];
  let count = 0;
  for (;;) {
    const slice = await loadJournal(database, account, count);
    if (!slice.ok) return slice;
    const { events, damagedAt, isLast } = slice.value;
    if (damagedAt !== null)
      return fail(refuse('unsupported', `The record of this book is damaged at entry ${damagedAt + 1}: it cannot be exported whole.`));
    parts.push(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    count += events.length;
    if (isLast) break;
  }
  const head = `${JSON.stringify({ format: FORMAT, version: VERSION, createdAt, events: count })}\n`;
  return ok(new Blob([head, ...parts], { type: 'application/x-ndjson' }));
}

/** Whatever the file is: a book, or where it is none, in the user's words. */
export async function readBookFile(file: Blob): Promise<Result<BookFile, string>> {
  if (file.size > LARGEST_FILE) return fail(`it has ${Math.round(file.size / 1e6)} MB, ${LARGEST_FILE / 1e6} are the most.`);
  const events: AccountEvent[] = [];
  let expected: number | null = null;
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (line === null) return fail(`line ${number} is too long to be of a paper book.`);
    const value = parsed(line);
    if (expected === null) {
      const head = v.safeParse(header, value);
      if (!head.success) return fail('its first line does not say that it is a paper book of Tapedeck.');
      if (head.output.version > VERSION) return fail(`it is of version ${head.output.version}, this program knows ${VERSION}: update it.`);
      expected = head.output.events;
      continue;
    }
    const event = readAccountEvent(value);
    if (event === undefined) return fail(`line ${number} is no entry of a paper book.`);
    events.push(event);
    if (events.length > expected) return fail(`it has more than the ${expected} entries that its first line names.`);
  }
  if (expected === null) return fail('it is empty.');
  if (events.length < expected) return fail(`it ends after ${events.length} of ${expected} entries: it is not whole.`);
  const opened = events.findLast((event) => event.kind === 'opened');
  if (events[0]?.kind !== 'opened' || opened === undefined) return fail('line 2 does not open an account.');
  return ok({ info: opened.info, events });
}

/** A line that is too long is null, and the last. */
async function* linesOf(file: Blob): AsyncGenerator<string | null> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const lines = `${rest}${value ?? ''}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.length > LONGEST_LINE ? null : line;
    if (rest.length > LONGEST_LINE) yield null;
    if (done) break;
  }
  if (rest !== '') yield rest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
