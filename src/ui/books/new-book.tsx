import { createSignal, For, type JSX, Show } from 'solid-js';
import { accountFeed } from '../../domain/account/account-id';
import { useTerminal } from '../terminal-context';
import type { Account } from '../trading/account';
import { faultWords } from '../trading/fault-words';
import { say } from '../words/say';
import { t } from '../words/t';
import { type OpeningFields, openingWords, PRESETS, readOpening } from './opening';

const FIRST = PRESETS[0]?.fields as OpeningFields;

/** A further book on the market on the screen: with a preset, or with amounts that are typed. */
export function NewBook(props: { account: Account; onOpened: () => void }): JSX.Element {
  const { commands } = useTerminal();
  const [label, setLabel] = createSignal('');
  const [fields, setFields] = createSignal<OpeningFields>(FIRST);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const [isSending, setSending] = createSignal(false);
  const opening = () => readOpening(fields());
  const words = (): string => {
    const now = opening();
    return typeof now === 'string' ? now : t('Begins with {{ what }}.', { what: openingWords(now) });
  };
  let name!: HTMLInputElement;
  let amounts!: HTMLInputElement;
  const open = async (): Promise<void> => {
    const now = opening();
    if (isSending()) return;
    if (label().trim() === '') {
      setTrouble(t('Give the book a name.'));
      name.focus();
      return;
    }
    if (typeof now === 'string') {
      amounts.focus();
      return;
    }
    setTrouble(null);
    setSending(true);
    const answer = await commands.openBook(accountFeed(props.account.id()), { ...now, label: label() });
    setSending(false);
    if (!answer.ok) {
      setTrouble(t('Not opened: {{ why }}', { why: say(faultWords(answer.error)) }));
      return;
    }
    props.account.choose(answer.value);
    props.onOpened();
  };
  const isChosen = (preset: OpeningFields): boolean =>
    preset.kind === fields().kind && preset.amounts === fields().amounts && (preset.kind === 'spot' || preset.leverage === fields().leverage);
  return (
    <section class="books-part" aria-label={t('New book')}>
      <h3>{t('New book on this market')}</h3>
      <form
        class="books-form"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <label class="books-field">
          <span>{t('Name')}</span>
          <input
            ref={name}
            class="field-input"
            type="text"
            maxlength="40"
            autocomplete="off"
            spellcheck={false}
            value={label()}
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
        </label>
        <fieldset class="dialog-choice" aria-label={t('Presets')}>
          <For each={PRESETS}>
            {(preset) => (
              <button type="button" class="action" aria-pressed={isChosen(preset.fields)} onClick={() => setFields(preset.fields)}>
                {preset.label}
              </button>
            )}
          </For>
        </fieldset>
        <div class="books-row">
          <label class="books-field">
            <span>{t('Kind')}</span>
            <select
              class="tool"
              onChange={(event) => setFields((now) => ({ ...now, kind: event.currentTarget.value === 'margin' ? 'margin' : 'spot' }))}
            >
              <option value="spot" selected={fields().kind === 'spot'}>
                {t('Spot')}
              </option>
              <option value="margin" selected={fields().kind === 'margin'}>
                {t('Margin')}
              </option>
            </select>
          </label>
          <label class="books-field books-wide">
            <span>{fields().kind === 'margin' ? t('Collateral') : t('Amounts')}</span>
            <input
              ref={amounts}
              class="field-input"
              type="text"
              autocomplete="off"
              spellcheck={false}
              aria-invalid={typeof opening() === 'string'}
              aria-describedby="new-book-words"
              value={fields().amounts}
              onInput={(event) => setFields((now) => ({ ...now, amounts: event.currentTarget.value }))}
            />
          </label>
          <Show when={fields().kind === 'margin'}>
            <label class="books-field">
              <span>{t('Leverage ×')}</span>
              <input
                class="field-input books-leverage"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                value={fields().leverage}
                onInput={(event) => setFields((now) => ({ ...now, leverage: event.currentTarget.value }))}
              />
            </label>
          </Show>
        </div>
        <p id="new-book-words" classList={{ 'books-note': true, 'books-trouble': typeof opening() === 'string' }}>
          {words()}
        </p>
        <Show when={trouble()}>
          {(text) => (
            <p class="books-trouble" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <button type="submit" class="action action-main">
          {isSending() ? t('Opening') : t('Open and trade in it')}
        </button>
      </form>
    </section>
  );
}
