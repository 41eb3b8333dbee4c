import type { Endpoint } from 'comlink';
import * as v from 'valibot';
import type { Fault } from '../domain/fault';
import { fail } from '../domain/result';

/** What the arguments of each call must be. A name that is not here cannot be called. */
export type CallSchemas = Readonly<Record<string, v.GenericSchema<unknown, readonly unknown[]>>>;

export interface GuardOptions {
  /** Ms, rising. */
  now(): number;
  /** Calls in any second; what comes on top is refused. */
  readonly callsPerSecond?: number;
}

/**
 * A port that passes on nothing but plain calls of the named methods with arguments of the right shape, a fresh
 * message made of what was proved. Comlink itself would walk any path (`constructor`, `prototype`), set properties,
 * construct and hand out ports. What is not passed is answered as refused where it carries an id, else dropped.
 */
export function guardedEndpoint(port: MessagePort, schemas: CallSchemas, options: GuardOptions): Endpoint {
  const table: Record<string, v.GenericSchema<unknown, readonly unknown[]>> = Object.freeze(Object.assign(Object.create(null), schemas));
  const mayCall = makeRateCap(options.callsPerSecond ?? 200, options.now);
  const wrappers = new Map<EventListenerOrEventListenerObject, (event: Event) => void>();

  const pass = (event: Event): MessageEvent | undefined => {
    const { id, call, refusal } = judge((event as MessageEvent).data, table, mayCall);
    if (call !== undefined) return new MessageEvent('message', { data: call });
    if (id !== undefined) port.postMessage({ id, type: 'RAW', value: fail(refused(refusal)) });
    return undefined;
  };

  return {
    postMessage: (message: unknown, transfer?: Transferable[]) => port.postMessage(withoutStack(message), transfer ?? []),
    addEventListener: (type, listener) => {
      if (type !== 'message') return;
      const wrapper = (event: Event): void => {
        const call = pass(event);
        if (call === undefined) return;
        if (typeof listener === 'function') listener(call);
        else listener.handleEvent(call);
      };
      wrappers.set(listener, wrapper);
      port.addEventListener('message', wrapper);
    },
    removeEventListener: (_type, listener) => {
      const wrapper = wrappers.get(listener);
      if (wrapper !== undefined) port.removeEventListener('message', wrapper);
      wrappers.delete(listener);
    },
    start: () => port.start(),
  };
}

interface Verdict {
  readonly id?: string;
  readonly call?: { readonly id: string; readonly type: 'APPLY'; readonly path: readonly [string]; readonly argumentList: readonly unknown[] };
  readonly refusal: string;
}

const messageSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(200)),
  type: v.literal('APPLY'),
  path: v.strictTuple([v.pipe(v.string(), v.maxLength(64))]),
  argumentList: v.pipe(v.array(v.object({ type: v.literal('RAW'), value: v.unknown() })), v.maxLength(8)),
});

function judge(data: unknown, table: Record<string, v.GenericSchema<unknown, readonly unknown[]>>, mayCall: () => boolean): Verdict {
  const id = idOf(data);
  const named = id === undefined ? {} : { id };
  // A proxy that the collector took says RELEASE of itself: nobody waits for an answer.
  if (typeof data === 'object' && data !== null && (data as { type?: unknown }).type === 'RELEASE') return { refusal: 'not a call' };
  if (!mayCall()) return { ...named, refusal: 'too many calls' };
  const message = v.safeParse(messageSchema, data);
  if (!message.success) return { ...named, refusal: 'not a plain call' };
  const [name] = message.output.path;
  const schema = table[name];
  if (schema === undefined) return { ...named, refusal: 'no such call' };
  const values = v.safeParse(
    schema,
    message.output.argumentList.map((argument) => argument.value),
  );
  if (!values.success) return { ...named, refusal: `${name}: the arguments are not what it takes` };
  return {
    id: message.output.id,
    call: { id: message.output.id, type: 'APPLY', path: [name], argumentList: values.output.map((value) => ({ type: 'RAW', value })) },
    refusal: '',
  };
}

function idOf(data: unknown): string | undefined {
  const id: unknown = typeof data === 'object' && data !== null ? (data as { id?: unknown }).id : undefined;
  return typeof id === 'string' && id.length > 0 && id.length <= 200 ? id : undefined;
}

const refused = (detail: string): Fault => ({ code: 'call-refused', next: 'ask-user', detail });

/** A bucket of one second's calls that refills evenly. */
function makeRateCap(perSecond: number, now: () => number): () => boolean {
  let left = perSecond;
  let at = now();
  return () => {
    const time = now();
    left = Math.min(perSecond, left + (Math.max(0, time - at) * perSecond) / 1000);
    at = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

/** Comlink sends a thrown error with its stack, which tells a page how the worker is built. */
function withoutStack(message: unknown): unknown {
  const thrown = message as {
    type?: unknown;
    name?: unknown;
    id?: unknown;
    value?: { isError?: unknown; value?: { name?: unknown; message?: unknown } };
  };
  if (thrown.type !== 'HANDLER' || thrown.name !== 'throw') return message;
  const error = thrown.value?.isError === true ? thrown.value.value : undefined;
  const value = { isError: true, value: { name: String(error?.name ?? 'Error'), message: String(error?.message ?? 'failed') } };
  return { type: 'HANDLER', name: 'throw', value, id: thrown.id };
}
