import { For, type JSX, Show } from 'solid-js';
import { SKEW_RATIO, SKEWS, type Skew } from '../../../domain/order/scaled';
import { TIMES_IN_FORCE, type TimeInForce } from '../../../domain/order/terms';
import { TriggerChoice } from '../../trading/trigger-choice';
import { type Text, t } from '../../words/t';
import { hiddenWhyNot, icebergWhyNot, postOnlyWhyNot, reduceOnlyWhyNot, tifWhyNot } from './choices';
import { type NumberFieldsProps, TicketNumber } from './number-fields';
import { isTriggered } from './ticket-fields';
import type { Ticket } from './ticket-state';

const TIF_WORDS = {
  GTC: 'until cancelled',
  IOC: 'at once, the rest is cancelled',
  FOK: 'whole at once or not at all',
  GTD: 'until a time',
} as const satisfies Readonly<Record<TimeInForce, Text>>;

const skewWords = (skew: Skew): string => {
  if (skew === 'flat') return t('all alike');
  const text = skew === 'near' ? 'up to {{ times }} times as much near the market' : 'up to {{ times }} times as much at the far end';
  return t(text, { times: SKEW_RATIO });
};

/** How long an order stands and how it behaves: what cannot be had is there, and says why. */
export function MoreTerms(props: { numbers: NumberFieldsProps; untilRef: (element: HTMLInputElement) => void; isUntilWrong: boolean }): JSX.Element {
  const ticket = (): Ticket => props.numbers.ticket;
  const fields = () => ticket().fields();
  /** The choice as it would be sent. */
  const tifOf = (): TimeInForce => (tifWhyNot(fields().type, fields().tif) === null ? fields().tif : 'GTC');
  return (
    <div class="ticket-terms">
      <Show when={fields().type !== 'market'}>
        <label class="ticket-tif">
          <span>{t('Time in force')}</span>
          <select class="tool" onChange={(event) => ticket().set({ tif: event.currentTarget.value as TimeInForce })}>
            <For each={TIMES_IN_FORCE}>
              {(tif) => (
                <option value={tif} selected={tif === tifOf()} disabled={tifWhyNot(fields().type, tif) !== null}>
                  {tif} · {tifWhyNot(fields().type, tif) ?? t(TIF_WORDS[tif])}
                </option>
              )}
            </For>
          </select>
        </label>
        <Show when={tifOf() === 'GTD'}>
          <label class="ticket-tif">
            <span>{t('Until, local time')}</span>
            <input
              ref={(element) => props.untilRef(element)}
              class="field-input"
              type="datetime-local"
              aria-invalid={props.isUntilWrong}
              value={fields().until}
              onInput={(event) => ticket().set({ until: event.currentTarget.value })}
            />
          </label>
        </Show>
      </Show>
      <Show when={isTriggered(fields())}>
        <TriggerChoice
          source={fields().source}
          isVenueMark={ticket().isOnMargin() && ticket().instrument().settle !== undefined}
          onChange={(source) => ticket().set({ source })}
        />
      </Show>
      <Show when={fields().type === 'scaled'}>
        <label class="ticket-tif">
          <span>{t('Sizes')}</span>
          <select class="tool" onChange={(event) => ticket().set({ skew: event.currentTarget.value as Skew })}>
            <For each={SKEWS}>
              {(skew) => (
                <option value={skew} selected={skew === fields().skew}>
                  {skewWords(skew)}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <Choice
        label={t('Post-only')}
        isOn={fields().postOnly}
        whyNot={postOnlyWhyNot(fields())}
        hint={t('Refused rather than filled at once')}
        onChange={(postOnly) => ticket().set({ postOnly })}
      />
      <Choice
        label={t('Hidden|order')}
        isOn={fields().hidden}
        whyNot={hiddenWhyNot(fields())}
        hint={t('Not shown in the book')}
        onChange={(hidden) => ticket().set({ hidden })}
      />
      <Choice
        label={t('Iceberg')}
        isOn={fields().isIceberg}
        whyNot={icebergWhyNot(fields(), ticket().instrument())}
        hint={t('Shows a part of itself at a time. Each part queues behind all that is shown at its price.')}
        onChange={(isIceberg) => ticket().set({ isIceberg })}
      />
      <Show when={fields().isIceberg && icebergWhyNot(fields(), ticket().instrument()) === null}>
        <TicketNumber of={props.numbers} name="displayed" unit={ticket().instrument().base} />
      </Show>
      <Choice
        label={t('Reduce-only')}
        isOn={fields().reduceOnly}
        whyNot={reduceOnlyWhyNot(ticket().instrument(), ticket().isOnMargin())}
        hint={t('Never opens or turns a position')}
        onChange={(reduceOnly) => ticket().set({ reduceOnly })}
      />
    </div>
  );
}

function Choice(props: { label: string; isOn: boolean; whyNot: string | null; hint: string; onChange: (isOn: boolean) => void }): JSX.Element {
  return (
    <label class="ticket-choice" data-off={props.whyNot !== null} title={props.hint}>
      <input
        type="checkbox"
        disabled={props.whyNot !== null}
        checked={props.isOn && props.whyNot === null}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
      <Show when={props.whyNot}>{(why) => <span class="ticket-why">{why()}</span>}</Show>
    </label>
  );
}
