import type { Fault } from '../domain/fault';
import { fail, ok, type Result } from '../domain/result';
import type { Alerts, AlertsParts } from './alerts/alerts';
import type { AlertsView } from './protocol/alerts-view';
import { refused } from './refused';
import { hasAlerts } from './store/alerts-there';

/** The alerts, loaded where some are stored or somebody asks for them: who has none does without. */
export class AlertsPart {
  /** Rises with each change of the view. */
  revision = 0;
  /** Null: nobody has asked for them, or they are not there yet. */
  alerts: Alerts | null = null;
  /** It is known whether some are stored. */
  private isLooked = false;
  private loading: Promise<Result<Alerts, Fault>> | null = null;

  constructor(private readonly parts: AlertsParts) {}

  view(): AlertsView | null {
    return this.alerts?.view() ?? null;
  }

  open(): Promise<Result<Alerts, Fault>> {
    this.loading ??= this.load();
    return this.loading;
  }

  /** They watch from the start, whoever shows them. */
  async begin(): Promise<void> {
    const isThere = await hasAlerts(this.parts.database);
    this.isLooked ||= isThere !== null;
    if (isThere !== true) return;
    const alerts = await this.open();
    if (alerts.ok) await alerts.value.read();
  }

  /** What could not be read at the start is read now. */
  storageCame(): void {
    if (this.alerts !== null) this.alerts.storageCame();
    // Each reading that succeeds says that storage is back: on a full disk, where nothing can be written, that would go round.
    else if (!this.isLooked) void this.begin();
  }

  private async load(): Promise<Result<Alerts, Fault>> {
    try {
      const { Alerts } = await import('./alerts/alerts');
      const changed = (): void => {
        this.revision++;
        this.parts.changed();
      };
      this.alerts = new Alerts({ ...this.parts, changed });
      return ok(this.alerts);
    } catch {
      this.loading = null;
      return fail(refused('the part of the program that watches alerts could not be loaded; reload this tab'));
    }
  }
}
