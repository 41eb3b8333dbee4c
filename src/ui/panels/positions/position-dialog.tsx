import { createSignal, For, type JSX, Show } from 'solid-js';
import type { AccountInfo } from '../../../domain/account/account-event';
import { isLiveId } from '../../../domain/account/account-id';
import { type Position, unrealised } from '../../../domain/account/position';
import { type Instrument, pairLabel } from '../../../domain/instrument';
import { absolute, type Decimal, isNegative } from '../../../domain/money';
import type { OrderSet } from '../../../domain/order/order-set';
import type { TriggerSource } from '../../../domain/order/terms';
import { figure, formatDecimal } from '../../format/decimal';
import { Dialog } from '../../parts/dialog';
import { useTerminal } from '../../terminal-context';
import type { Account } from '../../trading/account';
import { averageDecimals } from '../../trading/average-decimals';
import { signedMoneyText } from '../../trading/currency';
import { buttonWords } from '../../trading/describe';
import { TriggerChoice } from '../../trading/trigger-choice';
import { type Text, t } from '../../words/t';
import { OutcomeLine } from '../ticket/outcome-line';
import { createSender } from '../ticket/send-order';
import { closeOrder, exitOrders, PARTS, type Part, reverseOrder } from './closing';
import { EXITS, type ExitName, type ExitPrices, readExits } from './exit-prices';
import type { PositionRow } from './position-rows';

interface PositionDialogProps {
  what: 'close' | 'exits';
  row: PositionRow;
  instrument: Instrument;
  account: Account;
  onClose: () => void;
}

/** Close a position, in part or beyond, or set what closes it. The button says what is sent, and nothing else is. */
export function PositionDialog(props: PositionDialogProps): JSX.Element {
  const sender = createSender(useTerminal(), () => crypto.randomUUID());
  const kind = (): AccountInfo['kind'] => props.account.view()?.info.kind ?? 'spot';
  const isLive = (): boolean => isLiveId(props.account.id());
  const [part, setPart] = createSignal<Part | 'reverse'>('100');
  const [typed, setTyped] = createSignal({ profit: '', loss: '' });
  const [source, setSource] = createSignal<TriggerSource>('trade');
  const exits = () => readExits(props.row.position, typed(), props.row.mark, props.instrument);
  const set = (): OrderSet | null => {
    const { position } = props.row;
    if (props.what === 'exits')
      return exitOrders(position, { ...exits(), source: source() }, props.instrument, { kind: kind(), hasTakeProfit: !isLive() });
    const now = part();
    return now === 'reverse' ? reverseOrder(position, props.instrument) : closeOrder(position, now, props.instrument, kind());
  };
  const trouble = (): string | null => (props.what === 'exits' ? exits().trouble : null);
  const words = (): string => {
    const now = set();
    return now === null ? t('Enter a price') : buttonWords(now, props.account.word());
  };
  const send = (): void => {
    const now = set();
    if (now === null || trouble() !== null) return;
    sender.send({ account: props.account.id(), origin: 'panel', isAnother: false, ...now });
  };
  const held = (): string => {
    const { base, quote, priceRule } = props.instrument;
    const { position, entry } = props.row;
    const { size } = position;
    const values = {
      amount: `${figure(absolute(size))} ${base}`,
      entry: formatDecimal(entry, entry === null ? 0 : averageDecimals(priceRule, entry)),
    };
    const what = isNegative(size) ? t('Short {{ amount }} from {{ entry }}', values) : t('Long {{ amount }} from {{ entry }}', values);
    return props.row.gain === null ? what : `${what}, ${t('{{ gain }} now', { gain: signedMoneyText(props.row.gain, quote) })}`;
  };
  return (
    <Dialog title={t(TITLES[props.what], { pair: pairLabel(props.instrument.id) })} class="position-dialog" onClose={props.onClose}>
      <form
        class="position-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p class="position-held">{held()}</p>
        <Show
          when={props.what === 'close'}
          fallback={
            <>
              <ExitInputs typed={typed()} onInput={setTyped} exits={exits()} position={props.row.position} quote={props.instrument.quote} />
              <Show when={!isLive()}>
                <TriggerChoice source={source()} isVenueMark={kind() === 'margin' && props.instrument.settle !== undefined} onChange={setSource} />
              </Show>
            </>
          }
        >
          <fieldset class="dialog-choice position-parts" aria-label={t('How much of it')}>
            <For each={PARTS}>
              {(one) => (
                <button type="button" class="action" aria-pressed={part() === one} onClick={() => setPart(one)}>
                  {one} %
                </button>
              )}
            </For>
            <Show when={kind() !== 'spot'}>
              <button
                type="button"
                class="action"
                aria-pressed={part() === 'reverse'}
                title={t('Close it and open as much on the other side, in one order')}
                onClick={() => setPart('reverse')}
              >
                {t('Reverse')}
              </button>
            </Show>
          </fieldset>
        </Show>
        <p class="position-trouble" role="alert">
          {trouble()}
        </p>
        <button type="submit" class="action action-main" aria-disabled={set() === null || trouble() !== null || sender.isSending()}>
          {words()}
        </button>
        <OutcomeLine sender={sender} account={props.account} />
      </form>
    </Dialog>
  );
}

const TITLES = {
  close: 'Close {{ pair }}',
  exits: 'Take profit and stop loss of {{ pair }}',
} as const satisfies Readonly<Record<PositionDialogProps['what'], Text>>;

type Typed = Readonly<Record<ExitName, string>>;
const LABELS = { profit: 'Take profit at', loss: 'Stop loss at' } as const satisfies Readonly<Record<ExitName, Text>>;

interface ExitInputsProps {
  typed: Typed;
  onInput: (typed: Typed) => void;
  exits: ExitPrices;
  position: Position;
  quote: string;
}

/** Triggers of market orders that close all of it; the first to be filled ends the other. */
function ExitInputs(props: ExitInputsProps): JSX.Element {
  const result = (price: Decimal | null): string =>
    price === null ? '' : t('if closed there {{ gain }}', { gain: signedMoneyText(unrealised(props.position, price), props.quote) });
  return (
    <div class="position-exits">
      <For each={EXITS}>
        {(name) => (
          <div>
            <label>
              <span>
                {t(LABELS[name])} <span class="dim">{props.quote}</span>
              </span>
              <input
                class="field-input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck={false}
                aria-invalid={props.exits.wrong.includes(name)}
                aria-describedby={`position-${name}`}
                value={props.typed[name]}
                onInput={(event) => props.onInput({ ...props.typed, [name]: event.currentTarget.value })}
              />
            </label>
            <p class="position-result" id={`position-${name}`} title={t('Before fees, and at this price exactly: a market order may get another')}>
              {props.exits.wrong.includes(name) ? '' : result(props.exits[name])}
            </p>
          </div>
        )}
      </For>
    </div>
  );
}
