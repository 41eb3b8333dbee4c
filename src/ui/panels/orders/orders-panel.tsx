import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../../domain/instrument';
import type { Order } from '../../../domain/order/order';
import { isConditional, triggerSource } from '../../../domain/order/terms';
import type { CancelScope } from '../../../worker/protocol/account-view';
import { figure } from '../../format/decimal';
import { Icon } from '../../parts/icon';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { heedRefusal } from '../../trading/arming';
import { createCanceller } from '../../trading/cancel-orders';
import { type Column, columnLike } from '../../trading/columns';
import { describeAmendment } from '../../trading/describe';
import { faultWords } from '../../trading/fault-words';
import { ChosenRowsTools } from '../../trading/table/chosen-rows';
import { createRowChoice } from '../../trading/table/create-row-choice';
import { tableChoice } from '../../trading/table/table-choices';
import { TablePanel } from '../../trading/table-panel';
import { say } from '../../words/say';
import { type Text, t, tn } from '../../words/t';
import { type AmendFields, isAmendable, readAmendment } from './amend';
import { orderColumns } from './order-columns';
import { groupWords, nameOf, openRows, toneOf } from './order-rows';
import { OrderStory, StoryButton } from './order-story';
import { TakeNote } from './take-note';
import { type Distance, distanceOf, isWaiting } from './trigger';
import { createTriggerPrices } from './trigger-prices';
import './orders-panel.css';

/** Of `−12.3 %`, pixels. */
const AWAY_WIDTH = 44;

interface OrdersPanelProps {
  account: Account;
  instrument: InstrumentId;
}

/** What can still fill, and the means to change or stop it. */
export function OrdersPanel(props: OrdersPanelProps): JSX.Element {
  const terminal = useTerminal();
  const [isPairOnly, setPairOnly] = createSignal(false);
  const [editing, setEditing] = createSignal<({ readonly id: string } & AmendFields) | null>(null);
  const [isSending, setSending] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  /** Id of the order that is asked about. */
  const [noting, setNoting] = createSignal<string | null>(null);
  const [told, setTold] = createSignal<string | null>(null);
  const toldOf = (): Order | undefined => orders().find((order) => order.id === told());
  const noted = (): Order | undefined => orders().find((order) => order.id === noting() && order.state === 'unknown');
  const orders = (): readonly Order[] => props.account.view()?.orders ?? [];
  const all = createMemo(() => openRows(orders(), null));
  const ofPair = createMemo(() => openRows(orders(), props.instrument));
  const rows = (): readonly Order[] => (isPairOnly() ? ofPair() : all());
  const columns = orderColumns(rows);
  const chosen = createRowChoice(
    () => rows().map(({ id }) => id),
    () => props.account.id(),
  );
  const isEditing = (id: string): boolean => editing()?.id === id;

  const cancel = async (scope: CancelScope): Promise<void> => {
    setTrouble(null);
    const answer = await terminal.commands.cancel(props.account.id(), scope);
    if (!answer.ok) setTrouble(t('Not cancelled: {{ why }}', { why: say(faultWords(answer.error)) }));
  };
  const cancelAll = createCanceller(terminal, props.account);
  const cancelChosen = (): void => {
    setTrouble(null);
    cancelAll(rows().filter(({ id }) => chosen.isChosen(id)));
    chosen.clear();
  };
  const edit = (order: Order): void => {
    setTrouble(null);
    setEditing({ id: order.id, price: order.terms.price ?? '', trigger: order.terms.trigger ?? '', size: order.terms.size });
  };
  const amend = async (order: Order): Promise<void> => {
    const fields = editing();
    if (fields === null || isSending()) return;
    const change = readAmendment(order, fields);
    if (typeof change === 'string') {
      setTrouble(change);
      return;
    }
    setTrouble(null);
    if (change !== null) {
      setSending(true);
      const answer = await terminal.commands.amend(props.account.id(), order.id, change);
      setSending(false);
      if (!answer.ok) {
        heedRefusal(answer.error);
        setTrouble(t('Not changed: {{ why }}', { why: say(faultWords(answer.error)) }));
        return;
      }
    }
    leave(order.id);
  };
  /** The row has the focus again: the field that had it is gone. */
  const leave = (id: string): void => {
    const row = document.activeElement?.closest('tr');
    if (isEditing(id)) setEditing(null);
    row?.focus();
  };
  const onField = (event: KeyboardEvent, order: Order): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.repeat) void amend(order);
    else if (event.key === 'Escape') leave(order.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const field = (order: () => Order, name: keyof AmendFields): JSX.Element => (
    <input
      class="amend-field"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      aria-label={t(NEW[name], { order: order().id })}
      readOnly={isSending()}
      ref={(element) => name === firstOf(order()) && queueMicrotask(() => element.select())}
      value={editing()?.[name] ?? ''}
      onInput={(event) => {
        const now = editing();
        if (now !== null) setEditing({ ...now, [name]: event.currentTarget.value });
      }}
      onKeyDown={(event) => onField(event, order())}
    />
  );
  const editable = (column: Column<Order>, name: keyof AmendFields): Column<Order> =>
    columnLike(column, {
      cell: (row) => (
        <Show when={isEditing(row().id) && isAmendable(row(), name)} fallback={column.cell?.(row)}>
          {field(row, name)}
        </Show>
      ),
    });
  const isInGroups = (): boolean => tableChoice('open-orders').sort === null;
  const above = createMemo(() => new Map(isInGroups() ? rows().map((order, i) => [order.id, rows()[i - 1]]) : []));
  const group: Column<Order> = {
    id: 'group',
    title: t('Group'),
    width: 96,
    cell: (row) => (
      <span class="dim" title={row().group?.id}>
        {groupWords(row(), above().get(row().id))}
      </span>
    ),
    csv: (row) => (row.group === null ? '' : `${row.group.kind} ${row.group.id} ${row.group.role}`),
  };
  const triggerPrice = createTriggerPrices(
    () => rows().filter(isWaiting),
    () => props.account.view()?.info.kind === 'margin',
  );
  /** Where it goes off, and how far the market is from there. */
  const triggerAway: Column<Order> = {
    ...columns.trigger,
    title: t('Trigger, away'),
    get width() {
      return columns.trigger.width + AWAY_WIDTH;
    },
    cell: (row) => {
      const distance = (): Distance | 'passed' | null => distanceOf(row(), triggerPrice(row()));
      return (
        <>
          {columns.trigger.cell(row)}{' '}
          <span class="dim" title={awayHint(distance(), row())}>
            {distanceWords(distance(), row())}
          </span>
        </>
      );
    },
  };
  const hasGroups = createMemo(() => rows().some((order) => order.group !== null));
  const hasTriggers = createMemo(() => hasGroups() || rows().some((order) => isConditional(order.terms)));
  // Where an order wants words they have room.
  const wantsWords = createMemo(() => rows().some((order) => order.state === 'unknown' || order.origin === 'elsewhere'));
  const change = (order: Order): string => {
    const fields = editing();
    const read = fields === null ? null : readAmendment(order, fields);
    return typeof read === 'string' ? read : describeAmendment(order.terms, read ?? {});
  };
  const tools: Column<Order> = {
    id: 'tools',
    title: '',
    width: 92,
    cell: (row) => (
      <div class="row-tools">
        <StoryButton name={nameOf(row())} title={t('What became of it (Shift+Enter)')} onPress={() => setTold(row().id)} />
        <Show
          when={isEditing(row().id)}
          fallback={
            <Show
              when={row().state === 'unknown'}
              fallback={
                <button
                  type="button"
                  class="tool"
                  aria-label={t('Change {{ order }}', { order: nameOf(row()) })}
                  title={t('Change price, trigger or size (Enter)')}
                  onClick={() => edit(row())}
                >
                  <Icon name="edit" />
                </button>
              }
            >
              <button
                type="button"
                class="tool"
                aria-label={t('Take note of {{ order }}', { order: nameOf(row()) })}
                onClick={() => setNoting(row().id)}
              >
                {t('Note…')}
              </button>
            </Show>
          }
        >
          <button
            type="button"
            class="tool amend-send"
            title={change(row())}
            aria-label={t('Send the change of {{ order }}: {{ change }}', { order: nameOf(row()), change: change(row()) })}
            onClick={() => void amend(row())}
          >
            {isSending() ? t('Sending') : t('Send')}
          </button>
        </Show>
        <button
          type="button"
          class="tool"
          aria-label={
            isEditing(row().id) ? t('Leave {{ order }} as it is', { order: nameOf(row()) }) : t('Cancel {{ order }}', { order: nameOf(row()) })
          }
          title={isEditing(row().id) ? t('Leave it as it is (Esc)') : t('Cancel this order (Delete)')}
          onClick={() => (isEditing(row().id) ? leave(row().id) : void cancel({ kind: 'order', id: row().id }))}
        >
          <Icon name="close" />
        </button>
      </div>
    ),
  };
  const [price, trigger, size] = [editable(columns.price, 'price'), editable(triggerAway, 'trigger'), editable(columns.size, 'size')];
  const filled: Column<Order> = { ...columns.filled, usual: 'off' };
  // How an order stands is said before what may be out of sight where there is little room.
  const shown = createMemo((): readonly Column<Order>[] => [
    // Whose money it is comes before when it was.
    { ...columns.time, usual: 'spare' },
    columns.pair,
    columns.side,
    columns.type,
    wantsWords() ? { ...columns.state, width: 190 } : columns.state,
    price,
    ...(hasTriggers() ? [trigger] : []),
    // Beside a trigger it has no room to spare, and must not be behind the buttons.
    hasTriggers() ? columnLike(size, { width: 80 }) : size,
    // Rows of one group stand below each other, and are hatched or not: what they are for comes last.
    ...(hasGroups() ? [group] : []),
    filled,
    columns.lives,
    columns.id,
    wantsWords() ? { ...tools, width: 116 } : tools,
  ]);
  const onKey = (event: KeyboardEvent, order: Order): boolean => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Enter' && event.shiftKey) setTold(order.id);
    else if (event.key === 'Enter' || event.key === 'F2') order.state === 'unknown' ? setNoting(order.id) : edit(order);
    else if (event.key === 'Delete') chosen.isChosen(order.id) ? cancelChosen() : void cancel({ kind: 'order', id: order.id });
    else return false;
    return true;
  };

  return (
    <>
      <TablePanel
        title={t('Open orders')}
        file="open-orders"
        account={props.account}
        columns={shown()}
        rows={rows()}
        keyOf={(order) => order.id}
        toneOf={toneOf}
        onKey={onKey}
        chosen={chosen}
        trouble={trouble()}
        tools={
          <>
            <button type="button" class="tool" aria-pressed={isPairOnly()} onClick={() => setPairOnly(!isPairOnly())}>
              {t('{{ pair }} only', { pair: pairLabel(props.instrument) })}
            </button>
            <Show when={ofPair().length > 0}>
              <button type="button" class="tool" onClick={() => void cancel({ kind: 'instrument', instrument: props.instrument })}>
                {t('Cancel {{ pair }} ({{ count }})', { pair: pairLabel(props.instrument), count: ofPair().length })}
              </button>
            </Show>
            <Show when={all().length > ofPair().length && !isPairOnly()}>
              <button type="button" class="tool" onClick={() => void cancel({ kind: 'all' })}>
                {t('Cancel all ({{ count }})', { count: all().length })}
              </button>
            </Show>
            <ChosenRowsTools
              chosen={chosen}
              all={rows().length}
              actions={[
                {
                  words: tn(chosen.count(), 'Cancel {{ count }} order', 'Cancel {{ count }} orders'),
                  hint: t('Cancel the chosen orders (Delete)'),
                  act: cancelChosen,
                },
              ]}
            />
          </>
        }
        empty={
          isPairOnly() && all().length > 0
            ? t('No open order of {{ pair }}. {{ count }} of other pairs are hidden.', { pair: pairLabel(props.instrument), count: all().length })
            : t('No open order. What you place in the ticket and does not fill at once stands here.')
        }
      />
      <Show when={noted()}>{(order) => <TakeNote order={order()} onClose={() => setNoting(null)} />}</Show>
      <Show when={toldOf()}>
        {(order) => <OrderStory order={order()} isLive={props.account.status()?.state === 'live'} onClose={() => setTold(null)} />}
      </Show>
    </>
  );
}

const NEW = {
  price: 'New price of {{ order }}',
  trigger: 'New trigger of {{ order }}',
  size: 'New size of {{ order }}',
} as const satisfies Readonly<Record<keyof AmendFields, Text>>;

/** The field that has the focus at first. */
const firstOf = (order: Order): keyof AmendFields | undefined => (['price', 'trigger', 'size'] as const).find((name) => isAmendable(order, name));

function distanceWords(distance: Distance | 'passed' | null, order: Order): string {
  if (distance === 'passed') return triggerSource(order.terms) === 'mark' ? t('next mark') : t('next trade');
  if (distance !== null) return `${figure(distance.percent, 2)} %`;
  return isConditional(order.terms) && order.triggeredAt !== null ? t('went off') : '';
}

const awayHint = (distance: Distance | 'passed' | null, { terms }: Order): string | undefined =>
  distance === null || distance === 'passed'
    ? undefined
    : t('{{ amount }} away', { amount: `${figure(distance.amount)} ${parseInstrumentId(terms.instrument)?.quote ?? ''}` });
