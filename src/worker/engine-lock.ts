/** At most one engine an origin, whatever build it comes from, holds this. */
const ENGINE_LOCK = 'tapedeck-engine';
const CHANNEL = 'tapedeck-engines';

/** `retire`: hand over to this engine, which waits. `running`: this one has the connection now. */
interface Notice {
  readonly kind: 'retire' | 'running';
  readonly engine: string;
}

/**
 * Wait until no other engine owns the connection, asking one of an earlier build to hand over, then run.
 * `retire` is called when a later engine asks for it; the lock is given back when it is done.
 */
export async function ownEngineLock(engine: string, locks: LockManager, run: () => () => Promise<void>): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  const say = (kind: Notice['kind']): void => channel.postMessage({ kind, engine } satisfies Notice);
  // Several may wait: who comes to own the connection has heard none of the others, so they ask it anew.
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isNotice(data) && data.kind === 'running') say('retire');
  };
  say('retire');
  await locks.request(ENGINE_LOCK, async () => {
    const retire = run();
    await new Promise<void>((resolve) => {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (isNotice(data) && data.kind === 'retire' && data.engine !== engine) resolve();
      };
      say('running');
    });
    channel.close();
    await retire();
  });
}

function isNotice(data: unknown): data is Notice {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, engine } = data as Record<string, unknown>;
  return (kind === 'retire' || kind === 'running') && typeof engine === 'string';
}
