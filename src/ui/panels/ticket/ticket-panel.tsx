import { createComputed, createEffect, createSignal, For, type JSX, on, Show, untrack } from 'solid-js';
import { isLiveId } from '../../../domain/account/account-id';
import { type InstrumentId, pairLabel } from '../../../domain/instrument';
import { type Decimal, fromDouble } from '../../../domain/money';
import { roundSize } from '../../../domain/order/grid';
import type { OrderSet } from '../../../domain/order/order-set';
import type { Side } from '../../../domain/units';
import { withKey } from '../../keys/key-hint';
import { createHotkeys } from '../../parts/hotkeys';
import { own } from '../../parts/mask';
import { Panel } from '../../parts/panel';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { AccountTag } from '../../trading/account-tag';
import { armedUntil } from '../../trading/arming';
import { AwayReportList } from '../../trading/away-report';
import { askedHow } from '../../trading/confirm-choices';
import { ConfirmDialog } from '../../trading/confirm-dialog';
import { type ConfirmCell, type ConfirmSource, cellOf } from '../../trading/confirm-policy';
import { moneyText } from '../../trading/currency';
import { buttonWords, describeSet } from '../../trading/describe';
import { sentence } from '../../trading/fault-words';
import { LiveRow } from '../../trading/live-row';
import { SIDE_WORD } from '../../trading/order-words';
import { createTicketSize, createTicketTaker } from '../../trading/ticket-link';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { createAwaitedPress } from './awaited-press';
import { ExitFields } from './exit-fields';
import { MoreTerms } from './more-terms';
import { type Filled, NumberFields } from './number-fields';
import { OutcomeLine } from './outcome-line';
import { PreviewList } from './preview-list';
import { RungList } from './rung-list';
import { createSender } from './send-order';
import { SizePart } from './size-part';
import { FRESH_FIELDS, type NumberName, type Remark, TICKET_TYPES, type TicketField, TYPE_LABEL } from './ticket-fields';
import { createTicketLeft, ticketLeft } from './ticket-left';
import { createTicket } from './ticket-state';
import './ticket-panel.css';

interface TicketPanelProps {
  instrument: InstrumentId;
  account: Account;
  /** Below the button: where there is room, what the account comes to. */
  children?: JSX.Element;
}

interface Asked {
  readonly set: OrderSet;
  readonly cell: ConfirmCell;
  readonly isHold: boolean;
  readonly remarks: readonly string[];
}

const SIDES: readonly Side[] = ['buy', 'sell'];
const PARTS = ['10', '20', '30', '40', '50', '60', '70', '80', '90'];

/** One order, from what is typed to the press that sends it. */
export function TicketPanel(props: TicketPanelProps): JSX.Element {
  const terminal = useTerminal();
  const begun = untrack(() => ticketLeft({ instrument: props.instrument, account: props.account.id() }));
  const ticket = createTicket(() => props.instrument, props.account, begun?.fields ?? null);
  const sender = begun?.sender ?? createSender(terminal, () => crypto.randomUUID());
  createTicketLeft(() => ({ ...ticket.of(), fields: ticket.fields(), sender }));
  const [filled, setFilled] = createSignal<Filled>({});
  const flash = (name: NumberName): void => void setFilled((all) => ({ ...all, [name]: (all[name] ?? 0) + 1 }));
  // Complaints wait for a press or a typed field: an empty ticket is not wrong yet.
  const [isTried, setTried] = createSignal(false);
  /** What was pressed and is asked about: it is sent as it was then. */
  const [asked, setAsked] = createSignal<Asked | null>(null);
  const elements: Partial<Record<TicketField, HTMLInputElement>> = {};
  const fields = () => ticket.fields();
  const word = (): string => props.account.word();
  const gate = () => props.account.view()?.gate ?? null;
  createComputed(
    on(
      [() => props.instrument, props.account.id],
      () => {
        setTried(false);
        setAsked(null);
        awaited.forget();
        sender.forget();
      },
      { defer: true },
    ),
  );

  const setSide = (side: Side): void => ticket.set({ side });
  createTicketSize(() => ({ instrument: props.instrument, text: fields().size, unit: fields().unit }));
  const shown = (): readonly Remark[] => {
    const { remarks } = ticket.reading();
    return isTried() ? remarks : remarks.filter((one) => one.severity !== 'stop' || hasText(one.field));
  };
  const hasText = (field: TicketField): boolean => field !== 'until' && field !== 'tif' && fields()[field].trim() !== '';
  const isWrong = (field: TicketField): boolean => shown().some((one) => one.field === field && one.severity === 'stop');
  let armButton: HTMLButtonElement | undefined;
  const isLive = (): boolean => isLiveId(props.account.id());
  const mustArm = (): boolean => isLive() && armedUntil(props.account.id()) === null;
  const whyNot = (): string | null => {
    const now = gate();
    if (now === null) return t('The account is not there yet: {{ why }}.', { why: say(props.account.status()?.reason ?? 'waiting for the engine') });
    if (!now.isReady) {
      if (now.why !== null) return sentence(say(now.why));
      if (now.killedAt === null) return t('Orders are not let through just now.');
      return isLive()
        ? t('New orders are stopped: press above to let them through.')
        : t('New orders are stopped: type {{ word }} above to let them through.', { word: now.rearmWord ?? '' });
    }
    const trouble = ticket.bookTrouble();
    return trouble === null ? null : t('The order book is not live: {{ why }}. Orders are priced from a live book only.', { why: trouble });
  };

  /** Nothing else is in the way. */
  const isArmingAsked = (): boolean => mustArm() && whyNot() === null;

  /** `isLate`: it was not there when it was asked for, so it never leaves without a question. */
  const press = (source: ConfirmSource = 'ticket', isLate = false): void => {
    if (sender.isSending()) return;
    if (isArmingAsked()) {
      armButton?.focus();
      return;
    }
    const { set, preview, remarks } = ticket.reading();
    setTried(true);
    if (set === null) {
      elements[remarks[0]?.field ?? 'size']?.focus();
      return;
    }
    if (whyNot() !== null) return;
    const cell = cellOf(set, preview, source);
    const how = askedHow(cell);
    if (how === 'none' && !isLate) send(set, source);
    else setAsked({ set, cell, isHold: how === 'hold', remarks: remarks.filter((one) => one.severity === 'warning').map((one) => one.text) });
  };
  const send = (set: OrderSet, origin: ConfirmSource): void => {
    setAsked(null);
    sender.send({ account: props.account.id(), origin, ...set, isAnother: false });
  };
  const awaited = createAwaitedPress(whyNot, press);
  createTicketTaker((fill) => {
    if (fill.instrument !== props.instrument) return;
    if (fill.side !== undefined) setSide(fill.side);
    if (fill.type !== undefined && fill.type !== fields().type) {
      const type = TICKET_TYPES.find((one) => one === fill.type);
      if (type !== undefined) ticket.set({ type });
    }
    if (fill.price !== undefined) {
      flash(ticket.takePrice(fromDouble(fill.price)));
    }
    if (fill.size !== undefined) {
      const size = typeof fill.size === 'number' ? fromDouble(fill.size) : fill.size;
      ticket.takeSize(roundSize(size, ticket.instrument()));
      flash('size');
    }
    if (fill.typed !== undefined) {
      // It is all of the order: nothing that the ticket had belongs to it.
      ticket.set({ ...FRESH_FIELDS, side: fields().side, type: fields().type, ...fill.typed });
      flash('size');
      if (fill.typed.price !== undefined) flash('price');
    }
    if (fill.source !== undefined) awaited.ask(fill.source);
  });
  /** Of the button, without whose money it is. */
  const words = (): string => {
    if (isArmingAsked()) return t('Arm trading first');
    const { set } = ticket.reading();
    if (set !== null) return describeSet(set);
    return `${t(SIDE_WORD[fields().side])} ${ticket.instrument().base} · ${t(TYPE_LABEL[fields().type]).toLowerCase()}`;
  };
  let button!: HTMLButtonElement;
  const share = (percent: Decimal): void => {
    ticket.takePercent(percent);
    flash('size');
  };
  createHotkeys(
    t('Order ticket'),
    PARTS.map((part) => ({
      id: `ticket size ${part}`,
      key: part.slice(0, 1),
      isAlt: true,
      label: t('Size: {{ percent }} % of what is available', { percent: part }),
      run: () => share(part as Decimal),
    })),
  );
  // Handed down whole: to merge props takes a part of the library that a first visit would load.
  const numbers = {
    ticket,
    elements,
    isWrong,
    get filled() {
      return filled();
    },
    onFill: flash,
    onLast: () => button.focus(),
  };
  createEffect(on(fields, () => sender.isSending() || sender.outcome()?.kind === 'unanswered' || sender.forget(), { defer: true }));

  return (
    <Panel
      title={t('Order {{ pair }}|ticket', { pair: pairLabel(props.instrument) })}
      class="ticket"
      tools={
        <>
          <button
            type="button"
            class="tool stop-all"
            title={withKey(t('Cancels every open order and lets no new one through'), 'stop')}
            onClick={() => props.account.stop.pull()}
          >
            {t('Stop all')}
          </button>
          {/* An exchange's account has a line of its own, with all of its name. */}
          <Show when={!isLive()}>
            <AccountTag id={props.account.id()} />
          </Show>
        </>
      }
    >
      {/* A hand on the ticket means something newer than what it waits for. */}
      <div class="ticket-body scroll" data-side={fields().side} onInput={awaited.forget} onPointerDown={awaited.forget}>
        <Show when={isLive()}>
          <LiveRow
            account={props.account}
            armRef={(element) => {
              armButton = element;
            }}
          />
        </Show>
        <fieldset class="ticket-sides" aria-label={t('Side')}>
          <For each={SIDES}>
            {(side) => (
              <button type="button" class="ticket-side" data-side={side} aria-pressed={fields().side === side} onClick={() => setSide(side)}>
                <span aria-hidden="true">{side === 'buy' ? '▲' : '▼'}</span> {t(SIDE_WORD[side])}
              </button>
            )}
          </For>
        </fieldset>
        <fieldset class="ticket-types" aria-label={t('Type of order')}>
          <For each={TICKET_TYPES}>
            {(type) => (
              <button type="button" class="ticket-type" aria-pressed={fields().type === type} onClick={() => ticket.set({ type })}>
                {t(TYPE_LABEL[type])}
              </button>
            )}
          </For>
        </fieldset>
        <div class="ticket-available">
          <span>{t('Available')}</span>
          <button
            type="button"
            class="ticket-all"
            title={t('Use all of it. Fees are taken from what is received.')}
            onClick={() => ticket.takePercent('100' as Decimal)}
          >
            {ticket.available() === null && props.account.view() !== null
              ? t('not told yet')
              : own(moneyText(ticket.available(), ticket.payCurrency(), 'down'))}
          </button>
        </div>
        <NumberFields {...numbers} />
        <SizePart onPart={share} onZero={() => ticket.set({ size: '' })} />
        <ExitFields {...numbers} />
        <MoreTerms
          numbers={numbers}
          isUntilWrong={isWrong('until')}
          untilRef={(element) => {
            elements.until = element;
          }}
        />
        <div class="ticket-act">
          <Show when={whyNot()}>{(why) => <p class="ticket-gate">{why()}</p>}</Show>
          <button
            ref={button}
            type="button"
            class="ticket-send"
            data-side={fields().side}
            data-ready={ticket.reading().set !== null && whyNot() === null && !mustArm()}
            aria-busy={sender.isSending()}
            // A key that is held down, or the second click of two, is not another order.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
            onClick={(event) => event.detail < 2 && press()}
          >
            <span class="ticket-send-order">{words()}</span>
            <span class="ticket-send-account">
              <span class="visually-hidden"> · </span>
              {word()}
            </span>
          </button>
          {/* Below the button: what is said of an order must not move the button from under the pointer. */}
          <ul class="ticket-remarks" id="ticket-remarks" aria-live="polite">
            <For each={shown()}>{(one) => <li data-severity={one.severity}>{one.text}</li>}</For>
          </ul>
          <OutcomeLine sender={sender} account={props.account} />
        </div>
        <Show when={props.account.view()}>{(view) => <AwayReportList view={view()} />}</Show>
        <Show when={props.account.view()?.live?.unseen}>
          {(words) => <p class="unseen">{t('Also at the exchange, not shown here: {{ what }}.', { what: say(words()) })}</p>}
        </Show>
        <Show when={asked()}>
          {(now) => (
            <ConfirmDialog
              words={buttonWords(now().set, word())}
              side={now().set.orders[0]?.terms.side ?? 'buy'}
              remarks={now().remarks}
              cell={now().cell}
              isHold={now().isHold}
              onConfirm={() => send(now().set, now().cell.source)}
              onClose={() => setAsked(null)}
            />
          )}
        </Show>
        <PreviewList ticket={ticket} isOnMargin={ticket.isOnMargin()} />
        <RungList ticket={ticket} />
        {props.children}
      </div>
    </Panel>
  );
}
