import { keyRefusal, type Permissions, permissionText } from '../../domain/account/permissions';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import type { AccountDoor } from '../../venues/account-machine';
import type { VenueEntry } from '../../venues/registry';
import { TRIAL_LIMIT_MS, type TryKey } from '../vault/key-trial';
import { refuse } from '../vault/refuse';
import { AccountSocket, type AccountSocketParts } from './account-socket';

export interface TrialParts extends Pick<AccountSocketParts, 'clock' | 'random' | 'openSocket'> {
  readonly venues: readonly VenueEntry[];
  /** Of all connections to the accounts of that venue together. */
  budgetOf(venue: VenueEntry['id'], door: AccountDoor): Promise<AccountSocketParts['budget']>;
}

/** Log in with a key, hear what it may do, and leave. A key that may do too much is refused; nothing else is asked of the exchange. */
export const makeTryKey =
  (parts: TrialParts): TryKey =>
  async ({ venue }, login) => {
    const door = parts.venues.find(({ id }) => id === venue)?.accounts ?? null;
    if (door === null) return fail(refuse('key-refused', `There are no accounts at “${venue}” that a key opens.`));
    const heard = await permissionsOf(parts, door, await parts.budgetOf(venue, door), login);
    if (!heard.ok) return heard;
    const refusal = keyRefusal(heard.value);
    return refusal === null ? ok({ permissions: permissionText(heard.value) }) : fail(refuse('key-refused', refusal));
  };

function permissionsOf(
  { clock, random, openSocket }: TrialParts,
  door: AccountDoor,
  budget: AccountSocketParts['budget'],
  login: Parameters<TryKey>[1],
): Promise<Result<Permissions, Fault>> {
  return new Promise((resolve) => {
    let socket: AccountSocket | null = null;
    let refused: Fault | null = null;
    let isOver = false;
    const end = (result: Result<Permissions, Fault>): void => {
      isOver = true;
      stopWaiting();
      socket?.close();
      resolve(result);
    };
    const stopWaiting = clock.after(TRIAL_LIMIT_MS, () => {
      const why = socket?.link.why ?? null;
      const words =
        why === null
          ? 'The exchange did not answer about this key. Nothing was stored.'
          : `The exchange did not answer about this key: ${why}. Nothing was stored.`;
      end(fail(refuse('no-answer', words)));
    });
    const look = (): void => {
      const permissions = socket?.machine.permissions ?? null;
      if (permissions !== null) end(ok(permissions));
    };
    void AccountSocket.open({
      door,
      clock,
      random,
      openSocket,
      budget,
      login: async () => {
        const lent = await login();
        if (!lent.ok) refused = lent.error;
        return lent.ok ? lent.value : 'none';
      },
      changed: look,
      stopped: (why) => end(fail(refused ?? refuse('key-refused', why))),
    }).then((opened) => {
      socket = opened;
      if (isOver) opened.close();
      else look();
    });
  });
}
