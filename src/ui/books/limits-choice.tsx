import { createSignal, For, type JSX, Show } from 'solid-js';
import { isLiveId } from '../../domain/account/account-id';
import { type Decimal, multiply } from '../../domain/money';
import { isRaise, LIMITS } from '../../domain/risk/limits';
import { LIMITS_PRESETS, type LimitsPreset } from '../../domain/risk/limits-preset';
import { figure } from '../format/decimal';
import { useTerminal } from '../terminal-context';
import type { Account } from '../trading/account';
import { faultWords } from '../trading/fault-words';
import { ProveDialog } from '../vault/prove-dialog';

const NAMES: Readonly<Record<LimitsPreset, string>> = { careful: 'Careful', standard: 'Standard', scalper: 'Scalper' };

/** What every order of the account is held to. Letting more through takes a typed word, or the vault's key. */
export function LimitsChoice(props: { account: Account }): JSX.Element {
  const { commands } = useTerminal();
  const present = (): LimitsPreset => props.account.view()?.limits ?? 'standard';
  const [looked, setLooked] = createSignal<LimitsPreset | null>(null);
  const [word, setWord] = createSignal('');
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const shown = (): LimitsPreset => looked() ?? present();
  const [isProving, setProving] = createSignal(false);
  const isRaised = (): boolean => isRaise(present(), shown());
  /** Where real money is at stake the vault's key is shown in place of a word. */
  const isWordAsked = (): boolean => isRaised() && !isLiveId(props.account.id());
  const set = async (proof: string): Promise<string | null> => {
    setTrouble(null);
    const answer = await commands.setLimits(props.account.id(), shown(), proof);
    if (!answer.ok) return faultWords(answer.error);
    setLooked(null);
    setWord('');
    return null;
  };
  const press = (): void => {
    if (isRaised() && !isWordAsked()) setProving(true);
    else void set(word()).then(setTrouble);
  };
  return (
    <section class="books-part" aria-label="Limits">
      <h3>Limits of this account</h3>
      <fieldset class="dialog-choice" aria-label="Limits">
        <For each={LIMITS_PRESETS}>
          {(preset) => (
            <button type="button" class="action" aria-pressed={shown() === preset} onClick={() => setLooked(preset)}>
              {NAMES[preset]}
              {preset === present() ? ' · now' : ''}
            </button>
          )}
        </For>
      </fieldset>
      <dl class="books-figures">
        <For each={figuresOf(shown())}>
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={shown() !== present()}>
        <form
          class="books-row"
          onSubmit={(event) => {
            event.preventDefault();
            press();
          }}
        >
          <Show when={isWordAsked()}>
            <input
              class="field-input books-word"
              type="text"
              autocomplete="off"
              spellcheck={false}
              aria-label="These let more through: type RAISE to set them"
              placeholder="RAISE"
              value={word()}
              onInput={(event) => setWord(event.currentTarget.value)}
            />
          </Show>
          <button type="submit" class="action">
            Set {NAMES[shown()].toLowerCase()} limits
            {isRaised() && !isWordAsked() ? '…' : ''}
          </button>
          <Show when={isWordAsked()}>
            <span class="books-note">They let more through: type RAISE.</span>
          </Show>
        </form>
      </Show>
      <Show when={trouble()}>
        {(text) => (
          <p class="books-trouble" role="alert">
            {text()}
          </p>
        )}
      </Show>
      <Show when={isProving()}>
        <ProveDialog
          title={`Raise the limits of ${props.account.word()}`}
          words={`After this its orders are held to ${NAMES[shown()].toLowerCase()} limits, which let more through than the present ones.`}
          action={`Set ${NAMES[shown()].toLowerCase()} limits`}
          onToken={set}
          onClose={() => setProving(false)}
        />
      </Show>
    </section>
  );
}

function figuresOf(preset: LimitsPreset): readonly (readonly [string, string])[] {
  const { stakes, openOrders, ordersPerMinute, priceCollar, slippage } = LIMITS[preset];
  const dollars = stakes['USD'];
  const percent = (ratio: Decimal): string => `${figure(multiply(ratio, '100' as Decimal))} %`;
  const usd = (amount: Decimal | undefined): string => (amount === undefined ? '—' : `${figure(amount)} USD`);
  return [
    ['One order or group', usd(dollars?.order)],
    ['Position in one pair', usd(dollars?.position)],
    ['Loss in a day, then only closing', usd(dollars?.dailyLoss)],
    ['Open orders', String(openOrders)],
    ['Orders a minute', String(ordersPerMinute)],
    ['Limit price through the middle', percent(priceCollar)],
    ['Slippage of a market order', percent(slippage)],
  ];
}
