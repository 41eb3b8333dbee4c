import { For, type JSX, Show } from 'solid-js';
import { type Alert, alertState } from '../../../domain/alert/alert';
import type { CandleLack } from '../../../domain/alert/candle-row';
import { pairLabel } from '../../../domain/instrument';
import type { LocalMs } from '../../../domain/units';
import type { AlertCommand } from '../../../worker/protocol/alerts-view';
import { conditionWords, standingWords, valueWords } from '../../alerts/alert-words';
import { ageWords } from '../../format/age';
import { dayAndTime, dayOrTime } from '../../format/time';
import { Icon } from '../../parts/icon';
import { shownZone } from '../../parts/zone';
import type { Column } from '../../trading/columns';
import { t } from '../../words/t';
import { TimeCell } from '../orders/order-columns';

const MINUTE = 60_000;
const NAPS_MS = [15 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE, 24 * 60 * MINUTE];

interface AlertHands {
  ask(command: AlertCommand): void;
  edit(alert: Alert): void;
}

/** For styling: what watches stands out from what does not. */
export const toneOf = (alert: Alert, now: LocalMs): string => (['armed', 'cooling'].includes(alertState(alert, now)) ? '' : 'resting');

const isoOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

const oftenHint = ({ coolDownMs }: Alert): string =>
  coolDownMs === null ? t('Off once it fired') : t('At most once in {{ time }}', { time: ageWords(coolDownMs) });

export function alertColumns(now: () => LocalMs, lackOf: (alert: Alert) => CandleLack | null, hands: AlertHands): readonly Column<Alert>[] {
  const standing = (alert: Alert): string => standingWords(alert, now(), lackOf(alert));
  return [
    { id: 'pair', title: t('Pair'), width: 74, cell: (row) => <>{pairLabel(row().instrument)}</>, csv: (row) => row.instrument },
    {
      id: 'when',
      title: t('Alert'),
      width: 210,
      grows: true,
      cell: (row) => <span title={conditionWords(row().condition)}>{conditionWords(row().condition)}</span>,
      csv: (row) => conditionWords(row.condition),
    },
    { id: 'state', title: t('State'), width: 128, cell: (row) => <span title={standing(row())}>{standing(row())}</span>, csv: standing },
    {
      id: 'fired',
      title: t('Fired last'),
      isTime: true,
      width: 138,
      usual: 'room',
      csv: (row) => isoOf(row.firedAt),
      cell: (row) => (
        <Show when={row().firedAt} fallback={<span class="dim">{t('never')}</span>}>
          {(at) => (
            <>
              <TimeCell at={at()} /> {valueWords(row().condition, row().firedWith ?? '')}
            </>
          )}
        </Show>
      ),
    },
    {
      id: 'until',
      title: t('Until'),
      isTime: true,
      width: 78,
      usual: 'room',
      csv: (row) => isoOf(row.expiresAt),
      cell: (row) => (
        <Show when={row().expiresAt} fallback={<span class="dim">{t('stays')}</span>}>
          {(at) => <time title={dayAndTime(at(), shownZone())}>{dayOrTime(at(), now(), shownZone())}</time>}
        </Show>
      ),
    },
    {
      id: 'often',
      title: t('Fires'),
      width: 70,
      usual: 'room',
      csv: ({ coolDownMs }) => (coolDownMs === null ? t('once') : t('each time')),
      cell: (row) => (
        <span class="dim" title={oftenHint(row())}>
          {row().coolDownMs === null ? t('once') : t('each time')}
        </span>
      ),
    },
    {
      id: 'note',
      title: t('Note'),
      width: 80,
      usual: 'room',
      csv: (row) => row.note,
      cell: (row) => (
        <span class="dim" title={row().note}>
          {row().note}
        </span>
      ),
    },
    { id: 'tools', title: '', width: 214, cell: (row) => <Tools alert={row()} now={now()} hands={hands} /> },
  ];
}

function Tools(props: { alert: Alert; now: LocalMs; hands: AlertHands }): JSX.Element {
  const name = (): string => `${pairLabel(props.alert.instrument)} ${conditionWords(props.alert.condition).toLowerCase()}`;
  const id = (): string => props.alert.id;
  const state = () => alertState(props.alert, props.now);
  const snooze = (ms: number | null): void => props.hands.ask({ do: 'snooze', id: id(), until: ms === null ? null : ((props.now + ms) as LocalMs) });
  return (
    <div class="row-tools">
      <Show when={['armed', 'cooling', 'snoozed'].includes(state())}>
        <Show
          when={state() !== 'snoozed'}
          fallback={
            <button type="button" class="tool" aria-label={t('Wake {{ alert }}', { alert: name() })} onClick={() => snooze(null)}>
              {t('Wake')}
            </button>
          }
        >
          <select
            class="tool alerts-snooze"
            aria-label={t('Snooze {{ alert }}', { alert: name() })}
            onChange={(event) => {
              snooze(Number(event.currentTarget.value));
              event.currentTarget.selectedIndex = 0;
            }}
          >
            <option value="" selected>
              {t('Snooze')}
            </option>
            <For each={NAPS_MS}>{(ms) => <option value={ms}>{ageWords(ms)}</option>}</For>
          </select>
        </Show>
      </Show>
      <button
        type="button"
        class="tool"
        aria-label={props.alert.isOn ? t('Turn off {{ alert }}', { alert: name() }) : t('Arm {{ alert }}', { alert: name() })}
        disabled={state() === 'expired'}
        onClick={() => props.hands.ask({ do: 'turn', id: id(), isOn: !props.alert.isOn })}
      >
        {props.alert.isOn ? t('Off') : t('Arm|an alert')}
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t('Test {{ alert }}', { alert: name() })}
        title={t('Be told as if it had fired')}
        onClick={() => props.hands.ask({ do: 'test', id: id() })}
      >
        {t('Test')}
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t('Change {{ alert }}', { alert: name() })}
        title={t('Change it (Enter)')}
        onClick={() => props.hands.edit(props.alert)}
      >
        <Icon name="edit" />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t('Remove {{ alert }}', { alert: name() })}
        title={t('Remove it (Delete)')}
        onClick={() => props.hands.ask({ do: 'remove', id: id() })}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
