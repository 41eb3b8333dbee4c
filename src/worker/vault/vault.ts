import type { Fault } from '../../domain/fault';
import type { VenueId } from '../../domain/instrument';
import { fail, ok, type Result } from '../../domain/result';
import type { LocalMs } from '../../domain/units';
import type { Clock } from '../clock';
import type { DeletionProof, LockReason, NewProfile, PasskeyView, ProfileId, ProfileLook, ProfileView, VaultView } from '../protocol/vault-view';
import type { Database } from '../store/database';
import { countAttempt, forgetAttempts, retryAt } from './attempts';
import { ChangedKeys } from './changed-keys';
import * as changes from './changes';
import type { DeriveKey } from './derive-over-port';
import { HeldBack } from './held-back';
import { type HeldKey, holdStored, type Login, type LoginOf, payloadOf, type RequestWish, sign } from './held-keys';
import { IdleWatch } from './idle-watch';
import { isUpgradeDue, nextCost } from './kdf-cost';
import { type TryKey, tryOut } from './key-trial';
import { makeVault, moved, rewrapped } from './making';
import { nextNonce } from './nonces';
import { type AttemptLimit, changed, type OpenedVault, type Opener, openVault } from './opening';
import { Proofs } from './proofs';
import { IDLE_MINUTES, LARGEST_VAULT, readRecord, type VaultRecord } from './record';
import { refuse } from './refuse';
import { locked, StoredVault } from './stored-vault';

export interface VaultWorld {
  readonly database: Database;
  readonly clock: Clock;
  /** Of the page: what is stored opens nowhere else. */
  readonly origin: string;
  /** Null: this build cannot log in there. */
  readonly loginOf: LoginOf;
  /** Exits that wait for their entry, and leave on an open vault only. */
  heldExits(): number;
  /** What `view` says is another now. */
  changed(): void;
}

const NEVER = (): boolean => false;
const ALWAYS = (): boolean => true;

/**
 * The exchange's keys: ciphertext in storage, keys that cannot be read in memory, and nothing of them anywhere else. It
 * lends logins. Commands run one after the other; a lock overtakes them all.
 */
export class Vault {
  private readonly stored: StoredVault;
  private readonly idle: IdleWatch;
  private readonly limit: AttemptLimit;
  /** Null: locked. */
  private keys: Map<ProfileId, HeldKey> | null = null;
  /** Rises with each lock: what began before it ends without effect. */
  private era = 0;
  private eraEnd = new AbortController();
  private lockedBy: LockReason | null = null;
  private lockCount = 0;
  private readonly proofs: Proofs;
  private retryAt: LocalMs | null = null;
  private readonly heldBack: HeldBack;
  private readonly changedKeys = new ChangedKeys();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly world: VaultWorld) {
    const { database, clock, origin } = world;
    this.proofs = new Proofs(clock);
    this.stored = new StoredVault(database, origin);
    this.heldBack = new HeldBack(clock);
    this.idle = new IdleWatch(
      clock,
      () => this.view().autoLockMinutes * 60_000,
      (reason) => this.keys !== null && this.lock(reason),
      () => world.heldExits() > 0,
    );
    this.limit = {
      retryAt: async () => this.noted(await retryAt(database, clock.now())),
      count: async () => this.noted(await countAttempt(database, clock.now())),
      forget: async () => {
        this.retryAt = null;
        return forgetAttempts(database);
      },
    };
  }

  view(): VaultView {
    const { isRead, record, damage } = this.stored;
    const closed = damage !== null ? 'damaged' : record === null ? 'none' : 'locked';
    return {
      state: !isRead ? 'unread' : this.keys !== null ? 'unlocked' : closed,
      why: damage,
      lockedBy: this.lockedBy,
      profiles: (record?.profiles ?? []).map(changes.viewOf),
      passkeys: (record?.passkeys ?? []).map(({ credential, label, prfSalt }) => ({ credential, label, prfSalt })),
      autoLockMinutes: record?.autoLockMinutes ?? IDLE_MINUTES.usual,
      warned: this.heldBack.view(),
      changedKeys: this.changedKeys.view(record?.profiles ?? []),
      retryAt: this.retryAt,
    };
  }

  /** Look at what is stored: `view` says it from then on. */
  read(): Promise<Result<null, Fault>> {
    return this.inTurn(async () => {
      const waits = await this.limit.retryAt();
      return waits.ok ? ok(null) : waits;
    });
  }

  create(derive: DeriveKey): Promise<Result<null, Fault>> {
    return this.inTurn(async (era) => {
      if (!this.stored.isVacant) return fail(isThere());
      const made = await makeVault(this.world.origin, this.world.clock.now(), derive);
      return made.ok ? this.begin(made.value, new Map(), era) : made;
    });
  }

  unlock(opener: Opener): Promise<Result<null, Fault>> {
    return this.inTurn(async (era) => {
      const isCurrent = (): boolean => era === this.era;
      const record = this.stored.present();
      if (!record.ok) return record;
      const isDue = (ms: number | null): boolean => ms !== null && isUpgradeDue(record.value.kdf, ms);
      const opened = await openVault(record.value, opener, this.limit, isDue);
      if (!opened.ok) return opened;
      const { dataKey, ms } = opened.value;
      const keys = await holdStored(record.value, dataKey, this.world.loginOf);
      if (keys === undefined) return fail(changed());
      if (!isCurrent()) return fail(locked());
      this.open(this.keys ?? keys);
      if (isDue(ms) && opener.by === 'passphrase') await this.upgrade(record.value, opened.value, opener.derive);
      return ok(null);
    }, opener);
  }

  /** At once: what is under way ends without effect. */
  lock(reason: LockReason): void {
    this.era++;
    this.eraEnd.abort();
    this.eraEnd = new AbortController();
    if (this.keys === null) return;
    this.keys = null;
    this.lockCount++;
    this.proofs.clear();
    this.heldBack.drop();
    this.lockedBy = reason;
    this.world.changed();
  }

  /** Whether this opens the vault, which is unlocked: asked before what weakens a guard. */
  prove(opener: Opener): Promise<Result<string, Fault>> {
    return this.change(opener, NEVER, () => ok({ next: null, value: this.proofs.give() }));
  }

  /** Whether this was given for a proof a moment ago. It is good once. */
  takeProof(token: string): boolean {
    return this.proofs.take(token);
  }

  /** One of those that are in it, be it open or closed. */
  profile(venue: VenueId, id: ProfileId): ProfileView | undefined {
    return this.view().profiles.find((one) => one.id === id && one.venue === venue);
  }

  /** How often it was closed: what was allowed before that is not any more. */
  get locks(): number {
    return this.lockCount;
  }

  /** A key that is warned about is held back: `view` says it, and it can be accepted. */
  async addProfile(opener: Opener, typed: NewProfile, tryKey: TryKey): Promise<Result<ProfileView, Fault>> {
    const { clock, loginOf } = this.world;
    const { signal } = this.eraEnd;
    const added = await this.change(opener, NEVER, (record, opened, isCurrent) =>
      changes.addProfile(record, opened, typed, {
        now: clock.now(),
        loginOf,
        tryOut: (held) => tryOut(clock, signal, typed, tryKey, (lasts) => this.loginWith(held, () => lasts() && isCurrent())),
        holdBack: (key) => this.heldBack.put(key),
      }),
    );
    if (!added.ok) return added;
    if (added.value !== null) return ok(added.value);
    return fail(this.keys === null ? locked() : refuse('key-warned', 'The key is not stored yet: read first what it may do.'));
  }

  /** Store the key that is held back. `permissions`: all that its user has accepted. */
  acceptKey(opener: Opener, profile: ProfileId, permissions: string): Promise<Result<ProfileView, Fault>> {
    return this.change(opener, NEVER, (record) => {
      const accepted = this.heldBack.accepted(profile, permissions);
      const stored = accepted.ok ? changes.storeKey(record, accepted.value) : accepted;
      if (!stored.ok) return stored;
      return ok({
        ...stored.value,
        kept: (keys) => {
          stored.value.kept?.(keys);
          this.heldBack.drop();
        },
      });
    });
  }

  /**
   * What the exchange answered a login of this profile about its key. False: it is not what is stored. Then the vault is
   * locked, and lends no login for this profile before its user has accepted that or removed the key.
   */
  permissionsSeen(profile: ProfileId, permissions: string): boolean {
    const stored = this.stored.record?.profiles.find(({ id }) => id === profile);
    if (stored === undefined || stored.permissions === permissions) return true;
    this.changedKeys.note(profile, permissions);
    this.lock('permissions');
    this.world.changed();
    return false;
  }

  /** From now on the key may do what a login was answered. `permissions`: all that its user has accepted. */
  acceptPermissions(opener: Opener, profile: ProfileId, permissions: string): Promise<Result<null, Fault>> {
    return this.change(opener, NEVER, async (record, opened) => {
      const why = this.changedKeys.whyNot(profile, permissions);
      if (why !== null) return fail(why);
      const made = await changes.changePermissions(record, opened, profile, permissions);
      return made.ok ? ok({ ...made.value, kept: () => this.changedKeys.forget(profile) }) : made;
    });
  }

  /** Let go of the key that is held back. */
  dropKey(): void {
    this.heldBack.drop();
    this.world.changed();
  }

  changeLook(opener: Opener, id: ProfileId, look: ProfileLook): Promise<Result<null, Fault>> {
    return this.change(opener, NEVER, (record) => changes.changeLook(record, id, look));
  }

  setDeadManSwitch(opener: Opener, id: ProfileId, isOn: boolean): Promise<Result<null, Fault>> {
    return this.change(opener, NEVER, (record) => changes.setDeadManSwitch(record, id, isOn));
  }

  removeProfile(opener: Opener, id: ProfileId): Promise<Result<null, Fault>> {
    return this.change(opener, NEVER, (record) => changes.removeProfile(record, id));
  }

  changePassphrase(opener: Opener, next: DeriveKey): Promise<Result<null, Fault>> {
    return this.change(opener, ALWAYS, (record, opened) => changes.changePassphrase(record, opened, next));
  }

  /** `prf` is wiped. */
  addPasskey(opener: Opener, passkey: PasskeyView, prf: Uint8Array): Promise<Result<null, Fault>> {
    return this.change(opener, ALWAYS, (record, opened) => changes.addPasskey(record, opened, passkey, prf)).finally(() => prf.fill(0));
  }

  removePasskey(opener: Opener, credential: string): Promise<Result<null, Fault>> {
    return this.change(opener, NEVER, (record) => changes.removePasskey(record, credential));
  }

  setAutoLock(opener: Opener, minutes: number): Promise<Result<null, Fault>> {
    return this.change(opener, NEVER, (record) => changes.setAutoLock(record, minutes));
  }

  /** The record as text: ciphertext, and what `view` says. */
  export(): Promise<Result<string, Fault>> {
    return this.inTurn(async () => {
      const record = this.stored.present();
      return record.ok ? ok(JSON.stringify(record.value)) : record;
    });
  }

  /** A file's text, where there is no vault. It must open by what it was closed with; one of another origin is closed for this one. */
  import(text: string, opener: Opener): Promise<Result<null, Fault>> {
    return this.inTurn(async (era) => {
      if (!this.stored.isVacant) return fail(isThere());
      const record = readFile(text);
      if (typeof record === 'string') return fail(refuse('damaged', `The file cannot be imported. ${record}`));
      const { origin } = this.world;
      const isMoved = record.origin !== origin;
      if (isMoved && opener.by !== 'passphrase')
        return fail(refuse('wrong-key', 'This vault was made at another address: open it with its passphrase.'));
      const opened = await openVault(record, opener, this.limit, () => isMoved);
      if (!opened.ok) return opened;
      const { dataKey, wrapping } = opened.value;
      const next = isMoved ? await moved(record, dataKey, wrapping, origin) : ok(record);
      if (!next.ok) return next;
      const keys = await holdStored(next.value, dataKey, this.world.loginOf);
      return keys === undefined ? fail(changed()) : this.begin(next.value, keys, era);
    }, opener);
  }

  /** Also one that cannot be opened any more. */
  delete(): Promise<Result<DeletionProof, Fault>> {
    this.lock('asked');
    return this.inTurn(async () => {
      const { profiles, passkeys } = this.view();
      const deleted = await this.stored.delete();
      if (!deleted.ok) return deleted;
      this.retryAt = null;
      const names = { profiles: profiles.map(({ label }) => label), passkeys: passkeys.map(({ label }) => label) };
      return ok({ deletedAt: this.world.clock.now(), ...names, ...deleted.value });
    });
  }

  /** A login for a profile. Its number is above all before, and written down before anybody has it. */
  async login({ profile }: { readonly purpose: 'login'; readonly profile: ProfileId }): Promise<Result<Login, Fault>> {
    const login = await this.lend(profile, null);
    const stored = this.stored.record?.profiles.find(({ id }) => id === profile);
    return login.ok ? ok({ ...login.value, deadManSwitch: stored?.deadManSwitch === true }) : login;
  }

  /** The same for one request over REST, out of the same numbers. */
  signRequest({ profile, path, body }: { readonly profile: ProfileId } & RequestWish): Promise<Result<Login, Fault>> {
    return this.lend(profile, { path, body });
  }

  /** The user did something. */
  used(): void {
    this.idle.step({ kind: 'used' });
  }

  /** How many tabs there are. */
  tabs(count: number): void {
    this.idle.step({ kind: 'tabs', count });
  }

  /** Call a few times a second. */
  tick(): void {
    if (this.heldBack.isOver()) this.world.changed();
    this.idle.tick();
  }

  private async lend(profile: ProfileId, request: RequestWish | null): Promise<Result<Login, Fault>> {
    this.tick();
    const held = this.keys?.get(profile);
    if (held === undefined) return fail(this.keys === null ? locked() : changes.noProfile());
    if (this.changedKeys.has(profile))
      return fail(refuse('key-refused', 'What its key may do at the exchange has changed: accept that in the vault, or remove the key.'));
    return this.loginWith(held, () => this.keys?.get(profile) === held, request);
  }

  private async loginWith(held: HeldKey, isCurrent: () => boolean, request: RequestWish | null = null): Promise<Result<Login, Fault>> {
    if (!isCurrent()) return fail(locked());
    const nonce = await nextNonce(this.world.database, held.keyFingerprint, this.world.clock.now());
    if (!nonce.ok) return nonce;
    const payload = payloadOf(held, nonce.value, request);
    if (payload === null) return fail(refuse('key-refused', 'This program signs no such request.'));
    const login = await sign(held, nonce.value, payload);
    return isCurrent() ? ok(login) : fail(locked());
  }

  /** Each command begins with what is stored, which may be another engine's by now: then what is held is not its. */
  private inTurn<T>(run: (era: number) => Promise<Result<T, Fault>>, opener?: Opener): Promise<Result<T, Fault>> {
    const { era } = this;
    const turn = this.last.then(async () => {
      const fresh = await this.stored.refresh();
      if (!fresh.ok) return fresh;
      if (fresh.value && this.keys !== null) this.lock('changed');
      const answer = await run(era);
      this.world.changed();
      return answer;
    });
    this.last = turn.catch(() => undefined);
    return turn.finally(() => opener?.by === 'passkey' && opener.prf.fill(0));
  }

  /** For what changes the vault: it is unlocked, and whoever asks shows once more that it is theirs. */
  private change<T>(
    opener: Opener,
    isToWrap: () => boolean,
    make: (record: VaultRecord, opened: OpenedVault, isCurrent: () => boolean) => changes.Changed<T> | Promise<changes.Changed<T>>,
  ): Promise<Result<T, Fault>> {
    return this.inTurn(async (era) => {
      const isCurrent = (): boolean => era === this.era && this.keys !== null;
      const record = this.stored.present();
      if (!record.ok) return record;
      if (!isCurrent()) return fail(locked());
      const opened = await openVault(record.value, opener, this.limit, isToWrap);
      if (!opened.ok) return opened;
      if (!isCurrent()) return fail(locked());
      this.used();
      const made = await make(record.value, opened.value, isCurrent);
      if (!made.ok) return made;
      const { next, value, kept } = made.value;
      const written = next === null ? ok(null) : await this.stored.replace(record.value, next, opened.value.dataKey, isCurrent);
      if (!written.ok) return written;
      if (this.keys !== null) kept?.(this.keys);
      return ok(value);
    }, opener);
  }

  /** A slow machine closed it cheaply. Where it cannot be closed better it is as it was, and this is tried at the next unlock. */
  private async upgrade(record: VaultRecord, { dataKey, ms }: OpenedVault, derive: DeriveKey): Promise<void> {
    const next = await rewrapped(record, dataKey, derive, nextCost(record.kdf, ms), false);
    if (next.ok) await this.stored.replace(record, next.value, dataKey, () => this.keys !== null);
  }

  /** A vault where there was none. */
  private async begin(record: VaultRecord, keys: Map<ProfileId, HeldKey>, era: number): Promise<Result<null, Fault>> {
    const written = await this.stored.begin(record);
    if (written.ok && era === this.era) this.open(keys);
    return written;
  }

  private open(keys: Map<ProfileId, HeldKey>): void {
    this.tick();
    this.used();
    this.keys = keys;
    this.lockedBy = null;
    this.world.changed();
  }

  private noted<T extends LocalMs | null>(until: Result<T, Fault>): Result<T, Fault> {
    if (until.ok) this.retryAt = until.value !== null && until.value > this.world.clock.now() ? until.value : null;
    return until;
  }
}

const isThere = (): Fault => refuse('vault-exists', 'There is a vault here: delete it first.');

function readFile(text: string): VaultRecord | string {
  if (text.length > LARGEST_VAULT) return 'It is too large to be a vault.';
  try {
    return readRecord(JSON.parse(text));
  } catch {
    return 'It is no JSON.';
  }
}
