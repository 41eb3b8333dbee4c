import { type Accessor, createComputed, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import type { AccountId } from '../../domain/account/account-id';
import type { Instrument, InstrumentId } from '../../domain/instrument';
import { type OrderSet, oneOrder } from '../../domain/order/order-set';
import type { OrderTerms } from '../../domain/order/terms';
import { useTerminal } from '../terminal-context';
import type { Account } from './account';
import { askedHow } from './confirm-choices';
import { ConfirmDialog } from './confirm-dialog';
import { type ConfirmCell, cellOf } from './confirm-policy';
import { buttonWords } from './describe';
import { areHandsArmed } from './hand-arming';
import { reservesOf } from './hotkey-order';
import { createHotkeySender } from './hotkey-sender';

/** Orders that leave without a ticket, by a key or a press on a price: at once, or after the question that the policy has for them. */
export interface QuickOrders {
  place(order: OrderTerms, instrument: Instrument): void;
  /** The question, while there is one. */
  readonly question: () => JSX.Element;
}

interface Asked {
  readonly set: OrderSet;
  readonly account: AccountId;
  readonly cell: ConfirmCell;
  readonly isHold: boolean;
}

export function createQuickOrders(account: Account, origin: 'hotkey' | 'ladder', instrument: Accessor<InstrumentId>): QuickOrders {
  const [asked, setAsked] = createSignal<Asked | null>(null);
  const sender = createHotkeySender(useTerminal(), account, () => crypto.randomUUID(), origin);
  // A question is about this account and pair, and of armed hands.
  const about = createMemo(() => `${account.id()} ${instrument()} ${areHandsArmed(account.id())}`);
  createComputed(on(about, () => setAsked(null), { defer: true }));
  const question = (): JSX.Element => (
    <Show when={asked()}>
      {(now) => (
        <ConfirmDialog
          words={buttonWords(now().set, account.word())}
          side={now().set.orders[0]?.terms.side ?? 'buy'}
          remarks={[]}
          cell={now().cell}
          isHold={now().isHold}
          onConfirm={() => {
            const { set, account: meant } = now();
            setAsked(null);
            sender.send(set, meant);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Show>
  );
  return {
    place: (order, { base, quote }) => {
      const set = oneOrder(order);
      const currency = order.side === 'buy' ? quote : base;
      const available = account.view()?.balances.find((balance) => balance.currency === currency)?.available;
      const cell = cellOf(set, available === undefined ? null : { reserves: reservesOf(order), available }, origin);
      const how = askedHow(cell);
      if (how === 'none') sender.send(set, account.id());
      else setAsked({ set, account: account.id(), cell, isHold: how === 'hold' });
    },
    question,
  };
}
