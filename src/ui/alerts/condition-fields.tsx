import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { ORDER_HAPPENINGS, VOLUME_INTERVALS } from '../../domain/alert/condition';
import { INTERVALS } from '../../domain/candle';
import { ageWords } from '../format/age';
import { t } from '../words/t';
import { ABSENCES_MS, type AlertFields, WINDOWS_MS } from './alert-fields';
import { AVERAGE_WORD, ORDER_HAPPENING_WORD } from './alert-words';
import { Choice } from './choice';
import { SignalChoices } from './signal-choices';

interface ConditionFieldsProps {
  fields: AlertFields;
  /** What is typed makes no sense yet. */
  isWrong: boolean;
  onChange: (change: Partial<AlertFields>) => void;
}

/** The fields of one kind of condition. */
export function ConditionFields(props: ConditionFieldsProps): JSX.Element {
  const number = (label: string, name: 'price' | 'percent' | 'times' | 'level' | 'bars' | 'fast' | 'slow' | 'signal' | 'deviations'): JSX.Element => (
    <label class="alert-field">
      <span>{label}</span>
      <input
        class="field-input alert-number"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        aria-invalid={props.isWrong}
        aria-describedby="alert-words"
        value={props.fields[name]}
        onInput={(event) => props.onChange({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  const interval = (): JSX.Element => (
    <Choice
      label={t('Candles of')}
      value={props.fields.interval}
      options={(props.fields.kind === 'volume' ? VOLUME_INTERVALS : INTERVALS).map((one) => [one, one] as const)}
      onChange={(value) => props.onChange({ interval: value })}
    />
  );
  const cross = (up: string, down: string): JSX.Element => (
    <Choice
      label={t('From|a side')}
      value={props.fields.cross}
      options={[
        ['either', t('Either side')],
        ['up', up],
        ['down', down],
      ]}
      onChange={(value) => props.onChange({ cross: value })}
    />
  );
  const lengths = (label: string, all: readonly number[], name: 'windowMs' | 'afterMs'): JSX.Element => (
    <Choice
      label={label}
      value={String(props.fields[name])}
      options={[...new Set([...all, props.fields[name]])].sort((a, b) => a - b).map((ms) => [String(ms), ageWords(ms)] as const)}
      onChange={(text) => props.onChange({ [name]: Number(text) })}
    />
  );
  const average = (): JSX.Element => (
    <Choice
      label={t('Average')}
      value={props.fields.average}
      options={[
        ['ema', AVERAGE_WORD.ema],
        ['sma', AVERAGE_WORD.sma],
      ]}
      onChange={(one) => props.onChange({ average: one })}
    />
  );
  const is = (...kinds: AlertFields['kind'][]): boolean => kinds.includes(props.fields.kind);
  return (
    <div class="alert-row">
      <Switch>
        <Match when={is('price')}>
          {number(t('Price'), 'price')}
          {cross(t('Below: it rises to it'), t('Above: it falls to it'))}
        </Match>
        <Match when={is('move')}>
          {number(t('By per cent'), 'percent')}
          {lengths(t('Within'), WINDOWS_MS, 'windowMs')}
        </Match>
        <Match when={is('spread')}>{number(t('Above per cent of the price'), 'percent')}</Match>
        <Match when={is('volume')}>
          {interval()}
          {number(t('Times the mean'), 'times')}
          {number(t('Of so many candles'), 'bars')}
        </Match>
        <Match when={is('close')}>
          {interval()}
          <Choice
            label={t('Close|price')}
            value={props.fields.side}
            options={[
              ['above', t('Above')],
              ['below', t('Below')],
            ]}
            onChange={(side) => props.onChange({ side })}
          />
          {number(t('Price'), 'price')}
        </Match>
        <Match when={is('average', 'rsi')}>
          {interval()}
          <Show when={is('average')}>{average()}</Show>
          {number(t('Of so many candles'), 'bars')}
          <Show when={is('rsi')}>{number(t('Level'), 'level')}</Show>
          {cross(t('Below|from there'), t('Above|from there'))}
        </Match>
        <Match when={is('macd', 'averages', 'bands', 'pattern')}>
          {interval()}
          <SignalChoices
            fields={props.fields}
            onChange={props.onChange}
            number={number}
            average={average}
            cross={() => cross(t('Below|from there'), t('Above|from there'))}
          />
        </Match>
        <Match when={is('order')}>
          <fieldset class="dialog-choice" aria-label={t('What happens to it')}>
            <For each={ORDER_HAPPENINGS}>
              {(one) => {
                const isChosen = (): boolean => props.fields.happened.includes(one);
                const toggle = (): void => {
                  const others = props.fields.happened.filter((other) => other !== one);
                  props.onChange({ happened: isChosen() ? others : ORDER_HAPPENINGS.filter((other) => other === one || others.includes(other)) });
                };
                return (
                  <button type="button" class="action" aria-pressed={isChosen()} onClick={toggle}>
                    {t(ORDER_HAPPENING_WORD[one])}
                  </button>
                );
              }}
            </For>
          </fieldset>
        </Match>
        <Match when={is('loss')}>{lengths(t('For|so long'), ABSENCES_MS, 'afterMs')}</Match>
      </Switch>
    </div>
  );
}
