import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../../src/domain/account/account-event';
import { type AccountState, applyAccountEvent, EMPTY_ACCOUNT, foldAccountEvents } from '../../../../src/domain/account/account-state';
import type { NewOrder } from '../../../../src/domain/order/order';
import { isOpen } from '../../../../src/domain/order/order-state';
import type { LocalMs } from '../../../../src/domain/units';
import { LiveAccount } from '../../../../src/venues/bitfinex/account/live-account';
import { AccountMirror } from '../../../../src/venues/bitfinex/account/mirror';
import { d } from '../../../domain/order/orders';
import { OPENED, orderRow, realOrder } from './live-rows';

const orderOf = (n: number): NewOrder => realOrder(`R-1-${n}`, 1_000 + n, String(200 + n));

/** What the exchange has, by itself: a request reaches it or does not, its answer comes or does not. */
interface Standing {
  readonly id: number;
  readonly cid: number;
  readonly price: number;
  left: number;
  isOver: boolean;
}
const rowOf = ({ id, cid, price, left, isOver }: Standing, updated: number): unknown[] => {
  const status = !isOver ? 'ACTIVE' : left === 0 ? `EXECUTED @ ${price}(2.0)` : 'CANCELED';
  return orderRow({ id, cid, price, left, updated, status });
};

type Step =
  | { readonly act: 'place' | 'amend' | 'cancel' | 'fill'; readonly which: number; readonly reaches: boolean; readonly isTold: boolean }
  | { readonly act: 'wait'; readonly ms: number }
  | { readonly act: 'reconnect' | 'crash' | 'drop' };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constantFrom('place' as const, 'place' as const, 'amend' as const, 'cancel' as const, 'fill' as const),
      which: fc.nat(5),
      reaches: fc.boolean(),
      isTold: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), ms: fc.constantFrom(250, 2_000, 5_000, 40_000) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('reconnect' as const, 'crash' as const, 'drop' as const) }) },
);

/** An account and its exchange, between which anything may be lost, and whose program may die at any step. */
class Story {
  readonly frames: [number, string, null, Record<string, unknown>][] = [];
  readonly journal: AccountEvent[] = [OPENED];
  readonly standing = new Map<number, Standing>();
  private now = 1_000 as LocalMs;
  private isReady = true;
  private reaches = true;
  private asked = 0;
  private mirror = new AccountMirror();
  private account = this.born(applyAccountEvent(EMPTY_ACCOUNT, OPENED));

  take(one: Step): void {
    this.now = (this.now + 1) as LocalMs;
    switch (one.act) {
      case 'place':
        this.reaches = one.reaches;
        this.account.submit([orderOf(++this.asked)], this.now);
        if (one.isTold) this.tell(1_000 + this.asked);
        return;
      case 'amend':
        this.account.amend(`R-1-${one.which}`, { price: d('150') }, this.now);
        return;
      case 'cancel':
        this.reaches = one.reaches;
        this.account.cancel(`R-1-${one.which}`, this.now);
        if (one.isTold) this.tell(1_000 + one.which);
        return;
      case 'fill': {
        const order = this.standing.get(1_000 + one.which);
        if (order !== undefined && !order.isOver) Object.assign(order, { left: 0, isOver: true });
        if (one.isTold) this.tell(1_000 + one.which);
        return;
      }
      case 'wait':
        this.now = (this.now + one.ms) as LocalMs;
        this.account.tick(this.now);
        return;
      case 'drop':
        this.isReady = false;
        return;
      case 'crash':
        this.mirror = new AccountMirror();
        this.account = this.born(foldAccountEvents(EMPTY_ACCOUNT, this.journal));
        this.isReady = false;
        return;
      case 'reconnect':
        this.reconnect();
    }
  }

  reconnect(): void {
    this.isReady = false;
    this.mirror.begin();
    for (const [type, rows] of [
      ['ps', []],
      ['ws', []],
      ['os', this.open()],
    ] as const)
      this.mirror.take(type, rows);
    this.account.readAnew(this.mirror, this.now, this.now);
    this.isReady = true;
  }

  state(): AccountState {
    return this.account.state();
  }

  private open(): unknown[][] {
    return [...this.standing.values()].filter(({ isOver }) => !isOver).map((order) => rowOf(order, this.now));
  }

  private tell(cid: number): void {
    const order = this.standing.get(cid);
    if (order === undefined || !this.isReady) return;
    const touched = this.mirror.take(order.isOver ? 'oc' : 'ou', rowOf(order, this.now));
    if (touched !== null && touched !== undefined) this.account.told(touched, this.now);
  }

  private born(state: AccountState): LiveAccount {
    const cancel = (fields: Readonly<Record<string, unknown>>): boolean => this.isReady && this.send(JSON.stringify([0, 'oc', null, fields]));
    const line = {
      send: (text: string) => this.send(text),
      isReady: () => this.isReady,
      cancel,
      wasSwitchedOff: () => false,
      doubt: () => undefined,
    };
    return new LiveAccount('exchange', this.mirror, line, { emit: (event) => this.journal.push(event) }, state);
  }

  private send(text: string): boolean {
    const frame = JSON.parse(text) as Story['frames'][number];
    this.frames.push(frame);
    if (!this.reaches) return true;
    const [, type, , fields] = frame;
    if (type === 'on') {
      const cid = fields['cid'] as number;
      this.standing.set(cid, { id: 10_000 + cid, cid, price: Number(fields['price']), left: 2, isOver: false });
    }
    if (type !== 'oc') return true;
    const order = [...this.standing.values()].find(({ id, cid }) => id === fields['id'] || cid === fields['cid']);
    if (order !== undefined) order.isOver = true;
    return true;
  }
}

test('I1: whatever is lost, and whenever the program dies, an order leaves at most once, and ends as the exchange has it or in doubt', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const story = new Story();
      for (const one of steps) story.take(one);
      story.reconnect();
      const placed = story.frames.filter(([, type]) => type === 'on').map(([, , , fields]) => fields['cid']);
      expect(new Set(placed).size).toBe(placed.length);
      for (const [id, order] of story.state().orders) {
        const there = story.standing.get(order.clientId ?? 0);
        const isOpenThere = there !== undefined && !there.isOver;
        // Nothing that is open at the exchange is taken for over, and nothing that is over there for working.
        expect([id, isOpen(order) && order.state !== 'unknown']).toEqual([id, isOpenThere]);
        if (order.state === 'filled') expect(there?.left).toBe(0);
        if (order.state === 'rejected') expect(there).toBeUndefined();
      }
      expect(foldAccountEvents(EMPTY_ACCOUNT, story.journal)).toEqual(story.state());
    }),
    { numRuns: process.env['SOAK'] === undefined ? 1_000 : 10_000 },
  );
});
