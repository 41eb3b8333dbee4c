import { fail, ok } from '../../domain/result';
import type { Clock } from '../clock';
import type { VaultApi } from '../protocol/vault-api';
import type { KeyPort, OpenBy } from '../protocol/vault-view';
import { type DeriveKey, deriveOver } from './derive-over-port';
import type { TryKey } from './key-trial';
import type { Opener } from './opening';
import { LARGEST_VAULT } from './record';
import { refuse } from './refuse';
import type { Vault } from './vault';

/** The calls of one tab, which is there until `gone`. The ports it hands over are closed when the call is answered. */
export function vaultCalls(vault: Vault, clock: Clock, tryKey: TryKey, gone: AbortSignal): VaultApi {
  const over = async <T>(ports: readonly KeyPort[], run: (derive: (port: KeyPort) => DeriveKey) => Promise<T>): Promise<T> => {
    try {
      return await run((one) => deriveOver(one as MessagePort, clock, gone));
    } finally {
      for (const one of ports) one.close();
    }
  };
  const opening = <T>(how: OpenBy, run: (opener: Opener) => Promise<T>): Promise<T> =>
    how.by === 'passkey' ? run(how) : over([how.port], (derive) => run({ by: 'passphrase', derive: derive(how.port) }));
  return {
    readVault: () => vault.read(),
    createVault: (one) => over([one], (derive) => vault.create(derive(one))),
    unlockVault: (how) => opening(how, (opener) => vault.unlock(opener)),
    proveVault: (how) => opening(how, (opener) => vault.prove(opener)),
    lockVault: async () => {
      vault.lock('asked');
      return ok(null);
    },
    vaultUsed: async () => {
      vault.used();
      return ok(null);
    },
    addProfile: (how, typed) => opening(how, (opener) => vault.addProfile(opener, typed, tryKey)),
    acceptKey: (how, id, permissions) => opening(how, (opener) => vault.acceptKey(opener, id, permissions)),
    dropKey: async () => {
      vault.dropKey();
      return ok(null);
    },
    acceptPermissions: (how, id, permissions) => opening(how, (opener) => vault.acceptPermissions(opener, id, permissions)),
    changeLook: (how, id, look) => opening(how, (opener) => vault.changeLook(opener, id, look)),
    setDeadManSwitch: (how, id, isOn) => opening(how, (opener) => vault.setDeadManSwitch(opener, id, isOn)),
    removeProfile: (how, id) => opening(how, (opener) => vault.removeProfile(opener, id)),
    changePassphrase: (how, next) => opening(how, (opener) => over([next], (derive) => vault.changePassphrase(opener, derive(next)))),
    addPasskey: (how, added, answer) => opening(how, (opener) => vault.addPasskey(opener, added, answer)),
    removePasskey: (how, credential) => opening(how, (opener) => vault.removePasskey(opener, credential)),
    setAutoLock: (how, minutes) => opening(how, (opener) => vault.setAutoLock(opener, minutes)),
    exportVault: async () => {
      const text = await vault.export();
      return text.ok ? ok(new Blob([text.value], { type: 'application/json' })) : text;
    },
    importVault: (file, how) =>
      opening(how, async (opener) => {
        if (file.size > LARGEST_VAULT) return fail(refuse('damaged', 'The file cannot be imported. It is too large to be a vault.'));
        return vault.import(await (file as unknown as Blob).text(), opener);
      }),
    deleteVault: () => vault.delete(),
  };
}
