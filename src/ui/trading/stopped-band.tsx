import { createSignal, type JSX, Show } from 'solid-js';
import type { Account } from './account';
import './stopped-band.css';

/** The kill switch was pulled: nothing new goes out until the word is typed. */
export function StoppedBand(props: { account: Account }): JSX.Element {
  const [typed, setTyped] = createSignal('');
  const gate = () => props.account.view()?.gate ?? null;
  const word = (): string => gate()?.rearmWord ?? '';
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
            <Show when={props.account.stop.armTrouble()} fallback={`${counted()} Type ${word()} to let them through again.`}>
              {(text) => <span role="alert">{text()}</span>}
            </Show>
          </span>
          <form
            class="band-form"
            onSubmit={(event) => {
              event.preventDefault();
              props.account.stop.arm(typed().trim());
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
        </aside>
      </Show>
    </>
  );
}
