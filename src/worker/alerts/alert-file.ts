import * as v from 'valibot';
import { type AlertTerms, MOST_ALERTS } from '../../domain/alert/alert';
import { fail, ok, type Result } from '../../domain/result';
import { plainText } from '../../domain/text';
import { alertTermsSchema } from '../store/alert-schemas';

const FORMAT = 'tapedeck/alerts';
const VERSION = 1;
/** Lines that are named of those that are wrong. */
const MOST_NAMED = 5;

const header = v.object({ format: v.literal(FORMAT), version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** A line that says what the file is, then what each alert waits for, a line each. */
export const writeAlertFile = (all: readonly AlertTerms[], createdAt: number): string =>
  [{ format: FORMAT, version: VERSION, createdAt }, ...all.map(termsOf)].map((line) => `${JSON.stringify(line)}\n`).join('');

const termsOf = ({ instrument, condition, coolDownMs, expiresAt, note }: AlertTerms): AlertTerms => ({
  instrument,
  condition,
  coolDownMs,
  expiresAt,
  note,
});

/** Whatever the text is: the alerts in it, or what is wrong with which of its lines, in the user's words. */
export function readAlertFile(text: string): Result<readonly AlertTerms[], string> {
  const lines = text.split('\n').map((line, i) => ({ number: i + 1, line: line.trim() }));
  const [first, ...rest] = lines.filter(({ line }) => line !== '');
  if (first === undefined) return fail('it is empty.');
  const head = v.safeParse(header, parsed(first.line));
  if (!head.success) return fail(`its line ${first.number} does not say that it is a list of alerts of Tapedeck.`);
  if (head.output.version > VERSION) return fail(`it is of version ${head.output.version}, this program knows ${VERSION}: update it.`);
  if (rest.length === 0) return fail('there is no alert in it.');
  if (rest.length > MOST_ALERTS) return fail(`it has ${rest.length} alerts, ${MOST_ALERTS} are the most.`);
  const wrong: string[] = [];
  const all: AlertTerms[] = [];
  for (const { number, line } of rest) {
    const value = parsed(line);
    const read = v.safeParse(alertTermsSchema, value);
    if (read.success) all.push({ ...(read.output as unknown as AlertTerms), note: plainText(read.output.note) });
    else wrong.push(`line ${number}: ${value === undefined ? 'no JSON' : wordsOf(read.issues[0])}`);
  }
  if (wrong.length === 0) return ok(all);
  const named = wrong.slice(0, MOST_NAMED).join('; ');
  return fail(wrong.length > MOST_NAMED ? `${named}, and ${wrong.length - MOST_NAMED} more.` : `${named}.`);
}

function wordsOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  const what = plainText(issue.message, 120);
  return path === null ? what : `${path}: ${what}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
