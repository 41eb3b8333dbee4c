import type { Clock } from '../../src/worker/clock';
import { FakeClock } from '../../tests/support/fake-clock';
import { BEGIN_MS, CHANNEL } from './moment';

const clock = new FakeClock(BEGIN_MS);
const channel = new BroadcastChannel(CHANNEL);
channel.onmessage = ({ data }: MessageEvent<{ readonly by?: number }>) => {
  if (data.by === undefined) return;
  clock.advance(data.by);
  channel.postMessage({ now: clock.now() });
};

export const steppedClock: Clock = clock;
