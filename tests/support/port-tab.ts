import { foldTopic, unknownTopic } from '../../src/client/fold-topic';
import type { TopicState } from '../../src/client/terminal';
import type { TopicKey } from '../../src/domain/topic';
import type { Engine, Tab } from '../../src/worker/engine';
import type { LinkState } from '../../src/worker/protocol/link-state';
import type { NewsMessage, StreamMessage } from '../../src/worker/protocol/stream-message';
import type { StreamPort } from '../../src/worker/tab-stream';

const FRAME_MS = 16;

/** A tab on a real message port that paints sixty frames a second. */
export class PortTab {
  readonly states = new Map<TopicKey, TopicState>();
  /** Topics that were told as anything but live, since a test last cleared it. */
  readonly doubted = new Set<TopicKey>();
  /** The exchange's send time of the newest thing that is shown of a topic. */
  readonly sentAt = new Map<TopicKey, number>();
  link: LinkState | null = null;
  messages = 0;
  private readonly channel = new MessageChannel();
  readonly tab: Tab;
  private timer: NodeJS.Timeout | undefined;

  constructor(engine: Engine) {
    this.tab = engine.addTab(this.channel.port1 as unknown as StreamPort);
    this.channel.port2.onmessage = ({ data }: MessageEvent<StreamMessage | NewsMessage>) => {
      if ('news' in data) return;
      this.messages++;
      this.link = data.link ?? this.link;
      for (const topic of data.topics) {
        this.states.set(topic.key, foldTopic(this.states.get(topic.key) ?? unknownTopic(topic.key), topic));
        if (topic.sentAt !== null) this.sentAt.set(topic.key, topic.sentAt);
        if (topic.status.state !== 'live') this.doubted.add(topic.key);
      }
      this.timer = setTimeout(() => this.channel.port2.postMessage({ kind: 'credit', paintMs: 1 }), FRAME_MS);
    };
    this.channel.port2.postMessage({ kind: 'credit', paintMs: null });
  }

  follow(...keys: TopicKey[]): void {
    void this.tab.api.follow(keys);
  }

  state(key: TopicKey): TopicState {
    return this.states.get(key) ?? unknownTopic(key);
  }

  isLive(key: TopicKey): boolean {
    return this.state(key).status.state === 'live';
  }

  close(): void {
    clearTimeout(this.timer);
    this.tab.close();
    this.channel.port1.close();
    this.channel.port2.close();
  }
}
