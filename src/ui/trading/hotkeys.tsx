import { createComputed, createMemo, type JSX, on, Show } from 'solid-js';
import { type InstrumentId, pairLabel } from '../../domain/instrument';
import type { Order } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import { topicKey } from '../../domain/topic';
import type { Side } from '../../domain/units';
import { askForAlert } from '../alerts/alert-link';
import { keyOf, withKey } from '../keys/key-hint';
import { postNotice } from '../notices/board';
import { createInstruments } from '../pair-search/instruments';
import { FlattenDialog } from '../panels/positions/flatten-dialog';
import { createHotkeys } from '../parts/hotkeys';
import { venueOf } from '../shell/venue-name';
import { createTopic, createWatch, useTerminal } from '../terminal-context';
import { t } from '../words/t';
import type { Account } from './account';
import { armedUntil, disarm } from './arming';
import { createCanceller } from './cancel-orders';
import { DEAD_MAN_TITLE, deadManWords } from './dead-man';
import { askFlatten, isFlattenAsked, leaveFlatten } from './flatten-link';
import { areHandsArmed, disarmHands, type HandFacts, isLeaveOver, toggleHands } from './hand-arming';
import { hotkeyOrder } from './hotkey-order';
import { ArmedFor } from './live-row';
import { createQuickOrders } from './quick-orders';
import { reverseFill } from './reverse-fill';
import { type TicketFill, ticketSize } from './ticket-link';
import './hotkeys.css';

export interface ArmSwitchProps {
  account: Account;
  instrument: InstrumentId;
  /** Opens the ticket with this in it. */
  onTicket: (fill: TicketFill) => void;
}

const notArmed = (): string => {
  const key = keyOf('order arm');
  return key === ''
    ? t('Nothing was sent. The switch in the strip below lets keys send orders in this tab until it is reloaded.')
    : t('Nothing was sent. {{ key }}, or the switch in the strip below, lets keys send orders in this tab until it is reloaded.', { key });
};

/** Keys that send and cancel orders at once, and the switch that lets them. It is of this tab alone, and off after a reload. */
export function ArmSwitch(props: ArmSwitchProps): JSX.Element {
  const terminal = useTerminal();
  const isArmed = (): boolean => areHandsArmed(props.account.id());
  const cancel = createCanceller(terminal, props.account);
  const orders = createQuickOrders(props.account, 'hotkey', () => props.instrument);
  const listed = createInstruments(() => venueOf(props.instrument));
  const topic = createTopic(() => (isArmed() ? topicKey({ kind: 'book', instrument: props.instrument, precision: 'P0', depth: 100 }) : null));
  const open = createMemo((): readonly Order[] => props.account.view()?.orders.filter(isOpen) ?? []);
  // What was armed for one book of account is not for another.
  createComputed(on(props.account.id, disarmHands, { defer: true }));
  const vault = createWatch(terminal.vault);
  const facts = (): HandFacts => {
    const account = props.account.id();
    return { account, isArmed: armedUntil(account) !== null, isUnlocked: vault()?.state === 'unlocked' };
  };
  createComputed(
    on(facts, (now, was) => {
      if (was !== undefined && isLeaveOver(was, now)) disarmHands();
    }),
  );
  createComputed(on([props.account.id, () => props.instrument], leaveFlatten, { defer: true }));

  const refuse = (title: string, detail: string): void => postNotice({ key: 'hotkey', kind: 'note', title, detail });
  const ifArmed = (run: () => void) => () => {
    if (isArmed()) run();
    else refuse(t('Hotkeys are not armed'), notArmed());
  };
  const best = (side: Side): number | null => {
    const { data, status } = topic() ?? {};
    return data?.kind === 'book' && status?.state === 'live' ? ((side === 'buy' ? data.book.bids : data.book.asks)[0] ?? null) : null;
  };
  const place = (side: Side): void => {
    const instrument = listed()?.find((one) => one.id === props.instrument);
    if (instrument === undefined) {
      refuse(t('Not sent'), t('Nothing is known of {{ pair }} yet.', { pair: pairLabel(props.instrument) }));
      return;
    }
    const order = hotkeyOrder({ side, instrument, best: best(side), typed: ticketSize() });
    if (typeof order === 'string') {
      refuse(t('Not sent'), order);
      return;
    }
    orders.place(order, instrument);
  };
  const cancelOr = (orders: readonly Order[], none: string): void => {
    if (orders.length === 0) refuse(t('Nothing to cancel'), none);
    else cancel(orders);
  };
  const toggle = (): void => toggleHands(props.account.id());

  const reverse = (): void => {
    const view = props.account.view();
    const fill = view === null ? t('The account is not there yet.') : reverseFill(view, props.instrument);
    if (typeof fill === 'string') refuse(t('Not reversed'), fill);
    else props.onTicket(fill);
  };

  createHotkeys(t('Orders by key'), [
    { id: 'order arm', key: 'a', isShifted: true, label: t('Arm these keys in this tab, or disarm them'), run: toggle },
    {
      id: 'order buy',
      key: 'b',
      isShifted: true,
      label: t('Armed: buy limit at the best bid, with the ticket’s size'),
      run: ifArmed(() => place('buy')),
    },
    {
      id: 'order sell',
      key: 's',
      isShifted: true,
      label: t('Armed: sell limit at the best ask, with the ticket’s size'),
      run: ifArmed(() => place('sell')),
    },
    {
      id: 'order cancel pair',
      key: 'c',
      isShifted: true,
      label: t('Armed: cancel the open orders of this pair'),
      run: ifArmed(() =>
        cancelOr(
          open().filter((order) => order.terms.instrument === props.instrument),
          t('No order of {{ pair }} is open.', { pair: pairLabel(props.instrument) }),
        ),
      ),
    },
    {
      id: 'order cancel all',
      key: 'c',
      isShifted: true,
      isCommand: true,
      label: t('Armed: cancel all open orders'),
      run: ifArmed(() => cancelOr(open(), t('No order is open.'))),
    },
    { id: 'flatten', key: 'f', label: t('Flatten: asks, then cancels this pair’s orders and closes what is held at market'), run: askFlatten },
    { id: 'reverse', key: 'r', label: t('Reverse: fills the ticket with twice what is held the other way, sends nothing'), run: reverse },
    {
      id: 'order cancel last',
      key: 'c',
      label: t('Armed: cancel the order placed last'),
      run: ifArmed(() => cancelOr(open().slice(0, 1), t('No order is open.'))),
    },
    {
      id: 'alert',
      key: '',
      label: t('New alert on this pair'),
      run: () => askForAlert({ instrument: props.instrument, price: null }),
    },
  ]);

  return (
    <>
      <Show when={armedUntil(props.account.id())}>
        {(until) => (
          <button type="button" class="arm-account" title={t('Press to disarm')} onClick={() => disarm(terminal)}>
            <ArmedFor account={props.account} until={until()} />
          </button>
        )}
      </Show>
      <Show when={deadManWords(props.account)}>
        {(words) => (
          <span class="strip-dead-man" title={t(DEAD_MAN_TITLE)}>
            {words()}
          </span>
        )}
      </Show>
      <button
        type="button"
        class="arm-switch"
        aria-pressed={isArmed()}
        aria-label={isArmed() ? t('ARMED: keys send orders') : t('Keys off: they send no orders')}
        title={
          isArmed()
            ? t('{{ words }}; Esc does as well', {
                words: withKey(t('Keys and presses on a ladder send orders at once. Press to disarm'), 'order arm'),
              })
            : withKey(t('Let keys and presses on a ladder send orders in this tab'), 'order arm')
        }
        onClick={toggle}
      >
        {isArmed() ? t('ARMED') : t('Keys off')}
      </button>
      <Show when={isArmed()}>
        <Disarm onEscape={disarmHands} />
      </Show>
      <Show when={isFlattenAsked()}>
        <FlattenDialog account={props.account} instrument={props.instrument} onClose={leaveFlatten} />
      </Show>
      {orders.question()}
    </>
  );
}

/** A key of its own only while there is something to disarm: else `Esc` is anybody's. */
function Disarm(props: { onEscape: () => void }): JSX.Element {
  createHotkeys(t('Armed'), [{ key: 'Escape', isFixed: true, label: t('Disarm the keys that send orders'), run: () => props.onEscape() }]);
  return null;
}
