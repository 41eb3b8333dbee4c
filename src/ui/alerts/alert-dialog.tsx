import { createMemo, createSignal, type JSX, Show, untrack } from 'solid-js';
import { LONGEST_NOTE } from '../../domain/alert/alert';
import type { AlertCondition } from '../../domain/alert/condition';
import { pairLabel } from '../../domain/instrument';
import { fromDouble } from '../../domain/money';
import { topicKey } from '../../domain/topic';
import type { LocalMs } from '../../domain/units';
import { ageWords } from '../format/age';
import { plainAmount } from '../format/decimal';
import { dayAndTime } from '../format/time';
import { postNotice } from '../notices/board';
import { Dialog } from '../parts/dialog';
import { shownZone } from '../parts/zone';
import { createTopic, useSeconds, useTerminal } from '../terminal-context';
import { faultWords } from '../trading/fault-words';
import { say } from '../words/say';
import { type Text, t } from '../words/t';
import { type AlertFields, COOL_DOWNS_MS, fieldsOf, LIVES_MS, newFields, readAlertFields } from './alert-fields';
import type { AlertDraft } from './alert-link';
import { conditionWords } from './alert-words';
import { Choice } from './choice';
import { ConditionFields } from './condition-fields';
import { usualOf } from './signal-fields';
import './alerts.css';

const KINDS = [
  ['price', 'The price comes to a level'],
  ['move', 'The price moves fast'],
  ['close', 'A candle closes above or below'],
  ['average', 'A candle closes across an average'],
  ['rsi', 'The RSI comes to a level'],
  ['averages', 'Two averages cross: golden or death cross'],
  ['macd', 'MACD crosses its signal'],
  ['bands', 'A close crosses Bollinger’s bands'],
  ['pattern', 'Candles make a pattern'],
  ['volume', 'The volume is high'],
  ['spread', 'The spread is wide'],
  ['order', 'Something happens to an order'],
  ['loss', 'The market is not live'],
] as const satisfies readonly (readonly [kind: AlertCondition['kind'], label: Text])[];

/** What an alert waits for, in words that follow what is typed. */
export function AlertDialog(props: { draft: AlertDraft; onClose: () => void }): JSX.Element {
  const { commands } = useTerminal();
  const seconds = useSeconds();
  const draft = untrack(() => props.draft);
  const known = 'alert' in draft ? draft.alert : null;
  const instrument = 'alert' in draft ? draft.alert.instrument : draft.instrument;
  const [fields, setFields] = createSignal<AlertFields>('alert' in draft ? fieldsOf(draft.alert) : newFields(draft.price));
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const [isSending, setSending] = createSignal(false);
  /** Nobody is told of a mistake before there can be one: what is still to be filled in is said, in the colour of all words. */
  const [isBegun, setBegun] = createSignal(known !== null);
  const change = (next: Partial<AlertFields>): void => {
    setTrouble(null);
    setFields((now) => ({ ...now, ...next }));
  };
  const fill = (next: Partial<AlertFields>): void => {
    setBegun(true);
    change(next);
  };
  const terms = createMemo(() => readAlertFields(fields(), instrument, seconds() as LocalMs, known?.expiresAt ?? null));
  const isWrong = (): boolean => isBegun() && typeof terms() === 'string';
  const words = (): string => {
    const now = terms();
    if (typeof now === 'string') return now;
    const times = now.coolDownMs === null ? t('Fires once.') : t('Fires each time, at most once in {{ time }}.', { time: ageWords(now.coolDownMs) });
    return `${conditionWords(now.condition)}. ${times}`;
  };
  const ticker = createTopic(() => topicKey({ kind: 'ticker', instrument }));
  const last = (): string => {
    const data = ticker()?.data;
    return data?.kind === 'ticker' && data.ticker.last !== null ? t('last {{ price }}', { price: plainAmount(fromDouble(data.ticker.last)) }) : '';
  };
  let form!: HTMLFormElement;
  const send = async (): Promise<void> => {
    const now = terms();
    if (isSending()) return;
    if (typeof now === 'string') {
      setBegun(true);
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    setSending(true);
    const answer = await commands.alert(known === null ? { do: 'add', terms: now } : { do: 'change', id: known.id, terms: now });
    setSending(false);
    if (!answer.ok) {
      const why = say(faultWords(answer.error));
      setTrouble(known === null ? t('Not set: {{ why }}', { why }) : t('Not changed: {{ why }}', { why }));
      return;
    }
    const pair = pairLabel(instrument);
    const title = known === null ? t('Alert set: {{ pair }}', { pair }) : t('Alert changed: {{ pair }}', { pair });
    postNotice({ key: 'alert-set', kind: 'done', title, detail: conditionWords(now.condition) });
    props.onClose();
  };
  return (
    <Dialog
      title={`${known === null ? t('New alert') : t('Alert')} · ${pairLabel(instrument)}`}
      class="alert-dialog"
      first={() => form.querySelector<HTMLElement>('.field-input') ?? form}
      onClose={props.onClose}
    >
      <form
        ref={form}
        class="alert-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Choice
          label={t('Tell me when')}
          value={fields().kind}
          options={KINDS.map(([kind, label]) => [kind, t(label)] as const)}
          onChange={(kind) => {
            setBegun(false);
            change({ kind, ...usualOf(kind) });
          }}
        />
        <ConditionFields fields={fields()} isWrong={isWrong()} onChange={fill} />
        <div class="alert-row">
          <Choice
            label={t('How often')}
            value={String(fields().coolDownMs)}
            options={[
              ['null', t('Once')],
              ...withOwn(COOL_DOWNS_MS, fields().coolDownMs).map(
                (ms) => [String(ms), t('Each time, rest {{ time }}', { time: ageWords(ms) })] as const,
              ),
            ]}
            onChange={(text) => change({ coolDownMs: text === 'null' ? null : Number(text) })}
          />
          <Choice
            label={t('Watch for')}
            value={String(fields().livesMs)}
            options={[
              ['null', t('No end')],
              ...(known?.expiresAt == null ? [] : [['kept', t('Until {{ time }}', { time: dayAndTime(known.expiresAt, shownZone()) })] as const]),
              ...LIVES_MS.map((ms) => [String(ms), ageWords(ms)] as const),
            ]}
            onChange={(text) => change({ livesMs: text === 'null' ? null : text === 'kept' ? 'kept' : Number(text) })}
          />
        </div>
        <label class="alert-field">
          <span>{t('Note')}</span>
          <input
            class="field-input alert-note-input"
            type="text"
            maxlength={LONGEST_NOTE}
            autocomplete="off"
            value={fields().note}
            onInput={(event) => change({ note: event.currentTarget.value })}
          />
        </label>
        <p id="alert-words" classList={{ 'alert-words': true, 'alert-trouble': isWrong() }}>
          <span>{words()}</span>
          <span class="dim">{last()}</span>
        </p>
        <Show when={trouble()}>
          {(text) => (
            <p class="alert-trouble" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <button type="submit" class="action action-main">
          {isSending() ? t('Being set') : known === null ? t('Set the alert') : t('Change the alert')}
        </button>
      </form>
    </Dialog>
  );
}

/** A length that came from a file stands among those that are offered. */
const withOwn = (offered: readonly number[], own: number | null): readonly number[] =>
  own === null || offered.includes(own) ? offered : [...offered, own].sort((a, b) => a - b);
