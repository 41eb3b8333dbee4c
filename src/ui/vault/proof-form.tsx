import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { whyNoPasskeys } from '../../client/passkeys';
import type { VaultKey } from '../../client/terminal';
import { useSeconds } from '../terminal-context';
import { t } from '../words/t';
import { type VaultDesk, withPasskey } from './vault-desk';
import { waitWords } from './vault-words';

interface ProofFormProps {
  desk: VaultDesk;
  /** What the button does: `Unlock`. */
  action: string;
  /** Meanwhile: `Unlocking`. */
  doing: string;
  /** Beside the passphrase's field. */
  label?: string;
  /** False: only the passphrase will do. */
  mayUsePasskey?: boolean;
  /** It has the focus when it appears. */
  isFirst?: boolean;
  /** Where the rest of the form is not filled in: why, with the focus put there. */
  check?: () => string | null;
  /** Do it. Answers why it was not done; null: it was. */
  onProof: (key: VaultKey) => Promise<string | null>;
  onCancel?: () => void;
  /** On its button: `Cancel`. */
  cancel?: string;
  children?: JSX.Element;
}

/** Shows the vault that it is its user who asks: by the passphrase, which leaves the field at once, or by a passkey. */
export function ProofForm(props: ProofFormProps): JSX.Element {
  const seconds = useSeconds();
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const [isDoing, setDoing] = createSignal(false);
  let form!: HTMLFormElement;
  let field!: HTMLInputElement;
  onMount(() => {
    if (props.isFirst === true) field.focus();
    // Its buttons as well, at the foot of a list that scrolls.
    form.scrollIntoView({ block: 'nearest' });
  });
  const wait = (): string | null => waitWords(props.desk.view(), seconds());
  const hasPasskey = (): boolean => props.mayUsePasskey !== false && whyNoPasskeys() === null && (props.desk.view()?.passkeys.length ?? 0) > 0;
  const doing = async (run: () => Promise<string | null>): Promise<void> => {
    setTrouble(null);
    setDoing(true);
    const why = await run();
    setDoing(false);
    setTrouble(why);
  };
  const mayBegin = (): boolean => {
    if (isDoing()) return false;
    const why = props.check?.() ?? null;
    setTrouble(why);
    return why === null && wait() === null;
  };
  const byPassphrase = async (): Promise<void> => {
    if (!mayBegin()) return;
    const passphrase = field.value;
    if (passphrase === '') {
      setTrouble(t('Type the passphrase of the vault.'));
      field.focus();
      return;
    }
    field.value = '';
    await doing(() => props.onProof({ by: 'passphrase', passphrase }));
    if (trouble() !== null) field.focus();
  };
  return (
    <form
      ref={form}
      class="vault-form"
      aria-busy={isDoing()}
      onSubmit={(event) => {
        event.preventDefault();
        void byPassphrase();
      }}
    >
      {props.children}
      <label class="vault-field">
        <span>{props.label ?? t('Passphrase of the vault')}</span>
        <input ref={field} class="field-input" type="password" autocomplete="off" autocapitalize="off" spellcheck={false} />
      </label>
      <p class="vault-said vault-trouble">
        <span role="alert">{trouble()}</span> {wait()}
      </p>
      <div class="vault-row">
        <button type="submit" class="action action-main" aria-disabled={isDoing() || wait() !== null}>
          {isDoing() ? `${props.doing}…` : props.action}
        </button>
        <Show when={hasPasskey()}>
          <button
            type="button"
            class="action"
            aria-disabled={isDoing()}
            onClick={() => mayBegin() && void doing(() => withPasskey(props.desk.view(), props.onProof))}
          >
            {t('Use a passkey')}
          </button>
        </Show>
        <Show when={props.onCancel}>
          {(cancel) => (
            <button type="button" class="action" onClick={() => cancel()()}>
              {props.cancel ?? t('Cancel')}
            </button>
          )}
        </Show>
      </div>
    </form>
  );
}
