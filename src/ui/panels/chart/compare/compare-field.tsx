import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { type InstrumentId, pairLabel } from '../../../../domain/instrument';
import { createInstruments } from '../../../pair-search/instruments';
import { matchPairs, spelledPair } from '../../../pair-search/matches';
import { Icon } from '../../../parts/icon';
import { venueOf } from '../../../shell/venue-name';
import { t } from '../../../words/t';
import { MOST_COMPARED } from './stored';

interface CompareFieldProps {
  /** The chart's own. Only markets of its venue are compared: a simulated one is no measure of a real one. */
  instrument: InstrumentId;
  compared: readonly InstrumentId[];
  onChange: (compared: readonly InstrumentId[]) => void;
}

const MOST_OFFERED = 5;

/** Which other markets stand on the chart. */
export function CompareField(props: CompareFieldProps): JSX.Element {
  const [typed, setTyped] = createSignal('');
  const venue = (): string => venueOf(props.instrument);
  const instruments = createInstruments(venue);
  const offered = createMemo((): readonly InstrumentId[] => {
    if (typed().trim() === '') return [];
    const found = matchPairs(instruments() ?? [], typed()).map(({ id }) => id);
    const spelled = spelledPair(typed(), venue());
    const all = spelled === undefined || found.includes(spelled) ? found : [...found, spelled];
    return all.filter((id) => id !== props.instrument && !props.compared.includes(id)).slice(0, MOST_OFFERED);
  });
  const isFull = (): boolean => props.compared.length >= MOST_COMPARED;
  return (
    <section class="compare">
      <h3 class="indicator-heading">{t('Compare, in per cent of the first bar in view')}</h3>
      <ul class="compare-chosen" aria-label={t('Compared')}>
        <For each={props.compared}>
          {(id) => (
            <li>
              {pairLabel(id)}
              <button
                type="button"
                class="tool"
                aria-label={t('Remove {{ what }}', { what: pairLabel(id) })}
                title={t('Remove')}
                onClick={() => props.onChange(props.compared.filter((one) => one !== id))}
              >
                <Icon name="close" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show
        when={!isFull()}
        fallback={<p class="indicator-heading">{t('At most {{ count }}: remove one to add another.', { count: MOST_COMPARED })}</p>}
      >
        <input
          class="field-input"
          aria-label={t('Pair to compare with')}
          placeholder="ETH/USD"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <ul aria-label={t('Pairs that fit')}>
          <For each={offered()}>
            {(id) => (
              <li>
                <button
                  type="button"
                  class="indicator-kind"
                  onClick={() => {
                    setTyped('');
                    props.onChange([...props.compared, id]);
                  }}
                >
                  {pairLabel(id)}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
