import { createSignal, type JSX, Show } from 'solid-js';
import { isLiveId } from '../../domain/account/account-id';
import { ProveDialog } from '../vault/prove-dialog';
import type { Account } from './account';
import './stopped-band.css';

/** The kill switch was pulled, or the engine holds orders back by itself: nothing new goes out until the word is typed, or, where real money is at stake, the vault's key is shown. */
export function StoppedBand(props: { account: Account }): JSX.Element {
  const [typed, setTyped] = createSignal('');
  const [isProving, setProving] = createSignal(false);
  const isLive = (): boolean => isLiveId(props.account.id());
  const gate = () => props.account.view()?.gate ?? null;
  const word = (): string => gate()?.rearmWord ?? '';
  const heldFor = (): string | null => gate()?.heldFor ?? null;
  const counted = (): string => {
    const count = props.account.stop.cancelled();
    return count === null ? '' : ` ${count === 1 ? '1 open order was' : `${count} open orders were`} told to cancel.`;
  };
  return (
    <>
      <Show when={props.account.stop.trouble()}>
        {(text) => (
          <aside class="band band-trouble" aria-label="Kill switch">
            <strong role="alert">{text()}</strong>
            <button type="button" class="action" onClick={() => props.account.stop.pull()}>
              Stop everything again
            </button>
          </aside>
        )}
      </Show>
      <Show when={gate()?.killedAt}>
        <aside class="band band-stopped" aria-label="New orders are stopped">
          <strong>New orders are stopped.</strong>
          <span class="band-more">
            <Show
              when={props.account.stop.armTrouble()}
              fallback={isLive() ? (heldFor() === null ? counted() : ` ${heldFor()}.`) : `${counted()} Type ${word()} to let them through again.`}
            >
              {(text) => <span role="alert">{text()}</span>}
            </Show>
          </span>
          <Show
            when={!isLive()}
            fallback={
              <button type="button" class="action" onClick={() => setProving(true)}>
                Let orders through…
              </button>
            }
          >
            <form
              class="band-form"
              onSubmit={(event) => {
                event.preventDefault();
                void props.account.stop.arm(typed().trim());
                setTyped('');
              }}
            >
              <input
                class="field-input"
                type="text"
                size="10"
                autocomplete="off"
                spellcheck={false}
                aria-label={`Type ${word()} to let orders through again`}
                placeholder={word()}
                value={typed()}
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
              <button type="submit" class="action">
                Let orders through
              </button>
            </form>
          </Show>
        </aside>
      </Show>
      <Show when={isProving()}>
        <ProveDialog
          title={`Let orders through for ${props.account.word()}`}
          words={`${heldFor() ?? 'The kill switch was pulled'}. After this new orders leave again, from tabs that are armed.`}
          action="Let orders through"
          onToken={props.account.stop.arm}
          onClose={() => setProving(false)}
        />
      </Show>
    </>
  );
}
