import { createMemo, type JSX } from 'solid-js';
import type { InstrumentId } from '../../../domain/instrument';
import { topicKey } from '../../../domain/topic';
import { createTopic } from '../../terminal-context';
import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath } from './spark-path';

/** The last 24 hours as a line. Its candles are followed only while the row is on the screen. */
export function Sparkline(props: { instrument: InstrumentId; isSeen: boolean }): JSX.Element {
  const topic = createTopic(() => (props.isSeen ? topicKey({ kind: 'candles', instrument: props.instrument, interval: '1h' }) : null));
  const path = createMemo(() => {
    const data = topic()?.data;
    return data?.kind === 'candles' ? sparkPath(data.candles) : '';
  });
  return (
    <svg class="sparkline" viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`} width={SPARK_WIDTH} height={SPARK_HEIGHT} aria-hidden="true">
      <path d={path()} />
    </svg>
  );
}
