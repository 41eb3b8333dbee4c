import { type JSX, Match, Show, Switch } from 'solid-js';
import { PATTERNS } from '../../domain/alert/candle-patterns';
import { t } from '../words/t';
import type { AlertFields } from './alert-fields';
import { Choice } from './choice';
import { PATTERN_WORD } from './signal-words';

interface SignalChoicesProps {
  fields: AlertFields;
  onChange: (change: Partial<AlertFields>) => void;
  number: (label: string, name: 'fast' | 'slow' | 'signal' | 'bars' | 'deviations') => JSX.Element;
  /** Which average, and from which side. */
  average: () => JSX.Element;
  cross: () => JSX.Element;
}

/** The fields of a kind of signal, behind the length of the candles. */
export function SignalChoices(props: SignalChoicesProps): JSX.Element {
  const kind = (): AlertFields['kind'] => props.fields.kind;
  return (
    <Switch>
      <Match when={kind() === 'macd' || kind() === 'averages'}>
        <Show when={kind() === 'averages'}>{props.average()}</Show>
        {props.number(t('Fast, candles'), 'fast')}
        {props.number(t('Slow, candles'), 'slow')}
        <Show when={kind() === 'macd'}>{props.number(t('Signal, candles'), 'signal')}</Show>
        {props.cross()}
      </Match>
      <Match when={kind() === 'bands'}>
        {props.number(t('Of so many candles'), 'bars')}
        {props.number(t('Deviations'), 'deviations')}
        <Choice
          label={t('Candle closes')}
          value={props.fields.pass}
          options={[
            ['out', t('Leaves the bands')],
            ['in', t('Comes back into them')],
          ]}
          onChange={(pass) => props.onChange({ pass })}
        />
      </Match>
      <Match when={kind() === 'pattern'}>
        <Choice
          label={t('Pattern')}
          value={props.fields.pattern}
          options={PATTERNS.map((one) => [one, t(PATTERN_WORD[one])] as const)}
          onChange={(pattern) => props.onChange({ pattern })}
        />
      </Match>
    </Switch>
  );
}
