import type { Remote } from 'comlink';
import type { Fault } from '../domain/fault';
import type { Result } from '../domain/result';
import type { EngineApi } from '../worker/protocol/engine-api';
import { silent, withDeadline } from './deadline';
import type { Commands } from './terminal';

/** The engine itself waits for the network: its turn, the way, the answer, each with a limit of its own. */
const NETWORK_LIMIT_MS = 35_000;
/** Years of an account, written one after the other. */
const FILE_LIMIT_MS = 300_000;

/** What the interface may ask of the engine. Where there is no engine, the answer says so at once. */
export function makeCommands(calls: () => Remote<EngineApi> | null): Commands {
  const ask = <T>(call: (engine: Remote<EngineApi>) => Promise<Result<T, Fault>>, limitMs?: number): Promise<Result<T, Fault>> => {
    const engine = calls();
    return engine === null ? Promise.resolve(silent('the engine is not running yet')) : withDeadline(() => call(engine), limitMs);
  };
  return {
    connect: (venue) => ask((engine) => engine.connect(venue)),
    disconnect: (venue) => ask((engine) => engine.disconnect(venue)),
    retryNow: (venue) => ask((engine) => engine.retryNow(venue)),
    setMode: (venue, mode) => ask((engine) => engine.setMode(venue, mode)),
    setMood: (venue, mood) => ask((engine) => engine.setMood(venue, mood)),
    makeTrouble: (kind, seconds) => ask((engine) => engine.makeTrouble(kind, seconds)),
    endTrouble: () => ask((engine) => engine.endTrouble()),
    refresh: (venue) => ask((engine) => engine.refresh(venue), NETWORK_LIMIT_MS),
    history: (key, before) => ask((engine) => engine.history(key, before), NETWORK_LIMIT_MS),
    instruments: (venue) => ask((engine) => engine.instruments(venue)),
    changeSettings: (change) => ask((engine) => engine.changeSettings(change)),
    metrics: () => ask((engine) => engine.metrics()),
    submit: (request) => ask((engine) => engine.submit(request)),
    amend: (account, order, change) => ask((engine) => engine.amend(account, order, change)),
    cancel: (account, scope) => ask((engine) => engine.cancel(account, scope)),
    kill: (account) => ask((engine) => engine.kill(account)),
    arm: (account, minutes) => ask((engine) => engine.arm(account, minutes)),
    disarm: (account) => ask((engine) => engine.disarm(account)),
    acknowledge: (account, order) => ask((engine) => engine.acknowledge(account, order)),
    rearm: (account, word) => ask((engine) => engine.rearm(account, word)),
    setLimits: (account, preset, word) => ask((engine) => engine.setLimits(account, preset, word)),
    openBook: (feed, opening) => ask((engine) => engine.openBook(feed, opening)),
    exportBook: (account) => ask((engine) => engine.exportBook(account), FILE_LIMIT_MS),
    importBook: (file) => ask((engine) => engine.importBook(file), FILE_LIMIT_MS),
    reopen: (account, balances) => ask((engine) => engine.reopen(account, balances)),
    readAnew: (account) => ask((engine) => engine.readAnew(account)),
    pastFills: (account, query) => ask((engine) => engine.pastFills(account, query)),
    pastOrders: (account, query) => ask((engine) => engine.pastOrders(account, query)),
    results: (account, query) => ask((engine) => engine.results(account, query)),
    equity: (account, query) => ask((engine) => engine.equity(account, query)),
    alert: (command) => ask((engine) => engine.alert(command)),
    exportAlerts: () => ask((engine) => engine.exportAlerts()),
    importAlerts: (text) => ask((engine) => engine.importAlerts(text)),
  };
}
