import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Icon } from '../parts/icon';
import { createWatch, useTerminal } from '../terminal-context';
import { faultWords } from '../trading/fault-words';
import { say } from '../words/say';
import { t } from '../words/t';
import { createVaultDesk } from './vault-desk';
import { waitingForUnlock } from './vault-words';
import './lock-button.css';

/** The engine hears of use this often: its limit is a minute at the least. */
const USED_EVERY_MS = 10_000;

/** There as long as the vault is unlocked. It also tells the engine that somebody is here. */
export function LockButton(): JSX.Element {
  const terminal = useTerminal();
  const desk = createVaultDesk();
  const [trouble, setTrouble] = createSignal<string | null>(null);
  let toldAt = Number.NEGATIVE_INFINITY;
  const used = (): void => {
    if (Math.abs(terminal.now() - toldAt) < USED_EVERY_MS) return;
    toldAt = terminal.now();
    void desk.ask((vault) => vault.used());
  };
  onMount(() => {
    for (const event of ['pointerdown', 'keydown', 'wheel'] as const) {
      document.addEventListener(event, used, { passive: true });
      onCleanup(() => document.removeEventListener(event, used));
    }
  });
  const link = createWatch(terminal.link);
  const waiting = (): string | null => waitingForUnlock(link()?.heldExits ?? 0);
  /** It was pressed once, and what a lock would keep waiting was said. */
  const [isAsking, setAsking] = createSignal(false);
  const asked = (): string | null => (isAsking() ? waiting() : null);
  const lock = async (): Promise<void> => {
    if (waiting() !== null && !isAsking()) {
      setAsking(true);
      return;
    }
    setAsking(false);
    const answer = await desk.ask((vault) => vault.lock());
    setTrouble(answer.ok ? null : t('Not locked: {{ why }}', { why: say(faultWords(answer.error)) }));
  };
  const guarded = (): string => {
    const labels = desk.view()?.profiles.flatMap(({ deadManSwitch, label }) => (deadManSwitch ? [t('“{{ name }}”', { name: label })] : [])) ?? [];
    return labels.length === 0 ? '' : ` ${t('The dead-man switch then cancels all orders of {{ accounts }}.', { accounts: labels.join(', ') })}`;
  };
  return (
    <button
      type="button"
      class="lock-button"
      title={`${t('The vault is unlocked: its keys can log in. Press to drop them from memory.')}${guarded()}`}
      onClick={() => void lock()}
      onBlur={() => setAsking(false)}
    >
      <Icon name="unlocked" />
      <Show when={trouble() ?? asked()} fallback={<span class="lock-button-what">{t('Lock vault')}</span>}>
        {(text) => <span role="alert">{trouble() === null ? t('Lock? {{ why }}. Press again', { why: text() }) : text()}</span>}
      </Show>
    </button>
  );
}
