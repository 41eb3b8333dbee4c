/**
 * Plays one market twice: in a matching engine made by others, where our orders and those of others are orders alike, and
 * on the paper execution, which sees of the others what an exchange shows: levels and trades.
 * Where the two can be held against each other: sizes and prices are whole numbers (the engine counts in doubles), at
 * most one order of others stands at a price (levels do not tell who withdrew), our orders never meet each other, and
 * seconds pass between operations (a cancel is not taken for a trade that is told late).
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { remaining } from '../../src/domain/order/order';
import type { Side } from '../../src/domain/units';
import { Random } from '../../src/venues/simulated/random';
import { Rig } from '../venues/paper/rig';

const BENCH = new URL('../../bench/package.json', import.meta.url);

interface PeerOrder {
  readonly side: Side;
  readonly size: number;
  readonly price: number;
}
/** The part of the engine that is used here. */
interface Peer {
  limit(order: PeerOrder & { readonly id: string; readonly timeInForce: 'GTC' | 'IOC' | 'FOK'; readonly postOnly: boolean }): unknown;
  market(order: Pick<PeerOrder, 'side' | 'size'>): unknown;
  cancel(id: string): unknown;
  order(id: string): PeerOrder | undefined;
}

/** Why the engine cannot be run, or undefined. */
export function missing(): string | undefined {
  return existsSync(new URL('node_modules/nodejs-order-book/package.json', BENCH))
    ? undefined
    : 'nodejs-order-book is not installed: npm ci --prefix bench';
}

export interface Findings {
  operations: number;
  ownOrders: number;
  takerFills: number;
  makerFills: number;
  readonly differences: string[];
}

const PLENTY = '1000000000';
/** Prices that orders have: few, so that they meet. */
const LOWEST = 90;
const PRICES = 21;

/** One market from an empty book on. */
export class Duel {
  private readonly random: Random;
  private readonly peer: Peer;
  private readonly rig = new Rig({ balances: { USD: PLENTY, BTC: PLENTY } }).tell();
  /** Orders in the engine's book, by id, with the size they had before the operation. */
  private resting = new Map<string, PeerOrder>();
  private others = 0;

  constructor(
    seed: number,
    private readonly found: Findings,
  ) {
    this.random = new Random(seed, 0);
    const { OrderBook } = createRequire(fileURLToPath(BENCH))('nodejs-order-book') as { OrderBook: new () => Peer };
    this.peer = new OrderBook();
  }

  step(): void {
    this.found.operations++;
    this.rig.wait(3_000);
    const side = this.pick<Side>(['buy', 'sell']);
    const price = LOWEST + this.below(PRICES);
    const size = 1 + this.below(9);
    const what = this.below(100);
    if (what < 40) this.other(() => this.otherLimit({ side, price, size }), side);
    else if (what < 48) this.other(() => void this.peer.market({ side, size }), side);
    else if (what < 58) this.other(() => this.cancelAny('O-'), side);
    else if (what < 64) this.ourCancel();
    else if (what < 72) this.ours({ side, size, price: null });
    else this.ours({ side, size, price });
  }

  /** Ours in the engine's book, against ours. */
  private compareResting(after: string): void {
    const state = this.rig.execution.state();
    for (const id of state.reserved.keys()) {
      const order = state.orders.get(id);
      const [here, there] = [order === undefined ? 'none' : remaining(order), String(this.peer.order(id)?.size ?? 'none')];
      if (here !== there) this.differ(`${after}: ${id} rests with ${here}, in the engine with ${there}`);
    }
    for (const id of this.resting.keys()) {
      if (id.startsWith('P-') && !state.reserved.has(id)) this.differ(`${after}: ${id} rests in the engine only`);
    }
  }

  private other(act: () => void, taker: Side): void {
    const before = this.rig.events.length;
    act();
    const executed = this.executed(taker);
    const byPrice = new Map<number, number>();
    for (const { price, size } of executed) byPrice.set(price, (byPrice.get(price) ?? 0) + size);
    for (const [price, size] of byPrice) this.rig.trade(taker, price, size);
    this.show();
    const expected = executed.filter(({ id }) => id.startsWith('P-')).map(({ id, price, size }) => `${id} ${size}@${price}`);
    this.compareFills(expected, before, 'order of others');
    this.found.makerFills += expected.length;
  }

  private ours({ side, size, price }: { readonly side: Side; readonly size: number; readonly price: number | null }): void {
    const own = this.sideOf(side === 'buy' ? 'sell' : 'buy').filter(({ id }) => id.startsWith('P-'));
    const [nearest] = this.sideOf(side === 'buy' ? 'sell' : 'buy');
    const wouldMeet = own.some((order) => price === null || (side === 'buy' ? order.price <= price : order.price >= price));
    if (wouldMeet) {
      this.other(() => void (nearest === undefined ? undefined : this.peer.market({ side, size })), side);
      return;
    }
    const timeInForce = this.pick(['GTC', 'GTC', 'IOC', 'FOK'] as const);
    const postOnly = price !== null && timeInForce === 'GTC' && this.below(3) === 0;
    const draft = this.rig.draft(price === null ? { side, size } : { side, size, price, tif: timeInForce, postOnly });
    const before = this.rig.events.length;
    this.found.ownOrders++;
    if (price === null) this.peer.market({ side, size });
    else this.peer.limit({ id: draft.id, side, size, price, timeInForce, postOnly });
    const executed = this.executed(side);
    if (price !== null) this.note(draft.id);
    this.rig.execution.submit([draft], this.rig.now);
    const what = `our ${price === null ? 'market' : `${timeInForce}${postOnly ? ' post-only' : ''}`} ${side} ${size}@${price}`;
    this.compareFills(
      executed.map((fill) => `${draft.id} ${fill.size}@${fill.price}`),
      before,
      what,
    );
    this.found.takerFills += executed.length;
    this.show();
  }

  private ourCancel(): void {
    const id = this.cancelAny('P-');
    if (id !== undefined) this.rig.cancel(id);
    this.executed('buy');
    this.compareResting('our cancel');
  }

  private compareFills(expected: readonly string[], since: number, what: string): void {
    const got = this.rig.events
      .slice(since)
      .flatMap((event) =>
        event.kind === 'order' && event.event.kind === 'filled' ? [`${event.id} ${event.event.fill.size}@${event.event.fill.price}`] : [],
      );
    if (got.join() !== expected.join()) this.differ(`${what}: filled ${got.join() || 'nothing'}, in the engine ${expected.join() || 'nothing'}`);
    this.compareResting(what);
  }

  /** Another order of others at the same place would make the level say too little: that one is withdrawn instead. */
  private otherLimit({ side, price, size }: PeerOrder): void {
    const there = this.sideOf(side).find((order) => order.price === price && order.id.startsWith('O-'));
    if (there !== undefined) {
      this.peer.cancel(there.id);
      this.resting.delete(there.id);
      return;
    }
    const id = `O-${++this.others}`;
    this.peer.limit({ id, side, price, size, timeInForce: 'GTC', postOnly: false });
    this.note(id);
  }

  private cancelAny(prefix: 'O-' | 'P-'): string | undefined {
    const ids = [...this.resting.keys()].filter((id) => id.startsWith(prefix));
    const id = ids[this.below(ids.length)];
    if (id === undefined) return undefined;
    this.peer.cancel(id);
    this.resting.delete(id);
    return id;
  }

  /** It may rest now. */
  private note(id: string): void {
    const order = this.peer.order(id);
    if (order !== undefined) this.resting.set(id, { side: order.side, price: order.price, size: order.size });
  }

  /** What the operation took from resting orders, in the order in which it did. */
  private executed(taker: Side): { readonly id: string; readonly price: number; readonly size: number }[] {
    const taken = this.sideOf(taker === 'buy' ? 'sell' : 'buy').flatMap(({ id, price, size }) => {
      const left = this.peer.order(id)?.size ?? 0;
      if (left === 0) this.resting.delete(id);
      else this.note(id);
      return left === size ? [] : [{ id, price, size: size - left }];
    });
    return taken;
  }

  /** Best price first, the older first. */
  private sideOf(side: Side): (PeerOrder & { readonly id: string })[] {
    const orders = [...this.resting].map(([id, order]) => ({ id, ...order })).filter((order) => order.side === side);
    return orders.sort((a, b) => (side === 'buy' ? b.price - a.price : a.price - b.price));
  }

  private show(): void {
    const shown = (side: Side): [number, number][] =>
      this.sideOf(side)
        .filter(({ id }) => id.startsWith('O-'))
        .map(({ price, size }) => [price, size]);
    this.rig.shows(shown('buy'), shown('sell'));
  }

  private differ(what: string): void {
    this.found.differences.push(what);
  }

  private below(count: number): number {
    return this.random.below(count);
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}

/** So many markets of so many operations each. */
export function compare(seed: number, markets: number, operations: number): Findings {
  const found: Findings = { operations: 0, ownOrders: 0, takerFills: 0, makerFills: 0, differences: [] };
  for (let i = 0; i < markets; i++) {
    const duel = new Duel(seed + i, found);
    for (let k = 0; k < operations; k++) duel.step();
  }
  return found;
}
