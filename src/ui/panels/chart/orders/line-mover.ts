import { type Accessor, createEffect, createSignal } from 'solid-js';
import type { Terminal } from '../../../../client/terminal';
import type { PriceRule } from '../../../../domain/instrument';
import { type Decimal, fromDouble, isPositive } from '../../../../domain/money';
import { roundPrice, stepPrice } from '../../../../domain/order/grid';
import { plainAmount } from '../../../format/decimal';
import { postNotice } from '../../../notices/board';
import type { Account } from '../../../trading/account';
import { heedRefusal } from '../../../trading/arming';
import { faultWords } from '../../../trading/fault-words';
import { say } from '../../../words/say';
import { t } from '../../../words/t';
import { changeWords, isSamePrice, type Move, orderName } from './line-words';
import type { OrderLine } from './own-lines';

/** An order's line on its way to another price. */
export interface LineMove extends Move {
  /** Of the line. */
  readonly key: string;
  /** `moving` with the pointer; `asking` for the user's word; `sending` until the engine answers; `sent` until the account shows what came of it. */
  readonly phase: 'moving' | 'asking' | 'sending' | 'sent';
}

/** Takes one line at a time from where it is to where the user wants it. Nothing is sent before the user's word. */
export interface LineMover {
  readonly move: Accessor<LineMove | null>;
  /** A price of the chart, brought to one that the instrument takes. */
  drag(line: OrderLine, price: number): void;
  /** So many ticks up, or down where negative, from where it is or was moved to. */
  step(line: OrderLine, ticks: number): void;
  /** The pointer let go. */
  drop(): void;
  send(): void;
  /** Back to where it was. */
  leave(): void;
}

/** How long an answered change may take to show in the account; then the line stands where the account has it. */
const SHOWN_WITHIN_MS = 5_000;

export function createLineMover(
  terminal: Pick<Terminal, 'commands'>,
  account: Pick<Account, 'id' | 'view'>,
  rule: Accessor<PriceRule>,
  lines: Accessor<readonly OrderLine[]>,
): LineMover {
  const [move, setMove] = createSignal<LineMove | null>(null);
  const leave = (): void => void setMove(null);
  const take = (line: OrderLine, to: Decimal, phase: 'moving' | 'asking'): void => {
    const now = move();
    if (line.term === null || (now !== null && isUnderWay(now))) return;
    setMove({ key: line.key, order: line.order, term: line.term, to, phase });
  };
  const tell = (now: LineMove, kind: 'done' | 'reject' | 'unknown', why = ''): void => {
    leave();
    const key = `amend ${now.order.id}`;
    if (kind === 'done') postNotice({ key, kind, title: t('Changed {{ order }}', { order: now.order.id }), detail: changeWords(now) });
    else if (kind === 'unknown') postNotice({ key, kind, title: t('No word of the change: {{ order }}', { order: orderName(now) }), detail: why });
    else {
      const title = t('Not changed: {{ order }}', { order: orderName(now) });
      postNotice({
        key,
        kind,
        title,
        detail: t('It stays at {{ price }}: {{ why }}', { price: plainAmount(now.order.terms[now.term]), why: say(why) }),
      });
    }
  };
  // What the account says of the order: only that is a change, whatever was answered.
  createEffect(() => {
    const now = move();
    if (now === null) return;
    const line = lines().find((one) => one.key === now.key);
    if (line === undefined || line.term === null) leave();
    else if (isUnderWay(now) && isSamePrice({ ...now, order: line.order })) tell(now, 'done');
    else if (isUnderWay(now) && line.order.refusedChange?.at !== now.order.refusedChange?.at) tell(now, 'reject', line.order.refusedChange?.reason);
    else if (line.order !== now.order && !isUnderWay(now)) setMove({ ...now, order: line.order });
  });
  const send = async (): Promise<void> => {
    const now = move();
    if (now === null || now.phase !== 'asking') return;
    if (isSamePrice(now)) {
      leave();
      return;
    }
    setMove({ ...now, phase: 'sending' });
    const answer = await terminal.commands.amend(account.id(), now.order.id, { [now.term]: now.to });
    const isStill = (): boolean => move()?.key === now.key && move()?.to === now.to;
    if (!answer.ok) {
      heedRefusal(answer.error);
      tell(now, 'reject', faultWords(answer.error));
      return;
    }
    if (!isStill()) return;
    setMove({ ...now, phase: 'sent' });
    setTimeout(
      () => isStill() && tell(now, 'unknown', t('Its venue was asked and has not answered. The line stands where the account has it.')),
      SHOWN_WITHIN_MS,
    );
  };
  return {
    move,
    drag: (line, price) => {
      if (!Number.isFinite(price) || price <= 0) return;
      const to = roundPrice(fromDouble(price), rule(), 'nearest');
      if (isPositive(to)) take(line, to, 'moving');
    },
    step: (line, ticks) => {
      const now = move();
      take(line, stepPrice(now?.key === line.key ? now.to : line.price, rule(), ticks), 'asking');
    },
    drop: () => {
      const now = move();
      if (now?.phase !== 'moving') return;
      if (isSamePrice(now)) leave();
      else setMove({ ...now, phase: 'asking' });
    },
    send: () => void send(),
    leave: () => {
      const now = move();
      if (now !== null && !isUnderWay(now)) leave();
    },
  };
}

export const isUnderWay = ({ phase }: Pick<LineMove, 'phase'>): boolean => phase === 'sending' || phase === 'sent';
