import { type Alert, type AlertHappening, type AlertTerms, happeningOf, MOST_ALERTS } from '../../domain/alert/alert';
import type { Fault } from '../../domain/fault';
import type { InstrumentId } from '../../domain/instrument';
import type { MarketEvent } from '../../domain/market-event';
import { fail, ok, type Result } from '../../domain/result';
import { plainText } from '../../domain/text';
import { type Listener, oneOf } from '../listener';
import type { AlertCommand, AlertsView } from '../protocol/alerts-view';
import type { AlertNews, News, OrderNews } from '../protocol/stream-message';
import { refused } from '../refused';
import { readAlertCommand } from '../store/alert-schemas';
import { KEPT_HAPPENINGS, loadAlerts } from '../store/alerts';
import type { Database } from '../store/database';
import { readAlertFile, writeAlertFile } from './alert-file';
import { AlertKeeper } from './alert-keeper';
import { AlertWatch, type WatchParts } from './alert-watch';

/** Where a price stands is written this long after it crossed: it may cross again. */
const PLACE_AFTER_MS = 1_000;

export interface AlertsParts extends WatchParts {
  readonly database: Database;
  hasInstrument(id: InstrumentId): boolean;
  /** There is something to tell tabs. */
  changed(): void;
}

/** What an alert is that has just been made, or begins anew. */
const FRESH = { isOn: true, snoozedUntil: null, firedAt: null, firedWith: null, place: null } as const;

/** The alerts of this profile, watched whatever tabs show. What fires is written down first, then told to one tab. */
export class Alerts {
  private log: readonly AlertHappening[] = [];
  private lost: string | null = null;
  private news: readonly AlertNews[] = [];
  private isSavePlanned = false;
  private count = 0;
  private reading: Promise<Result<null, Fault>> | null = null;
  private readonly keeper: AlertKeeper;
  private readonly watch: AlertWatch;

  constructor(private readonly parts: AlertsParts) {
    this.keeper = new AlertKeeper(parts.database);
    this.watch = new AlertWatch(
      parts,
      (alert, happening) => {
        this.keeper.put(alert.id, alert);
        if (happening === null) this.saveLater();
        else this.happened(happening);
      },
      () => parts.changed(),
    );
  }

  view(): AlertsView {
    const alerts = [...this.watch.alerts].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    return { alerts, lacks: this.watch.lacks, log: this.log, trouble: this.keeper.trouble ?? this.lost };
  }

  /** Where storage could not be read it is asked again the next time. */
  read(): Promise<Result<null, Fault>> {
    this.reading ??= this.load().then((read) => {
      if (!read.ok) this.reading = null;
      return read;
    });
    return this.reading;
  }

  market(event: MarketEvent): void {
    this.watch.market(event);
  }

  tick(): void {
    this.watch.tick();
  }

  heard(news: readonly OrderNews[]): void {
    this.watch.heard(news);
  }

  storageCame(): void {
    void this.read();
    if (this.keeper.trouble !== null) void this.saved();
  }

  tellNews(tabs: Iterable<Listener & { tell(news: readonly News[]): void }>): void {
    if (this.news.length === 0) return;
    oneOf(tabs)?.tell(this.news);
    this.news = [];
  }

  /** The end of them in this engine. */
  close(): Promise<void> {
    return this.keeper.flush();
  }

  async command(asked: unknown): Promise<Result<null, Fault>> {
    const command = readAlertCommand(asked);
    if (command === undefined) return fail(refused('that is nothing that can be asked of alerts'));
    const read = await this.read();
    // Before what is stored was read nothing is changed: it would be lost.
    if (!read.ok || command.do === 'read') return read;
    const done = this.run(command);
    if (done.ok) await this.saved();
    return done;
  }

  async exportFile(): Promise<Result<string, Fault>> {
    const read = await this.read();
    return read.ok ? ok(writeAlertFile(this.view().alerts, this.parts.clock.now())) : read;
  }

  async importFile(text: string): Promise<Result<number, Fault>> {
    const read = await this.read();
    if (!read.ok) return read;
    const file = readAlertFile(text);
    if (!file.ok) return fail(refused(`nothing was imported: ${file.error}`));
    const why = this.refusalOf(file.value);
    if (why !== null) return fail(refused(`nothing was imported: ${why}`));
    for (const terms of file.value) this.add(terms);
    await this.saved();
    return ok(file.value.length);
  }

  private run(command: Exclude<AlertCommand, { do: 'read' }>): Result<null, Fault> {
    if (command.do === 'add') {
      const why = this.refusalOf([command.terms]);
      if (why !== null) return fail(refused(why));
      this.add(command.terms);
      return ok(null);
    }
    if (command.do === 'clear-log') {
      this.log = [];
      this.keeper.putLog(this.log);
      return ok(null);
    }
    const alert = this.watch.find(command.id);
    if (alert === undefined) return fail(refused('there is no such alert any more'));
    switch (command.do) {
      case 'change':
        if (!this.parts.hasInstrument(command.terms.instrument)) return fail(refused(unknownPair(command.terms)));
        this.arm({ ...alert, ...withPlainNote(command.terms), ...FRESH });
        break;
      case 'turn':
        this.arm({ ...alert, isOn: command.isOn, snoozedUntil: null, place: null });
        break;
      case 'snooze': {
        const next = { ...alert, snoozedUntil: command.until };
        this.watch.replace(next);
        this.keeper.put(alert.id, next);
        break;
      }
      case 'remove':
        this.watch.remove(alert.id);
        this.keeper.put(alert.id, null);
        break;
      case 'test':
        this.happened(happeningOf(alert, 'test', alert.firedWith ?? '', this.parts.clock.now()));
        break;
    }
    return ok(null);
  }

  private refusalOf(all: readonly AlertTerms[]): string | null {
    const unknown = all.find(({ instrument }) => !this.parts.hasInstrument(instrument));
    if (unknown !== undefined) return unknownPair(unknown);
    return this.watch.size + all.length > MOST_ALERTS ? `more than ${MOST_ALERTS} alerts are not kept; remove some that are over` : null;
  }

  private add(terms: AlertTerms): void {
    const now = this.parts.clock.now();
    const id = `${now.toString(36)}-${++this.count}`;
    this.arm({ ...withPlainNote(terms), ...FRESH, id, createdAt: now });
  }

  private arm(alert: Alert): void {
    this.keeper.put(alert.id, alert);
    this.watch.arm(alert);
  }

  private happened(happening: AlertHappening): void {
    this.log = [happening, ...this.log].slice(0, KEPT_HAPPENINGS);
    this.keeper.putLog(this.log);
    void this.saved().then(() => {
      this.news = [...this.news, { alert: happening }];
      this.parts.changed();
    });
  }

  private saveLater(): void {
    if (this.isSavePlanned) return;
    this.isSavePlanned = true;
    this.parts.clock.after(PLACE_AFTER_MS, () => {
      this.isSavePlanned = false;
      void this.saved();
    });
  }

  private async saved(): Promise<void> {
    await this.keeper.flush();
    this.parts.changed();
  }

  private async load(): Promise<Result<null, Fault>> {
    const loaded = await loadAlerts(this.parts.database);
    if (!loaded.ok) return loaded;
    const { alerts, log, damaged } = loaded.value;
    this.watch.restore(alerts);
    this.log = log;
    if (damaged > 0)
      this.lost =
        damaged === 1
          ? 'One record of an alert made no sense and could not be kept.'
          : `${damaged} records of alerts made no sense and could not be kept.`;
    this.parts.changed();
    return ok(null);
  }
}

const withPlainNote = (terms: AlertTerms): AlertTerms => ({ ...terms, note: plainText(terms.note) });
const unknownPair = ({ instrument }: AlertTerms): string => `there is no market “${plainText(instrument, 60)}” here`;
