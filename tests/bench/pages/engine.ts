import { createTerminal } from '../../../src/client/create-terminal';
import type { TopicState } from '../../../src/client/terminal';
import type { MetricsReport } from '../../../src/worker/protocol/metrics-report';
import { arrived, makeArrivals, newestIn } from './arrivals';

/** The real engine behind the real client, without the interface. */
const terminal = createTerminal();
const arrivals = makeArrivals();
const states = new Map<string, string>();

function heard({ key, status, data }: TopicState): void {
  states.set(key, status.state);
  if (data?.kind === 'book') arrived(arrivals, Math.max(newestIn(data.book.bids), newestIn(data.book.asks)));
}

Object.assign(window, {
  bench: {
    arrivals,
    states,
    follow: (keys: readonly string[]) => {
      for (const key of keys) terminal.topic(key).watch(heard);
    },
    metrics: async (): Promise<MetricsReport> => {
      const answer = await terminal.commands.metrics();
      if (!answer.ok) throw new Error(answer.error.detail);
      return answer.value;
    },
    retryNow: () => terminal.commands.retryNow('bitfinex'),
    link: () => terminal.link.get(),
  },
});
