import { type Accessor, createMemo } from 'solid-js';
import { isLiveId } from '../../../domain/account/account-id';
import type { InstrumentId } from '../../../domain/instrument';
import { pairLabel } from '../../../domain/instrument';
import { type Order, remaining } from '../../../domain/order/order';
import { isOpen } from '../../../domain/order/order-state';
import type { Side } from '../../../domain/units';
import { plainAmount } from '../../format/decimal';
import { keyOf } from '../../keys/key-hint';
import { postNotice } from '../../notices/board';
import { createInstruments, createPriceRule } from '../../pair-search/instruments';
import { isMaskOn, own } from '../../parts/mask';
import { venueOf } from '../../shell/venue-name';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { armedUntil, heldWords } from '../../trading/arming';
import { createCanceller } from '../../trading/cancel-orders';
import { areHandsArmed } from '../../trading/hand-arming';
import { createQuickOrders, type QuickOrders } from '../../trading/quick-orders';
import { t } from '../../words/t';
import { type OwnLevel, ownLevels } from '../book/own-levels';
import { createLineMover, isUnderWay } from '../chart/orders/line-mover';
import { orderLines } from '../chart/orders/own-lines';
import { isHome, ladderOrder, ordersUnder, rowOf } from './ladder-order';
import { rungOf } from './own-rung';
import type { OwnRung } from './rung-view';
import { priceAt } from './rungs';

/** A price of the ladder, in steps, and a side of it. */
export interface LadderSpot {
  readonly index: number;
  readonly side: Side;
}

/** Whether a press sends: `account`: hands are armed, but not the exchange's account; `held`: both are, and nothing leaves just now. */
export type LadderArming = 'off' | 'account' | 'held' | 'armed';

export interface LadderFacts {
  readonly account: Account;
  readonly instrument: Accessor<InstrumentId>;
  /** Null: no book has come. */
  readonly step: Accessor<number | null>;
  readonly isLive: Accessor<boolean>;
  /** As typed, base units. */
  readonly size: Accessor<string>;
}

/** What presses and keys on the ladder do with orders, each by the way that all orders go. */
export interface LadderOrders {
  readonly arming: Accessor<LadderArming>;
  /** All that is open of the pair. */
  readonly open: Accessor<readonly Order[]>;
  /** Changes whenever `own` would say something else. */
  readonly changes: Accessor<unknown>;
  own(spot: LadderSpot): OwnRung | undefined;
  levelAt(spot: LadderSpot): OwnLevel | undefined;
  /** Nothing is sent where something is wrong with the size. */
  place(spot: LadderSpot, sizeTrouble: string): void;
  cancelAt(spot: LadderSpot): void;
  cancel(orders: readonly Order[], none: string): void;
  /** Hold the order of a spot over another price; false: it cannot be taken, and a notice says why. */
  drag(spot: LadderSpot, index: number): boolean;
  /** Where the order is that is on its way to another price; null: none is. */
  readonly held: Accessor<LadderSpot | null>;
  /** It is not sent yet. */
  readonly isInHand: Accessor<boolean>;
  drop(isMeant: boolean): void;
  readonly question: QuickOrders['question'];
}

const NONE: readonly Order[] = [];

export function createLadderOrders({ account, instrument, step, isLive, size }: LadderFacts): LadderOrders {
  const terminal = useTerminal();
  const cancel = createCanceller(terminal, account);
  const quick = createQuickOrders(account, 'ladder', instrument);
  const listed = createInstruments(() => venueOf(instrument()));
  const rule = createPriceRule(instrument);
  const all = createMemo(() => account.view()?.orders ?? NONE);
  const open = createMemo(() => all().filter((order) => isOpen(order) && order.terms.instrument === instrument()));
  const lines = createMemo(() => orderLines(all(), instrument()));
  const mover = createLineMover(terminal, account, rule, lines);
  const levels = createMemo((): ReadonlyMap<string, OwnLevel> => {
    const now = step();
    const found = now === null ? [] : ownLevels(all(), instrument(), now);
    return new Map(found.map((level) => [spotKey({ index: Math.round(level.price / (now ?? 1)), side: level.side }), level]));
  });
  const held = createMemo((): LadderSpot | null => {
    const [move, now] = [mover.move(), step()];
    if (move === null || now === null) return null;
    const { side } = move.order.terms;
    return { index: rowOf(side, move.to, now), side };
  });
  const isInHand = (): boolean => {
    const move = mover.move();
    return move !== null && !isUnderWay(move);
  };
  const arming = createMemo((): LadderArming => {
    const id = account.id();
    if (!areHandsArmed(id)) return 'off';
    if (isLiveId(id) && armedUntil(id) === null) return 'account';
    return heldWords(account.status(), account.view()?.gate ?? null) === null ? 'armed' : 'held';
  });

  const notArmed = (): string => {
    const key = keyOf('order arm');
    return key === ''
      ? t('Nothing was sent. Arm in the head of the ladder lets presses and keys send orders in this tab until it is reloaded.')
      : t('Nothing was sent. Arm in the head of the ladder, or {{ key }}, lets presses and keys send orders in this tab until it is reloaded.', {
          key,
        });
  };
  const refuse = (title: string, detail: string): void => postNotice({ key: 'ladder', kind: 'note', title, detail });
  /** What keeps a press from sending, as a notice; true: something does. */
  const isRefused = (): boolean => {
    if (arming() === 'off') refuse(t('The ladder is not armed'), notArmed());
    else if (arming() === 'account')
      refuse(t('Not sent'), t('{{ account }} is not armed in this tab: arm it in its ticket.', { account: account.word() }));
    else return false;
    return true;
  };
  const levelAt = (spot: LadderSpot): OwnLevel | undefined => levels().get(spotKey(spot));

  return {
    arming,
    open,
    changes: () => [levels(), held(), mover.move(), isMaskOn()],
    levelAt,
    own: (spot) => {
      const [move, level] = [mover.move(), levelAt(spot)];
      if (move !== null && held()?.index === spot.index && held()?.side === spot.side)
        return { text: `→ ${own(plainAmount(remaining(move.order)))}`, name: '', kind: isUnderWay(move) ? 'pending' : 'ghost' };
      return level && rungOf(level);
    },
    place: ({ index, side }, sizeTrouble) => {
      const now = step();
      if (isRefused() || now === null) return;
      const known = listed()?.find((one) => one.id === instrument());
      if (sizeTrouble !== '') refuse(t('Not sent'), sizeTrouble);
      else if (known === undefined) refuse(t('Not sent'), t('Nothing is known of {{ pair }} yet: wait a moment.', { pair: pairLabel(instrument()) }));
      else if (!isLive()) refuse(t('Not sent'), t('The order book is not live: its prices may be gone. Wait until it is.'));
      else {
        const order = ladderOrder({ side, instrument: known, price: priceAt(index, now), size: size() });
        if (typeof order === 'string') refuse(t('Not sent'), order);
        else quick.place(order, known);
      }
    },
    cancelAt: (spot) => {
      const level = levelAt(spot);
      if (level !== undefined) cancel(level.orders);
    },
    cancel: (orders, none) => {
      if (orders.length === 0) refuse(t('Nothing to cancel'), none);
      else cancel(orders);
    },
    held,
    isInHand,
    drag: (spot, index) => {
      const [now, move] = [step(), mover.move()];
      if (now === null) return false;
      const inHand = move !== null && isInHand() ? { order: move.order, spot: held() } : null;
      const [order, ...more] = ordersUnder(spot, inHand, levelAt(spot)?.orders ?? NONE);
      if (order === undefined || isRefused()) return false;
      if (more.length > 0) {
        refuse(
          t('Not moved'),
          t('{{ count }} orders stand here, and one is moved at a time. Make the steps finer (−), or change them in Open orders.', {
            count: more.length + 1,
          }),
        );
        return false;
      }
      const line = lines().find((one) => one.key === `${order.id} price`);
      if (line === undefined) return false;
      mover.drag(line, priceAt(index, now));
      const taken = mover.move();
      if (taken?.key === line.key && !isUnderWay(taken)) return true;
      const isBusy = taken !== null && isUnderWay(taken);
      refuse(t('Not moved'), isBusy ? t('A change is under way: wait for what comes of it.') : t('This order cannot go to another price just now.'));
      return false;
    },
    drop: (isMeant) => {
      const [now, move] = [step(), mover.move()];
      if (!isMeant || arming() === 'off' || now === null || (move !== null && isHome(move.order.terms, move.to, now))) {
        mover.leave();
        return;
      }
      mover.drop();
      mover.send();
    },
    question: quick.question,
  };
}

const spotKey = ({ index, side }: LadderSpot): string => `${side} ${index}`;
