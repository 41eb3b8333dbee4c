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
import { say } from '../words/say';
import { type Text, t } from '../words/t';

const NAMES = { careful: 'Careful', standard: 'Standard', scalper: 'Scalper' } as const satisfies Readonly<Record<LimitsPreset, Text>>;
/** In a sentence. */
const PHRASES = {
  careful: 'careful limits',
  standard: 'standard limits',
  scalper: 'scalper limits',
} as const satisfies Readonly<Record<LimitsPreset, Text>>;
/** What the engine is shown in place of a key. */
const WORD = 'RAISE';

/** What every order of the account is held to. Letting more through takes a typed word, or the vault's key. */
export function LimitsChoice(props: { account: Account }): JSX.Element {
  const { commands } = useTerminal();
  const present = (): LimitsPreset => props.account.view()?.limits ?? 'standard';
  const [looked, setLooked] = createSignal<LimitsPreset | null>(null);
  const [word, setWord] = createSignal('');
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const shown = (): LimitsPreset => looked() ?? present();
  const [isProving, setProving] = createSignal(false);
  const action = (): string => t('Set {{ limits }}', { limits: t(PHRASES[shown()]) });
  const isRaised = (): boolean => isRaise(present(), shown());
  /** Where real money is at stake the vault's key is shown in place of a word. */
  const isWordAsked = (): boolean => isRaised() && !isLiveId(props.account.id());
  const set = async (proof: string): Promise<string | null> => {
    setTrouble(null);
    const answer = await commands.setLimits(props.account.id(), shown(), proof);
    if (!answer.ok) return say(faultWords(answer.error));
    setLooked(null);
    setWord('');
    return null;
  };
  const press = (): void => {
    if (isRaised() && !isWordAsked()) setProving(true);
    else void set(word()).then(setTrouble);
  };
  return (
    <section class="books-part" aria-label={t('Limits')}>
      <h3>{t('Limits of this account')}</h3>
      <fieldset class="dialog-choice" aria-label={t('Limits')}>
        <For each={LIMITS_PRESETS}>
          {(preset) => (
            <button type="button" class="action" aria-pressed={shown() === preset} onClick={() => setLooked(preset)}>
              {t(NAMES[preset])}
              {preset === present() ? ` · ${t('now')}` : ''}
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
              aria-label={t('These let more through: type {{ word }} to set them', { word: WORD })}
              placeholder={WORD}
              value={word()}
              onInput={(event) => setWord(event.currentTarget.value)}
            />
          </Show>
          <button type="submit" class="action">
            {action()}
            {isRaised() && !isWordAsked() ? '…' : ''}
          </button>
          <Show when={isWordAsked()}>
            <span class="books-note">{t('They let more through: type {{ word }}.', { word: WORD })}</span>
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
          title={t('Raise the limits of {{ account }}', { account: props.account.word() })}
          words={t('After this its orders are held to {{ limits }}, which let more through than the present ones.', { limits: t(PHRASES[shown()]) })}
          action={action()}
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
    [t('One order or group'), usd(dollars?.order)],
    [t('Position in one pair'), usd(dollars?.position)],
    [t('Loss in a day, then only closing'), usd(dollars?.dailyLoss)],
    [t('Open orders'), String(openOrders)],
    [t('Orders a minute'), String(ordersPerMinute)],
    [t('Limit price through the middle'), percent(priceCollar)],
    [t('Slippage of a market order'), percent(slippage)],
  ];
}
