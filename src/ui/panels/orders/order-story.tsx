import { createMemo, Index, type JSX, Show } from 'solid-js';
import { MOST_CHANGES, type Order } from '../../../domain/order/order';
import { ageWords, tookWords } from '../../format/age';
import { UNKNOWN } from '../../format/number';
import { dayAndTime, exactDayOrTime } from '../../format/time';
import { Dialog } from '../../parts/dialog';
import { Icon } from '../../parts/icon';
import { ownWords } from '../../parts/mask';
import { shownZone } from '../../parts/zone';
import { useSeconds } from '../../terminal-context';
import { describeTerms } from '../../trading/describe';
import { isClosed } from '../../trading/order-states';
import { stateWords } from '../../trading/order-words';
import { t } from '../../words/t';
import { mayLackChanges, type OrderStep, orderSteps } from './order-steps';
import './order-story.css';

/** What became of an order in order of time, told on as more comes of it. */
export function OrderStory(props: {
  order: Order;
  /** What is known of its account is of now. */
  isLive: boolean;
  onClose: () => void;
}): JSX.Element {
  const seconds = useSeconds();
  const steps = createMemo(() => orderSteps(props.order));
  const last = createMemo(() => steps().findLast(({ at }) => at !== null));
  const sinceLast = (): string => {
    const { at = null, clock } = last() ?? {};
    return at === null ? '' : `${clock === 'here' ? '+' : '≈ '}${ageWords(seconds() - at)}`;
  };
  const lacking = (): readonly string[] => {
    const lack = mayLackChanges(props.order);
    if (lack === null) return [];
    return [
      lack === 'oldest'
        ? t('No more than the last {{ count }} changes are kept.', { count: MOST_CHANGES })
        : t('Of several changes of one term the last is kept.'),
    ];
  };
  const notes = createMemo(() => [
    ...(steps().some(({ at }) => at === null) ? [t('A dash stands where a time was not told or not kept.')] : []),
    ...(steps().some(({ after }) => after?.isRough) ? [t('≈ lies between two clocks, this machine’s and that of the market.')] : []),
    ...lacking(),
  ]);
  return (
    <Dialog title={t('What became of {{ order }}', { order: props.order.id })} class="order-story" onClose={props.onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it. */}
      <div class="order-story-body scroll" tabIndex={0}>
        <p class="order-story-terms">{ownWords(describeTerms(props.order.terms))}</p>
        <ol class="order-story-steps">
          <Index each={steps()}>{(one) => <Step step={one()} />}</Index>
          <Show when={!isClosed(props.order.state)}>
            <li data-now="true">
              <span />
              <span class="dim">{sinceLast()}</span>
              <span>{t(props.isLive ? 'Now: {{ state }}' : 'Not live. Last known: {{ state }}', { state: ownWords(stateWords(props.order)) })}</span>
            </li>
          </Show>
        </ol>
        <Show when={notes().length > 0}>
          <p class="order-story-notes">{notes().join(' ')}</p>
        </Show>
      </div>
    </Dialog>
  );
}

function Step(props: { step: OrderStep }): JSX.Element {
  const seconds = useSeconds();
  const after = (): string => {
    const { after } = props.step;
    return after === null ? '' : `${after.isRough ? '≈ ' : '+'}${tookWords(after.ms)}`;
  };
  return (
    <li>
      <Show when={props.step.at} fallback={<span class="dim">{UNKNOWN}</span>}>
        {(at) => (
          <time class="dim" title={dayAndTime(at(), shownZone())}>
            {exactDayOrTime(at(), seconds(), shownZone())}
          </time>
        )}
      </Show>
      <span class="dim">{after()}</span>
      <span>
        {ownWords(props.step.words)}
        <Show when={props.step.more}>{(more) => <span class="order-story-more">{ownWords(more())}</span>}</Show>
      </span>
    </li>
  );
}

/** Opens it, in a row of a table. */
export function StoryButton(props: { name: string; title: string; onPress: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="tool"
      aria-label={t('What became of {{ order }}', { order: props.name })}
      title={props.title}
      onClick={() => props.onPress()}
    >
      <Icon name="story" />
    </button>
  );
}
