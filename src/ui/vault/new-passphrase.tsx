import { createSignal, type JSX, Show } from 'solid-js';
import { passphraseComplaint, plainPassphrase } from '../../worker/protocol/passphrase';
import { say } from '../words/say';
import { t } from '../words/t';

/** Two fields for a passphrase to be. */
export interface NewPassphrase {
  /** What is wrong with it, with the focus put there; null: it can be taken. */
  check(): string | null;
  /** Once: the fields are empty then. */
  take(): string;
  readonly fields: JSX.Element;
}

/** Says while it is typed what is missing, and keeps it nowhere but in its fields. */
export function createNewPassphrase(isFirst = false): NewPassphrase {
  let first!: HTMLInputElement;
  let again!: HTMLInputElement;
  const [complaint, setComplaint] = createSignal<string | null>(null);
  const [isTyped, setTyped] = createSignal(false);
  const difference = (): string | null =>
    plainPassphrase(first.value) === plainPassphrase(again.value) ? null : t('The two are not the same: type it once more.');
  const look = (): void => {
    setTyped(first.value !== '');
    setComplaint(passphraseComplaint(first.value));
  };
  return {
    check: () => {
      look();
      const isUnfit = passphraseComplaint(first.value) !== null;
      // What it lacks stands under its field.
      const why = isUnfit ? t('Choose another passphrase.') : difference();
      if (why !== null) (isUnfit ? first : again).focus();
      return why;
    },
    take: () => {
      const { value } = first;
      first.value = '';
      again.value = '';
      look();
      return value;
    },
    fields: (
      <>
        <label class="vault-field">
          <span>{t('New passphrase')}</span>
          <input
            ref={(element) => {
              first = element;
              if (isFirst) queueMicrotask(() => element.focus());
            }}
            class="field-input"
            type="password"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="new-passphrase-words"
            onInput={look}
          />
        </label>
        <p id="new-passphrase-words" classList={{ 'vault-note': true, 'vault-trouble': isTyped() && complaint() !== null }}>
          <Show when={isTyped()} fallback={t('At least 12 characters: five words that nobody would guess are a good one. Nobody can bring it back.')}>
            {say(complaint() ?? '') || t('Long enough. Nobody can bring it back: write it down where only you find it.')}
          </Show>
        </p>
        <label class="vault-field">
          <span>{t('The same again')}</span>
          <input ref={again} class="field-input" type="password" autocomplete="off" autocapitalize="off" spellcheck={false} />
        </label>
      </>
    ),
  };
}
