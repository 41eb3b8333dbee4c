import { createSignal, createUniqueId, type JSX } from 'solid-js';
import { t } from '../words/t';
import { keyComplaint } from './vault-words';

/** A field for what is pasted and never seen. */
export interface PastedSecret {
  /** What is wrong with it, with the focus put there; null: it can be taken. */
  check(): string | null;
  present(): string;
  forget(): void;
  readonly field: JSX.Element;
}

/** It takes a key whole, as pasting does, and is empty at once: the page shows how long it was, and nothing of it. */
export function createPastedSecret(label: string): PastedSecret {
  let input!: HTMLInputElement;
  let text = '';
  const id = createUniqueId();
  const [words, setWords] = createSignal('');
  const [isTrouble, setTrouble] = createSignal(false);
  const take = (pasted: string): void => {
    const complaint = keyComplaint(pasted);
    text = complaint === null ? pasted.trim() : '';
    setTrouble(complaint !== null);
    setWords(complaint ?? t('Pasted: {{ count }} characters. It is not shown.', { count: text.length }));
  };
  return {
    check: () => {
      const complaint = keyComplaint(text);
      if (complaint === null) return null;
      input.focus();
      return `${label}: ${complaint}`;
    },
    present: () => text,
    forget: () => {
      text = '';
      setWords('');
      setTrouble(false);
    },
    field: (
      <label class="vault-field">
        <span>{label}</span>
        <input
          ref={input}
          class="field-input"
          type="password"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder={t('Paste it here')}
          aria-describedby={id}
          onInput={() => {
            take(input.value);
            input.value = '';
          }}
        />
        <span id={id} classList={{ 'vault-said': true, 'vault-trouble': isTrouble() }}>
          {words()}
        </span>
      </label>
    ),
  };
}
