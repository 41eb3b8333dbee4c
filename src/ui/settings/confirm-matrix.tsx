import { For, type JSX, Show } from 'solid-js';
import { askedHow, chooseConfirmation, confirmChoices, forgetConfirmations } from '../trading/confirm-choices';
import {
  CONFIRM_KINDS,
  CONFIRM_SIZES,
  CONFIRM_SOURCES,
  CONFIRMATIONS,
  type Confirmation,
  type ConfirmCell,
  cellWords,
  kindWords,
  LARGE_PERCENT,
  sourceWords,
} from '../trading/confirm-policy';
import { type Text, t } from '../words/t';

const ROWS = CONFIRM_KINDS.flatMap((kind) => CONFIRM_SIZES.map((size) => ({ kind, size })));

const CONFIRMATION_WORDS = { none: 'none|confirmation', dialog: 'dialog', hold: 'hold' } as const satisfies Readonly<Record<Confirmation, Text>>;

/** Which orders are asked about before they leave. */
export function ConfirmMatrix(): JSX.Element {
  return (
    <fieldset class="setting setting-wide" aria-label={t('Confirmation of orders')}>
      <span class="setting-name">{t('Confirmation of orders')}</span>
      <p class="setting-note">{t('How an order is asked about before it leaves. Per cent of what is available to pay with.')}</p>
      <div class="confirm-matrix scroll">
        <table>
          <thead>
            <tr>
              <td />
              <For each={CONFIRM_SOURCES}>{(source) => <th scope="col">{sourceWords(source)}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={ROWS}>
              {(row) => (
                <tr>
                  <th scope="row">
                    {kindWords(row.kind)}{' '}
                    <span class="dim">
                      {row.size === 'large'
                        ? t('above {{ percent }} %', { percent: LARGE_PERCENT })
                        : t('up to {{ percent }} %', { percent: LARGE_PERCENT })}
                    </span>
                  </th>
                  <For each={CONFIRM_SOURCES}>
                    {(source) => (
                      <td data-title={sourceWords(source)}>
                        <CellChoice cell={{ ...row, source }} />
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={Object.keys(confirmChoices()).length > 0}>
        <button type="button" class="tool setting-button" onClick={forgetConfirmations}>
          {t('All as usual ({{ count }} changed)', { count: Object.keys(confirmChoices()).length })}
        </button>
      </Show>
    </fieldset>
  );
}

function CellChoice(props: { cell: ConfirmCell }): JSX.Element {
  return (
    <select
      class="tool"
      aria-label={cellWords(props.cell)}
      onChange={(event) => {
        const chosen = CONFIRMATIONS.find((one) => one === event.currentTarget.value);
        if (chosen !== undefined) chooseConfirmation(props.cell, chosen);
      }}
    >
      <For each={CONFIRMATIONS}>
        {(one) => (
          <option value={one} selected={one === askedHow(props.cell)}>
            {t(CONFIRMATION_WORDS[one])}
          </option>
        )}
      </For>
    </select>
  );
}
