import type { Fault } from '../domain/fault';
import { fail, ok, type Result } from '../domain/result';
import type { TrialParts } from './live/try-key';
import type { VaultApi } from './protocol/vault-api';
import type { VaultView } from './protocol/vault-view';
import { refused } from './refused';
import { hasVault } from './store/vault-there';
import type { TryKey } from './vault/key-trial';
import type { Vault, VaultWorld } from './vault/vault';

/** What the engine is given for its vault. */
export interface KeyWorld {
  /** Of the page. */
  readonly origin: string;
  makeTryKey(parts: TrialParts): Promise<TryKey>;
}

/** What the engine gives its vault. */
export interface VaultParts extends VaultWorld {
  /** Made when the vault is loaded: who has none does without it. */
  readonly makeTryKey: () => Promise<TryKey>;
  /** How many tabs there are. */
  tabs(): number;
}

interface Loaded {
  readonly vault: Vault;
  readonly callsOf: (gone: AbortSignal) => VaultApi;
}

/** The vault, loaded when somebody first asks for it: who has no keys does without it. */
export class VaultPart {
  /** Rises with each change of the view. */
  revision = 0;
  private loaded: Loaded | null = null;
  private loading: Promise<Result<Loaded, Fault>> | null = null;

  constructor(private readonly parts: VaultParts) {}

  /** Null: nobody has asked for one, or it is not there yet. */
  get vault(): Vault | null {
    return this.loaded?.vault ?? null;
  }

  view(): VaultView | null {
    return this.vault?.view() ?? null;
  }

  /** It, loaded now where it was not yet. */
  async open(): Promise<Result<Vault, Fault>> {
    this.loading ??= this.load();
    const loaded = await this.loading;
    return loaded.ok ? ok(loaded.value.vault) : loaded;
  }

  /** Where a vault is stored, say how it stands without being asked. Who has none is spared the loading. */
  async begin(): Promise<void> {
    if (!(await hasVault(this.parts.database))) return;
    this.loading ??= this.load();
    const loaded = await this.loading;
    if (loaded.ok) await loaded.value.vault.read();
  }

  /** What a tab may ask of it until it is gone. */
  async callsOf(gone: AbortSignal): Promise<Result<VaultApi, Fault>> {
    this.loading ??= this.load();
    const loaded = await this.loading;
    return loaded.ok ? ok(loaded.value.callsOf(gone)) : loaded;
  }

  private async load(): Promise<Result<Loaded, Fault>> {
    const { clock, makeTryKey, tabs } = this.parts;
    try {
      const [{ Vault }, { vaultCalls }, { checkedCalls }, tryKey] = await Promise.all([
        import('./vault/vault'),
        import('./vault/vault-calls'),
        import('./vault/checked-calls'),
        makeTryKey(),
      ]);
      const vault = new Vault({
        ...this.parts,
        changed: () => {
          this.revision++;
          this.parts.changed();
        },
      });
      vault.tabs(tabs());
      this.loaded = { vault, callsOf: (gone) => checkedCalls(vaultCalls(vault, clock, tryKey, gone)) };
      return ok(this.loaded);
    } catch {
      this.loading = null;
      return fail(refused('the part of the program that keeps keys could not be loaded; reload this tab'));
    }
  }
}
