import { createSignal, For, type JSX, Show } from 'solid-js';
import { TROUBLES, type Trouble } from '../../../domain/trouble';
import { TROUBLE_SECONDS } from '../../../worker/protocol/trouble-view';
import { notEndedWords, TROUBLE_NAMES, troubleWords } from '../../shell/trouble-words';
import { createWatch, useSeconds, useTerminal } from '../../terminal-context';
import { say } from '../../words/say';
import type { Text } from '../../words/t';
import { t } from '../../words/t';

const WHAT_HAPPENS = {
  'connection-lost': 'The simulated market has no connection; afterwards everything of it begins anew.',
  'stream-frozen': 'The simulated market says nothing, and gives no sign of life.',
  'wrong-checksum': 'Each book of the simulated market fails every 8 s, and is built anew.',
  'slow-answers': 'What is asked of a paper account is done at once, and answered 3 s later.',
  'orders-refused': 'The book of a paper account takes no order.',
  'orders-late': 'What is asked of a paper account reaches its book 5 s later.',
  'engine-silent':
    'The engine says nothing to any tab. Trouble can be ended or made at once; what else is asked waits for the end, and is dropped after 5 s. Only while nothing of a real exchange is shown or watched, and the vault is locked.',
} as const satisfies Readonly<Record<Trouble, Text>>;

const LASTS = { 30: '30 s', 120: '2 min', end: 'until ended' } as const satisfies Readonly<Record<string, Text>>;

/** How the program bears trouble, to be tried before it comes by itself: where no real order and no real price is. */
export function TroubleCard(): JSX.Element {
  const { commands, link: source } = useTerminal();
  const link = createWatch(source);
  const seconds = useSeconds();
  const [kind, setKind] = createSignal<Trouble>('connection-lost');
  const [lasts, setLasts] = createSignal<keyof typeof LASTS>(30);
  const [refusal, setRefusal] = createSignal('');
  const begin = (): void => {
    const length = lasts();
    void commands
      .makeTrouble(kind(), length === 'end' ? null : length)
      .then((answer) => setRefusal(answer.ok ? '' : t('Not begun: {{ why }}', { why: say(answer.error.detail) })));
  };
  const end = (): void => void commands.endTrouble().then((answer) => setRefusal(notEndedWords(answer)));
  return (
    <section class="trouble-card" aria-label={t('Trouble on purpose')}>
      <div class="venue-head">
        <h2>{t('Trouble on purpose')}</h2>
        <span class="venue-source">{t('simulated market and paper accounts, in all tabs')}</span>
      </div>
      <Show when={link()?.trouble}>{(trouble) => <p class="trouble-now">{troubleWords(trouble(), seconds())}</p>}</Show>
      <p>{t(WHAT_HAPPENS[kind()])}</p>
      <div class="venue-actions">
        <select class="tool" aria-label={t('Kind of trouble')} onChange={(event) => setKind(event.currentTarget.value as Trouble)}>
          <For each={TROUBLES}>{(one) => <option value={one}>{t(TROUBLE_NAMES[one])}</option>}</For>
        </select>
        <select
          class="tool"
          aria-label={t('How long it lasts')}
          onChange={(event) => setLasts(TROUBLE_SECONDS.find((one) => String(one) === event.currentTarget.value) ?? 'end')}
        >
          <For each={[...TROUBLE_SECONDS, 'end'] as const}>{(one) => <option value={one}>{t(LASTS[one])}</option>}</For>
        </select>
        <button type="button" class="action" onClick={begin}>
          {t('Make trouble')}
        </button>
        <Show when={link()?.trouble}>
          <button type="button" class="action action-main" onClick={end}>
            {t('End it')}
          </button>
        </Show>
        <span class="venue-answer" aria-live="polite">
          {refusal()}
        </span>
      </div>
    </section>
  );
}
