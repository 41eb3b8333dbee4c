import { type Remote, transfer } from 'comlink';
import type { Fault } from '../domain/fault';
import { fail, type Result } from '../domain/result';
import type { EngineApi } from '../worker/protocol/engine-api';
import type { OpenBy } from '../worker/protocol/vault-view';
import { silent, withDeadline } from './deadline';
import { type PassphraseWorker, startPassphraseWorker } from './passphrase-worker';
import type { EngineState, VaultCommands, VaultKey, Watchable } from './terminal';

/** Two runs of a slow phone's, and the trial of a key. */
const LIMIT_MS = 160_000;

type Engine = Remote<EngineApi>;
type Ask = <T>(
  passphrases: readonly string[],
  call: (engine: Engine, ports: readonly MessagePort[]) => Promise<Result<T, Fault>>,
) => Promise<Result<T, Fault>>;

/** The calls of the vault with what the user typed: each passphrase gets a worker of its own for as long as the call lasts. */
export function makeVaultCommands(
  calls: () => Engine | null,
  state: Watchable<EngineState>,
  start: (passphrase: string) => PassphraseWorker = startPassphraseWorker,
): VaultCommands {
  const ask: Ask = async (passphrases, call) => {
    const engine = calls();
    if (engine === null) return silent('the engine is not running yet');
    const workers = passphrases.map(start);
    const gone = whenLost(state);
    try {
      return await Promise.race([
        withDeadline(
          () =>
            call(
              engine,
              workers.map(({ port }) => port),
            ),
          LIMIT_MS,
        ),
        gone.lost.then(() => silent('the engine stopped before it answered: look whether it is done')),
        ...workers.map(({ broken }) => broken.then(() => fail(unloaded()))),
      ]);
    } finally {
      gone.stop();
      for (const worker of workers) worker.end();
    }
  };
  const opened = <T>(key: VaultKey, call: (engine: Engine, by: OpenBy) => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> =>
    ask(typedIn(key), (engine, [port]) => call(engine, openBy(key, port)));
  return {
    read: () => ask([], (engine) => engine.readVault()),
    create: (passphrase) => ask([passphrase], (engine, [port]) => engine.createVault(handed(port))),
    unlock: (key) => opened(key, (engine, by) => engine.unlockVault(by)),
    prove: (key) => opened(key, (engine, by) => engine.proveVault(by)),
    lock: () => ask([], (engine) => engine.lockVault()),
    used: () => ask([], (engine) => engine.vaultUsed()),
    addProfile: (key, profile) => opened(key, (engine, by) => engine.addProfile(by, profile)),
    acceptKey: (key, profile, permissions) => opened(key, (engine, by) => engine.acceptKey(by, profile, permissions)),
    dropKey: () => ask([], (engine) => engine.dropKey()),
    acceptPermissions: (key, profile, permissions) => opened(key, (engine, by) => engine.acceptPermissions(by, profile, permissions)),
    changeLook: (key, profile, look) => opened(key, (engine, by) => engine.changeLook(by, profile, look)),
    setDeadManSwitch: (key, profile, isOn) => opened(key, (engine, by) => engine.setDeadManSwitch(by, profile, isOn)),
    removeProfile: (key, profile) => opened(key, (engine, by) => engine.removeProfile(by, profile)),
    changePassphrase: (key, next) =>
      ask([...typedIn(key), next], (engine, ports) => engine.changePassphrase(openBy(key, ports[0]), handed(ports.at(-1)))),
    addPasskey: (key, passkey, prf) => opened(key, (engine, by) => engine.addPasskey(by, passkey, prf)),
    removePasskey: (key, credential) => opened(key, (engine, by) => engine.removePasskey(by, credential)),
    setAutoLock: (key, minutes) => opened(key, (engine, by) => engine.setAutoLock(by, minutes)),
    export: () => ask([], (engine) => engine.exportVault()),
    import: (file, key) => opened(key, (engine, by) => engine.importVault(file, by)),
    delete: () => ask([], (engine) => engine.deleteVault()),
  };
}

const typedIn = (key: VaultKey): readonly string[] => (key.by === 'passphrase' ? [key.passphrase] : []);
const handed = (port: MessagePort | undefined): MessagePort => transfer(port as MessagePort, [port as MessagePort]);
const openBy = (key: VaultKey, port: MessagePort | undefined): OpenBy =>
  key.by === 'passkey' ? key : transfer({ by: 'passphrase', port: port as MessagePort }, [port as MessagePort]);

const unloaded = (): Fault => ({
  code: 'call-refused',
  next: 'ask-user',
  detail: 'the part of the program that works on passphrases could not be loaded; reload this tab',
});

/** A dead engine answers nothing, and the limit of these calls is long. */
function whenLost(state: Watchable<EngineState>): { readonly lost: Promise<void>; stop(): void } {
  let stop = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    stop = state.watch(({ phase }) => phase !== 'ready' && resolve());
  });
  return { lost, stop: () => stop() };
}
