import type { Fault } from '../domain/fault';
import type { Result } from '../domain/result';
import { VAULT_CALLS, type VaultApi } from './protocol/vault-api';

/** Whatever it takes and answers. */
export type VaultCall = (...values: readonly unknown[]) => Promise<Result<unknown, Fault>>;

/** The vault's calls by their names: each goes where `callOf` says. */
export const vaultCommands = (callOf: (name: keyof VaultApi) => VaultCall): VaultApi =>
  Object.fromEntries(VAULT_CALLS.map((name) => [name, callOf(name)])) as unknown as VaultApi;
