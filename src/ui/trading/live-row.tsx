import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { ageWords } from '../format/age';
import { TrustBadge } from '../parts/trust-badge';
import { useSeconds, useTerminal } from '../terminal-context';
import { t } from '../words/t';
import type { Account } from './account';
import { AccountTag } from './account-tag';
import { armMinutes, chooseArmMinutes } from './arm-minutes';
import { ARM_MINUTES, arm, armedUntil, armTrouble, disarm, heldWords } from './arming';
import { DEAD_MAN_TITLE, deadManWords } from './dead-man';
import { waitingExitsWords } from './waiting-exits';
import './live-row.css';

const MINUTE_MS = 60_000;

/** Of an account that an exchange keeps: whose it is, how far it can be trusted just now, and whether this tab may send orders for it. */
export function LiveRow(props: { account: Account; armRef: (button: HTMLButtonElement) => void }): JSX.Element {
  const terminal = useTerminal();
  const live = () => props.account.view()?.live ?? null;
  return (
    <div class="live-row" data-armed={armedUntil(props.account.id()) !== null}>
      <div class="live-row-account">
        <AccountTag id={props.account.id()} />
        <TrustBadge status={props.account.status()} />
      </div>
      <Switch
        fallback={
          <>
            <label class="live-row-minutes">
              <span class="visually-hidden">{t('Arm for')}</span>
              <select
                class="tool"
                onChange={(event) => {
                  const chosen = ARM_MINUTES.find((minutes) => String(minutes) === event.currentTarget.value);
                  if (chosen !== undefined) chooseArmMinutes(chosen);
                }}
              >
                <For each={ARM_MINUTES}>
                  {(minutes) => (
                    <option value={minutes} selected={minutes === armMinutes()}>
                      {ageWords(minutes * MINUTE_MS)}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <button
              ref={(button) => props.armRef(button)}
              type="button"
              class="action"
              title={t('Orders of this tab may leave for this account, for that long. A lock of the vault ends it.')}
              onClick={() => void arm(terminal, props.account.id(), armMinutes())}
            >
              {t('Arm trading')}
            </button>
          </>
        }
      >
        <Match when={live() === null}>
          <span class="live-row-words">{t('Waiting for the account')}</span>
        </Match>
        <Match when={live()?.isLocked}>
          <button type="button" class="action" onClick={() => props.account.unlock()}>
            {t('Unlock the vault…')}
          </button>
        </Match>
        <Match when={live()?.mayTrade === false}>
          <span class="live-row-words">{t('Its key may only look')}</span>
        </Match>
        <Match when={armedUntil(props.account.id())}>
          {(until) => (
            <>
              <ArmedFor account={props.account} until={until()} />
              <button type="button" class="action" onClick={() => disarm(terminal)}>
                {t('Disarm')}
              </button>
            </>
          )}
        </Match>
      </Switch>
      <Show when={deadManWords(props.account)}>
        {(words) => (
          <p class="live-row-note" title={t(DEAD_MAN_TITLE)}>
            {words()}
          </p>
        )}
      </Show>
      <Show when={waitingExitsWords(props.account.view()?.orders ?? [], props.account.status()?.state === 'live')}>
        {(words) => <p class="live-row-note">{words()}</p>}
      </Show>
      <Show when={armTrouble(props.account.id())}>
        {(text) => (
          <p class="live-row-trouble" role="alert">
            {text()}
          </p>
        )}
      </Show>
    </div>
  );
}

/** `ARMED 14:59`: how long it still is. `ARMED, on hold`: it is, and nothing leaves just now. */
export function ArmedFor(props: { account: Account; until: number }): JSX.Element {
  const seconds = useSeconds();
  const left = (): string => clockWords(props.until - seconds());
  const held = (): string | null => heldWords(props.account.status(), props.account.view()?.gate ?? null);
  return (
    <Show
      when={held()}
      fallback={
        <strong class="armed-for" title={t('Orders of this tab leave for {{ account }}', { account: props.account.word() })}>
          {t('ARMED {{ left }}', { left: left() })}
        </strong>
      }
    >
      {(why) => (
        <strong
          class="armed-for"
          data-held="true"
          title={t('No order leaves for {{ account }}: {{ why }}. It stays armed for {{ left }}.', {
            account: props.account.word(),
            why: why(),
            left: left(),
          })}
        >
          {t('ARMED, on hold')}
        </strong>
      )}
    </Show>
  );
}

/** `14:59`, `1:04:00`: what is left. */
function clockWords(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes, seconds] = [Math.floor(all / 3_600), Math.floor((all % 3_600) / 60), all % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return hours === 0 ? `${minutes}:${two(seconds)}` : `${hours}:${two(minutes)}:${two(seconds)}`;
}
