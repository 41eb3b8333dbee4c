/** Runs compiled, in a process of its own: contenders in turn over the same frames, results as JSON on standard output. */
import { type BookStream, makeBookStream, type StreamFrame } from './book-stream';
import { type Contender, type ContenderKind, ccxtPro, officialClient, parseAlone, tapedeck } from './contenders';
import type { ContenderResult, Throughput } from './throughput-result';

const [against = 'parse', lengthText = '25', framesText = '100000', roundsText = '7'] = process.argv.slice(2);
const length = Number(lengthText) as 25 | 250;
const frames = Number(framesText);
const rounds = Number(roundsText);
interface Entrant {
  readonly kind: ContenderKind;
  readonly stream: BookStream;
}

const WARM_ROUNDS = 2;
/** Contenders change places this many times a round, so that a disturbance of the machine hits them all. */
const TURNS = 50;
/** Peers get a shorter stream of the same books: they are that much slower. */
const SHORTER = length === 25 ? 5 : 20;

const whole = makeBookStream(frames, length);
const short = against === 'peers' ? makeBookStream(Math.ceil(frames / SHORTER), length) : whole;
const own: Entrant = { kind: tapedeck, stream: whole };
const ENTRANTS: readonly Entrant[] =
  against === 'peers' ? [own, { kind: officialClient, stream: short }, { kind: ccxtPro, stream: short }] : [own, { kind: parseAlone, stream: whole }];

const result: Throughput = { length, contenders: {} };
for (const { kind, stream } of ENTRANTS) result.contenders[kind.name] = freshResult(stream);
for (let round = -WARM_ROUNDS; round < rounds; round++) {
  const running = ENTRANTS.map(({ kind, stream }) => ({ kind, stream, contender: kind.make(stream, length), micros: 0 }));
  globalThis.gc?.();
  for (let turn = 0; turn < TURNS; turn++)
    for (const entrant of turn % 2 === 0 ? running : running.toReversed()) entrant.micros += run(entrant.contender, entrant.stream, turn);
  for (const { kind, stream, contender, micros } of running) {
    const entry = result.contenders[kind.name] as ContenderResult;
    note(entry, contender, stream);
    if (round >= 0) entry.micros.push(micros / stream.updates.length);
  }
}
console.log(JSON.stringify(result));
process.exit(0);

function freshResult(stream: BookStream): ContenderResult {
  const { updates, checksums, books } = stream;
  return { micros: [], frames: updates.length, checksums, books: books.length, events: 0, complaints: 0, firstComplaint: null, equalBooks: 0 };
}

/** Processor time of one turn: on a machine that others use, the clock on the wall measures them too. */
function run(contender: Contender, { updates }: BookStream, turn: number): number {
  const end = Math.floor((updates.length * (turn + 1)) / TURNS);
  const before = process.cpuUsage();
  for (let i = Math.floor((updates.length * turn) / TURNS); i < end; i++) contender.take(updates[i] as StreamFrame);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function note(entry: ContenderResult, contender: Contender, stream: BookStream): void {
  const { events, complaints, books } = contender.shown();
  entry.events = events;
  entry.complaints = complaints.length;
  entry.firstComplaint ??= complaints[0] ?? null;
  entry.equalBooks = books?.filter((book, i) => JSON.stringify(book) === JSON.stringify(stream.finalBooks[i])).length ?? 0;
}
