import type { JSX } from 'solid-js';
import type { VaultKey } from '../../client/terminal';
import { Dialog } from '../parts/dialog';
import { faultWords } from '../trading/fault-words';
import { say } from '../words/say';
import { t } from '../words/t';
import { ProofForm } from './proof-form';
import { createVaultDesk } from './vault-desk';
import './vault.css';

interface ProveDialogProps {
  title: string;
  /** What comes of it. */
  words: string;
  /** Of the button: `Let orders through`. */
  action: string;
  /** Do it with the token. Answers why it was not done; null: it was. */
  onToken: (token: string) => Promise<string | null>;
  onClose: () => void;
}

/** Asks for the passphrase or the passkey again, before a guard of an account with real money is weakened. */
export function ProveDialog(props: ProveDialogProps): JSX.Element {
  const desk = createVaultDesk();
  const prove = async (key: VaultKey): Promise<string | null> => {
    const token = await desk.ask((vault) => vault.prove(key));
    const why = token.ok ? await props.onToken(token.value) : say(faultWords(token.error));
    if (why === null) props.onClose();
    return why;
  };
  return (
    <Dialog title={props.title} class="vault" onClose={props.onClose}>
      <div class="vault-body">
        <section class="vault-part" aria-label={props.title}>
          <p>{props.words}</p>
          <ProofForm desk={desk} action={props.action} doing={t('Checking')} isFirst={true} onProof={prove} onCancel={() => props.onClose()} />
        </section>
      </div>
    </Dialog>
  );
}
