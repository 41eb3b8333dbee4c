import { createSignal, type JSX, Show } from 'solid-js';
import { isLiveId } from '../../domain/account/account-id';
import { ProveDialog } from '../vault/prove-dialog';
import { say } from '../words/say';
import { t, tn } from '../words/t';
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
    return count === null ? '' : ` ${tn(count, '{{ count }} open order was told to cancel.', '{{ count }} open orders were told to cancel.')}`;
  };
  const reason = (): string => {
    if (!isLive()) return `${counted()} ${t('Type {{ word }} to let them through again.', { word: word() })}`;
    const why = heldFor();
    return why === null ? counted() : ` ${say(why)}.`;
  };
  return (
    <>
      <Show when={props.account.stop.trouble()}>
        {(text) => (
          <aside class="band band-trouble" aria-label={t('Kill switch')}>
            <strong role="alert">{text()}</strong>
            <button type="button" class="action" onClick={() => props.account.stop.pull()}>
              {t('Stop everything again')}
            </button>
          </aside>
        )}
      </Show>
      <Show when={gate()?.killedAt}>
        <aside class="band band-stopped" aria-label={t('New orders are stopped')}>
          <strong>{t('New orders are stopped.')}</strong>
          <span class="band-more">
            <Show when={props.account.stop.armTrouble()} fallback={reason()}>
              {(text) => <span role="alert">{text()}</span>}
            </Show>
          </span>
          <Show
            when={!isLive()}
            fallback={
              <button type="button" class="action" onClick={() => setProving(true)}>
                {t('Let orders through…')}
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
                aria-label={t('Type {{ word }} to let orders through again', { word: word() })}
                placeholder={word()}
                value={typed()}
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
              <button type="submit" class="action">
                {t('Let orders through')}
              </button>
            </form>
          </Show>
        </aside>
      </Show>
      <Show when={isProving()}>
        <ProveDialog
          title={t('Let orders through for {{ account }}', { account: props.account.word() })}
          words={t('{{ why }}. After this new orders leave again, from tabs that are armed.', {
            why: say(heldFor() ?? 'The kill switch was pulled'),
          })}
          action={t('Let orders through')}
          onToken={props.account.stop.arm}
          onClose={() => setProving(false)}
        />
      </Show>
    </>
  );
}
