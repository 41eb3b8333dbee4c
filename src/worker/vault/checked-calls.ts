import * as v from 'valibot';
import { fail } from '../../domain/result';
import type { VaultApi } from '../protocol/vault-api';
import { refused } from '../refused';
import { type VaultCall, vaultCommands } from '../vault-commands';
import { VAULT_CALL_SCHEMAS } from './vault-call-schemas';

/** The same calls, of which none begins before its arguments are proved. */
export const checkedCalls = (calls: VaultApi): VaultApi =>
  vaultCommands((name) => async (...values) => {
    const read = v.safeParse(VAULT_CALL_SCHEMAS[name], values);
    return read.success ? (calls[name] as VaultCall)(...read.output) : fail(refused(`${name}: the arguments are not what it takes`));
  });
