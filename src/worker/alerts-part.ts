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
    if (!(await hasAlerts(this.parts.database))) return;
    const alerts = await this.open();
    if (alerts.ok) await alerts.value.read();
  }

  /** What could not be read at the start is read now. */
  storageCame(): void {
    if (this.alerts === null) void this.begin();
    else this.alerts.storageCame();
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
