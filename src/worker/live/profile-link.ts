import { permissionText } from '../../domain/account/permissions';
import type { AccountDoor, AccountMachine } from '../../venues/account-machine';
import type { VenueEntry } from '../../venues/registry';
import type { ProfileId, ProfileView } from '../protocol/vault-view';
import type { RestRoute } from '../rest-route';
import type { Vault } from '../vault/vault';
import type { AccountBudgets } from './account-budgets';
import { AccountSocket, type AccountSocketParts } from './account-socket';
import { SignedRest } from './signed-rest';

export interface LinkParts extends Pick<AccountSocketParts, 'clock' | 'random' | 'openSocket'> {
  readonly budgets: AccountBudgets;
  /** The way to a venue's REST; null: it has none. */
  route(venue: VenueEntry): RestRoute | null;
}

export const LOCKED = 'the vault is locked: unlock it to see this account as it is now';

/** How often is looked whether a login is over. */
const LOOK_MS = 250;

/** The connection of one profile of the vault: one login for all its accounts, while the vault is open and one of them is in use. */
export class ProfileLink {
  /** Why it is not let in, until the vault is opened anew. */
  refused: string | null = null;
  private isStarted = false;
  /** Of the vault, as it was looked at last. */
  private locks = 0;
  private readonly users = new Set<() => void>();

  private constructor(
    private readonly vault: Vault,
    private readonly venue: VenueEntry,
    private readonly id: ProfileId,
    private readonly socket: AccountSocket,
  ) {}

  static async make(parts: LinkParts, vault: Vault, venue: VenueEntry, door: AccountDoor, profile: ProfileId): Promise<ProfileLink> {
    const { clock, random, openSocket, budgets } = parts;
    const route = parts.route(venue);
    const isLoggingIn = (): boolean => socket.machine.phase === 'signing' || socket.machine.phase === 'entering';
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => (isLoggingIn() ? void clock.after(LOOK_MS, look) : resolve());
        look();
      });
    const rest = route === null ? null : new SignedRest({ route, turn, sign: (path, body) => vault.signRequest({ profile, path, body }) });
    const socket = await AccountSocket.make({
      door,
      clock,
      random,
      openSocket,
      budget: await budgets.of(venue.id, door),
      login: async () => {
        const login = await vault.login({ purpose: 'login', profile });
        if (login.ok) return login.value;
        return login.error.code === 'storage-failed' ? 'not-now' : 'none';
      },
      ...(rest === null ? {} : { request: (path: string, body: string) => rest.ask(path, body) }),
      changed: () => link.linkChanged(),
      stopped: (why) => link.stopped(why),
    });
    const link = new ProfileLink(vault, venue, profile, socket);
    return link;
  }

  get machine(): AccountMachine {
    return this.socket.machine;
  }

  /** Why it is not connected; null: it is, or it is being connected for the first time. */
  get why(): string | null {
    return this.socket.link.why;
  }

  /** Its vault is open, and has it. */
  get isOpen(): boolean {
    return this.vault.view().state === 'unlocked' && this.profile() !== undefined;
  }

  profile(): ProfileView | undefined {
    return this.vault.profile(this.venue.id, this.id);
  }

  /** An account uses it from now on. `changed`: phase or connection are another. Answers how to leave: after the last one it is closed. */
  join(changed: () => void): () => void {
    this.users.add(changed);
    return () => {
      this.users.delete(changed);
      if (this.users.size > 0) return;
      this.socket.close();
      this.isStarted = false;
    };
  }

  /** The vault was opened, or closed; the machine slept. */
  tick(): void {
    if (this.isStarted) this.socket.lookForSleep();
    // A lock that was over before anybody looked ends what it should all the same.
    const wasLocked = this.locks !== this.vault.locks;
    this.locks = this.vault.locks;
    if (!this.isOpen || wasLocked) {
      const wasNews = this.isStarted || this.refused !== null;
      if (this.isStarted) this.socket.close(LOCKED);
      this.isStarted = false;
      this.refused = null;
      if (wasNews) this.tell();
    }
    if (this.isOpen && !this.isStarted && this.refused === null) {
      this.isStarted = true;
      this.socket.start();
      this.tell();
    }
  }

  /** A key that may do something else than when it was tried is not traded with before its user has seen that. */
  private linkChanged(): void {
    const { permissions } = this.machine;
    if (permissions !== null) this.vault.permissionsSeen(this.id, permissionText(permissions));
    this.tell();
  }

  private stopped(why: string): void {
    this.refused = why;
    this.isStarted = false;
    this.tell();
  }

  private tell(): void {
    for (const changed of this.users) changed();
  }
}

/** The links of an engine, each made when an account first needs it. */
export class ProfileLinks {
  private readonly links = new Map<string, Promise<ProfileLink>>();

  constructor(private readonly parts: LinkParts) {}

  of(vault: Vault, venue: VenueEntry, door: AccountDoor, profile: ProfileId): Promise<ProfileLink> {
    const key = `${venue.id}:${profile}`;
    const known = this.links.get(key);
    if (known !== undefined) return known;
    const made = ProfileLink.make(this.parts, vault, venue, door, profile);
    this.links.set(key, made);
    made.catch(() => this.links.delete(key));
    return made;
  }
}
