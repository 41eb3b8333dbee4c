import { type AccountId, accountFeed, isLiveId } from '../domain/account/account-id';
import type { Fault } from '../domain/fault';
import type { VenueId } from '../domain/instrument';
import { fail, ok, type Result } from '../domain/result';
import { plainText } from '../domain/text';
import type { TopicKey } from '../domain/topic';
import type { VenueMs } from '../domain/units';
import type { VenueEntry } from '../venues/registry';
import type { Alerts } from './alerts/alerts';
import type { AlertsPart } from './alerts-part';
import type { Arming } from './live/arming';
import type { AccountDesk } from './orders/account-desk';
import type { Accounts } from './orders/accounts';
import { CALL_LIMIT_MS, type EngineApi, PROTOCOL, type Welcome } from './protocol/engine-api';
import type { MetricsReport } from './protocol/metrics-report';
import type { Settings } from './protocol/settings';
import type { VaultApi } from './protocol/vault-api';
import { refused } from './refused';
import type { Session } from './session';
import type { Trading } from './trading';
import type { TroubleSwitch } from './trouble';
import { type VaultCall, vaultCommands } from './vault-commands';

export interface CallParts {
  readonly venues: readonly VenueEntry[];
  readonly trading: Trading;
  readonly alerts: AlertsPart;
  welcome(): Welcome;
  session(entry: VenueEntry): Session;
  follow(keys: readonly TopicKey[]): Result<null, Fault>;
  history(key: TopicKey, before: VenueMs): Promise<Result<null, Fault>>;
  changeSettings(change: Partial<Settings>): Promise<Result<null, Fault>>;
  report(): MetricsReport;
  /** The vault's part of the program for this tab, loaded when it is first asked for. */
  vaultCalls(): Promise<Result<VaultApi, Fault>>;
  /** What of this tab may leave for live accounts. */
  readonly arming: Arming;
  /** What goes wrong on purpose. */
  readonly trouble: TroubleSwitch;
  /** This tab is. */
  readonly gone: AbortSignal;
  /** What this tab asked of an account or of the vault is done: it sees it before it reads the answer. */
  commanded(): void;
}

/** A call that waited longer is answered too late: the tab began to count before it came here, and the answer is under way as well. */
const LONGEST_WAIT_MS = CALL_LIMIT_MS - 500;
const NOT_HEARD = 'the engine was silent on purpose when this was asked, and did nothing of it; ask again';

type Answered<T> = Promise<Result<T, Fault>> | Result<T, Fault>;

/** All that one tab may ask: each call finds who serves it, or is refused. */
export function makeCalls(parts: CallParts): EngineApi {
  const { venues, trading } = parts;
  let speaksOurs = true;
  const hasVenue = (id: VenueId): boolean => venues.some((venue) => venue.id === id);
  const heard = <T>(run: () => Answered<T>, longestMs: number): Promise<Result<T, Fault>> => {
    const again = parts.trouble.heardAgain();
    if (again === null) return Promise.resolve(run());
    return again.then((waitedMs) => (parts.gone.aborted || waitedMs > longestMs ? fail(refused(NOT_HEARD)) : run()));
  };
  const atOnce = <T>(run: () => Answered<T>): Answered<T> =>
    parts.welcome().isRetired || !speaksOurs ? fail(refused('this tab and the engine are of different versions; reload this tab')) : run();
  const serving = <T>(run: () => Answered<T>, longestMs = LONGEST_WAIT_MS): Promise<Result<T, Fault>> => heard(() => atOnce(run), longestMs);
  const withSession = <T>(venue: VenueId, run: (session: Session) => Answered<T>): Promise<Result<T, Fault>> =>
    serving(() => {
      const entry = venues.find((one) => one.id === venue);
      return entry === undefined ? fail(refused(`there is no venue “${venue}”`)) : run(parts.session(entry));
    });
  const withTrading = <T>(run: (accounts: Accounts) => Answered<T>): Promise<Result<T, Fault>> =>
    serving(async () => {
      const accounts = await trading.open();
      return accounts.ok ? run(accounts.value) : accounts;
    });
  const withAccount = async <T>(id: AccountId, run: (desk: AccountDesk) => Answered<T>): Promise<Result<T, Fault>> => {
    const answer = await serving(() =>
      hasVenue(accountFeed(id)) ? withTrading((accounts) => run(accounts.desk(id))) : fail(refused(`there is no account “${plainText(id, 60)}”`)),
    );
    const wait = isLiveId(id) ? null : parts.trouble.answerable();
    if (wait !== null) await wait;
    return answer;
  };
  const withAlerts = async <T>(run: (alerts: Alerts) => Answered<T>): Promise<Result<T, Fault>> => {
    const answer = await serving(async () => {
      const alerts = await parts.alerts.open();
      return alerts.ok ? run(alerts.value) : alerts;
    });
    parts.commanded();
    return answer;
  };
  const command: typeof withAccount = async (id, run) => {
    const answer = await withAccount(id, run);
    parts.commanded();
    return answer;
  };
  // Once it is heard: what a tab may do can end while it waits.
  const armed: typeof withAccount = (id, run) =>
    serving(() => {
      const refusal = parts.arming.refusalOf(id);
      return refusal === null ? command(id, run) : fail(refusal);
    });
  const done = (run: () => void): Result<null, Fault> => {
    run();
    return ok(null);
  };
  return {
    hello: async (protocol) => {
      speaksOurs = protocol === PROTOCOL;
      return ok(parts.welcome());
    },
    // It holds for as long as the tab is there, whoever still waits for the answer.
    follow: (keys) => serving(() => parts.follow(keys), Number.POSITIVE_INFINITY),
    connect: (venue) => withSession(venue, (session) => done(() => session.connect())),
    disconnect: (venue) => withSession(venue, (session) => done(() => session.disconnect())),
    retryNow: (venue) => withSession(venue, (session) => done(() => session.retryNow())),
    setMode: (venue, mode) => withSession(venue, (session) => done(() => session.setMode(mode))),
    setMood: (venue, mood) => withSession(venue, (session) => session.setMood(mood)),
    makeTrouble: async (kind, seconds) => atOnce(() => parts.trouble.begin(kind, seconds)),
    endTrouble: async () => atOnce(() => done(() => parts.trouble.end())),
    refresh: (venue) => withSession(venue, (session) => session.refresh()),
    history: (key, before) => serving(() => parts.history(key, before)),
    instruments: (venue) => serving(() => ok(venues.find((one) => one.id === venue)?.instruments() ?? [])),
    changeSettings: (change) => serving(() => parts.changeSettings(change)),
    metrics: () => serving(() => ok(parts.report())),
    submit: (request) => armed(request.account, (desk) => desk.submit(request, parts.commanded)),
    amend: (account, order, change) => armed(account, (desk) => desk.amend(order, change)),
    cancel: (account, scope) => command(account, (desk) => desk.cancel(scope)),
    kill: (account) => command(account, (desk) => desk.kill()),
    arm: (account, minutes) => withAccount(account, () => parts.arming.arm(account, minutes)),
    disarm: (account) => serving(() => done(() => parts.arming.disarm(account))),
    acknowledge: (account, order) => command(account, (desk) => desk.acknowledge(order)),
    rearm: (account, word) => command(account, (desk) => desk.rearm(word)),
    setLimits: (account, preset, word) => command(account, (desk) => desk.setLimits(preset, word)),
    openBook: (feed, opening) =>
      withTrading((accounts) => (hasVenue(feed) ? accounts.openBook(feed, opening) : fail(refused(`there is no venue “${feed}”`)))),
    exportBook: (account) => withTrading((accounts) => accounts.exportBook(account)),
    importBook: (file) => withTrading((accounts) => (file instanceof Blob ? accounts.importBook(file) : fail(refused('that is no file')))),
    reopen: (account, balances) => command(account, (desk) => desk.reopen(balances)),
    readAnew: (account) => command(account, (desk) => desk.readAnew()),
    pastFills: (account, query) => withAccount(account, (desk) => desk.history.fills(query)),
    pastOrders: (account, query) => withAccount(account, (desk) => desk.history.orders(query)),
    results: (account, query) => withAccount(account, (desk) => desk.history.results(query)),
    equity: (account, query) => withAccount(account, (desk) => desk.history.equity(query)),
    alert: (asked) => withAlerts((alerts) => alerts.command(asked)),
    exportAlerts: () => withAlerts((alerts) => alerts.exportFile()),
    importAlerts: (text) => withAlerts((alerts) => alerts.importFile(text)),
    ...vaultCommands((name) => async (...values) => {
      const answer = await serving(async () => {
        const vault = await parts.vaultCalls();
        return vault.ok ? (vault.value[name] as VaultCall)(...values) : vault;
      });
      parts.commanded();
      return answer;
    }),
  };
}
