import { expect } from 'vitest';
import { accountKey, liveAccount } from '../../src/domain/account/account-id';
import type { Position } from '../../src/domain/account/position';
import type { Order } from '../../src/domain/order/order';
import type { OrderTerms } from '../../src/domain/order/terms';
import type { AccountView } from '../../src/worker/protocol/account-view';
import { type Caps, USUAL_CAPS } from '../exchange/account/keys';
import './live-parts';
import { makeEngine, RigTab } from './engine-rig';
import type { EngineWorld } from './engine-world';
import { anyKey, by } from './live-keys';
import { answered, BOOK, PAIR, press, TRADES } from './paper-orders';
import { granted, keyPort, PASSPHRASE, typed } from './vault-rig';

export { by };

/** An engine whose vault takes any key as one that may do this, with one tab. */
export function startLive(world: EngineWorld, caps: Caps = USUAL_CAPS): RigTab {
  const { openSocket, fetch } = world.exchange;
  const parts = { clock: world.clock, random: () => 0.5, openSocket, fetch };
  const engine = makeEngine(parts, `engine-${world.engines.length}`, anyKey(caps));
  world.engines.push(engine);
  return new RigTab(engine);
}

/** So many seconds at the most. */
export async function passUntil(world: EngineWorld, isDone: () => boolean, seconds = 30): Promise<void> {
  for (let i = 0; i < seconds * 10 && !isDone(); i++) await world.pass(100);
  expect(isDone()).toBe(true);
}

/** Until `count` has stood still for some seconds. */
export async function passUntilStill(world: EngineWorld, count: () => number): Promise<void> {
  let last = count();
  for (let still = 0; still < 30; still++) {
    await world.pass(100);
    if (count() !== last) still = 0;
    last = count();
  }
}

/** A user of the exchange with money, and the account that a key of theirs opens. */
export class LiveUser {
  readonly user: number;
  readonly account: string;
  /** The public part. */
  readonly key: string;

  private constructor(
    readonly world: EngineWorld,
    readonly tab: RigTab,
    { user, account, key }: { readonly user: number; readonly account: string; readonly key: string },
  ) {
    this.user = user;
    this.account = account;
    this.key = key;
  }

  /** The account is live in the tab, and armed there. */
  static async open(world: EngineWorld, caps = USUAL_CAPS): Promise<LiveUser> {
    const tab = startLive(world, caps);
    const { control } = world.exchange;
    const key = control.account.addKey({ caps });
    control.account.deposit(key.userId, 'exchange', 'USD', '20000');
    control.account.deposit(key.userId, 'exchange', 'BTC', '0.5');
    granted(await tab.api.createVault(keyPort(PASSPHRASE)));
    const profile = granted(await tab.api.addProfile(by(), { ...typed('a'), apiKey: key.key, secret: key.secret }));
    const user = new LiveUser(world, tab, { user: key.userId, account: liveAccount('bitfinex', profile.id), key: key.key });
    await user.follow();
    await user.arm();
    return user;
  }

  /** The same account in another engine, whose vault is unlocked. */
  static async again(before: LiveUser): Promise<LiveUser> {
    const user = new LiveUser(before.world, startLive(before.world), before);
    granted(await user.tab.api.unlockVault(by()));
    await user.follow();
    return user;
  }

  /** The margin wallet of the same profile, live in the same tab and armed there. */
  static async onMargin(of: LiveUser): Promise<LiveUser> {
    const user = new LiveUser(of.world, of.tab, { user: of.user, account: `${of.account}:margin`, key: of.key });
    await user.follow();
    await user.arm();
    return user;
  }

  async arm(): Promise<void> {
    granted(await this.tab.api.arm(this.account, 30));
  }

  async follow(): Promise<void> {
    this.tab.follow(accountKey(this.account), BOOK, TRADES);
    await passUntil(this.world, () => this.status.state === 'live');
    await this.world.pass(1_000);
    expect(this.status).toMatchObject({ state: 'live', reason: null });
    expect(this.tab.state(BOOK).status.state).toBe('live');
  }

  get status() {
    return this.tab.state(accountKey(this.account)).status;
  }

  get view(): AccountView {
    const { data } = this.tab.state(accountKey(this.account));
    if (data?.kind !== 'account') throw new Error('no account yet');
    return data.account;
  }

  order(id: string): Order {
    const order = this.view.orders.find((one) => one.id === id);
    if (order === undefined) throw new Error(`no order ${id}`);
    return order;
  }

  /** Of the pair that orders are of here. */
  get position(): Position | undefined {
    return this.view.positions.find(({ instrument }) => instrument === PAIR);
  }

  balance(currency: string): string | undefined {
    return this.view.balances.find((one) => one.currency === currency)?.total;
  }

  async place(terms: OrderTerms): Promise<string> {
    const answer = await answered(this.tab.api.submit(press(terms, { account: this.account })));
    return granted(answer).ids[0] as string;
  }

  async refusal(terms: OrderTerms): Promise<string> {
    const answer = await answered(this.tab.api.submit(press(terms, { account: this.account })));
    if (answer.ok) throw new Error('it was let through');
    return 'rule' in answer.error ? `${answer.error.rule}: ${answer.error.detail}` : answer.error.code;
  }

  /** Rows of the orders that are open at the exchange. */
  get open(): readonly (readonly unknown[])[] {
    return this.world.exchange.control.account.openOrders(this.user);
  }
}
