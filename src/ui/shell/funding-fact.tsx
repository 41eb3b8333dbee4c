import type { JSX } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { topicKey } from '../../domain/topic';
import { shownZone } from '../parts/zone';
import { createTopic, useSeconds } from '../terminal-context';
import { t } from '../words/t';
import { fundingTitle, fundingWords } from './funding-words';

/** What holders of a perpetual pay each other, in the head. It has its own stream, and is dim where that is not live. */
export function FundingFact(props: { instrument: InstrumentId }): JSX.Element {
  const seconds = useSeconds();
  const topic = createTopic(() => topicKey({ kind: 'status', instrument: props.instrument }));
  const status = () => {
    const data = topic()?.data;
    return data?.kind === 'status' ? data.status : null;
  };
  return (
    <div class="header-fact header-funding" data-live={topic()?.status.state === 'live'} title={fundingTitle(status(), seconds(), shownZone())}>
      <dt>{t('Funding / next in')}</dt>
      <dd>{fundingWords(status(), seconds())}</dd>
    </div>
  );
}
