import type { PassphraseMessage } from '../worker/protocol/kdf-message';

/** What turns one passphrase into keys, for the engine alone: this page has neither end of the port once the engine has it. */
export interface PassphraseWorker {
  /** For the engine. */
  readonly port: MessagePort;
  /** Settles where the worker could not be loaded, and never else. */
  readonly broken: Promise<void>;
  /** Its memory goes with it. */
  end(): void;
}

export function startPassphraseWorker(passphrase: string): PassphraseWorker {
  const worker = new Worker(new URL('../worker/vault/kdf-worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const broken = new Promise<void>((resolve) => worker.addEventListener('error', () => resolve()));
  worker.postMessage({ kind: 'tapedeck/passphrase', passphrase } satisfies PassphraseMessage, [port1]);
  return { port: port2, broken, end: () => worker.terminate() };
}
