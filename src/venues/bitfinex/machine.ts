import type { Fault } from '../../domain/fault';
import type { TopicHealth } from '../../domain/freshness';
import type { Result } from '../../domain/result';
import { type Topic, type TopicKey, topicKey } from '../../domain/topic';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { Hands, LineReport, Venue } from '../venue';
import { askOf, Channel } from './channel';
import type { Ask } from './events';
import { HOSTS } from './hosts';
import { Line } from './line';
import { eventOfReply, historyPath, pollPath } from './rest';

/** An empty line is given up after this: the exchange would close it anyway. */
const IDLE_LIMIT_MS = 30_000;
/** Lines that are tried for a channel which the exchange says it has no room for, and the wait after them. */
const MOST_LINES = 3;
const FULL_MS = 60_000;
/** Documented per address and minute; two are left for other programs on it. */
const CONNECT_LIMIT = { attempts: 18, perMs: 60_000 };

interface Question {
  readonly topic: Topic;
  readonly isHistory: boolean;
}

/** Bitfinex's market data: topics shared out over channels, channels over lines. */
export class BitfinexMarket implements Venue {
  readonly id = 'bitfinex';
  readonly source = 'exchange';
  readonly connectLimit = CONNECT_LIMIT;
  private readonly openLines = new Map<string, Line>();
  private readonly channels = new Map<string, Channel>();
  private readonly byTopic = new Map<TopicKey, Channel>();
  private readonly questions = new Map<number, Question>();
  private asked = 0;

  constructor(private readonly hands: Hands) {}

  follow(topic: Topic, now: LocalMs): void {
    const key = topicKey(topic);
    if (this.byTopic.has(key)) return;
    const ask = askOf(topic);
    const channel = (ask && this.channels.get(JSON.stringify(ask))) ?? new Channel(ask ?? { channel: 'none' });
    this.byTopic.set(key, channel);
    const isNew = channel.topics.size === 0 && ![...this.openLines.values()].some((line) => line.subscriptions.channels.has(channel));
    channel.addTopic(key);
    if (ask === undefined) {
      channel.health.isRefused = true;
      channel.health.trouble = 'the exchange has no such data for this pair';
      return;
    }
    this.channels.set(JSON.stringify(ask), channel);
    if (isNew) this.place(channel, now);
  }

  unfollow(topic: Topic, now: LocalMs): void {
    const key = topicKey(topic);
    const channel = this.byTopic.get(key);
    if (channel === undefined) return;
    this.byTopic.delete(key);
    channel.removeTopic(key);
    if (channel.topics.size > 0) return;
    this.lineOf(channel)?.subscriptions.release(channel, now);
    if (this.lineOf(channel) === undefined) this.forget(channel.ask);
  }

  lineOpened(line: string, now: LocalMs): void {
    this.openLines.get(line)?.opened(now);
  }

  lineClosed(line: string, now: LocalMs): void {
    this.openLines.get(line)?.closed(now);
  }

  received(line: string, text: string, now: LocalMs): void {
    this.openLines.get(line)?.received(text, now);
  }

  tick(now: LocalMs): void {
    for (const line of [...this.openLines.values()]) {
      line.tick(now);
      if (line.subscriptions.idleSince !== null && now - line.subscriptions.idleSince > IDLE_LIMIT_MS) this.giveUp(line, now);
    }
    for (const [key, channel] of this.channels) {
      if (channel.topics.size === 0 && this.lineOf(channel) === undefined) this.channels.delete(key);
    }
  }

  health(topic: TopicKey): TopicHealth | undefined {
    return this.byTopic.get(topic)?.health;
  }

  lines(): readonly LineReport[] {
    return [...this.openLines.values()].map((line) => line.report);
  }

  poll(topic: Topic): number | null {
    return this.request({ topic, isHistory: false }, pollPath(topic));
  }

  history(topic: Topic, before: VenueMs): number | null {
    return this.request({ topic, isHistory: true }, historyPath(topic, before));
  }

  replied(id: number, reply: Result<unknown, Fault>, _now: LocalMs): void {
    const question = this.questions.get(id);
    this.questions.delete(id);
    if (question === undefined || !reply.ok) return;
    const { topic, isHistory } = question;
    const health = this.health(topicKey(topic));
    if (health === undefined) return;
    // The stream came back while the answer was under way: it knows better.
    if (!isHistory && health.isLineUp && health.hasSnapshot && topic.kind !== 'trades' && topic.kind !== 'candles') return;
    const event = eventOfReply(topic, isHistory, reply.value);
    if (event !== undefined) this.hands.emit(event, 'rest');
    else
      this.hands.report(
        { code: 'frame-malformed', next: 'resync', venue: this.id, detail: 'a REST answer that is not what the exchange documents' },
        topicKey(topic),
      );
  }

  private request(question: Question, path: string | undefined): number | null {
    if (path === undefined) return null;
    const id = ++this.asked;
    this.questions.set(id, question);
    this.hands.request(id, path);
    return id;
  }

  private place(channel: Channel, now: LocalMs): void {
    const room = [...this.openLines.values()].find(
      (line) => !channel.fullLines.has(line.name) && line.subscriptions.channels.size < line.subscriptions.limit,
    );
    if (room !== undefined || channel.fullLines.size < MOST_LINES) {
      (room ?? this.openLine()).subscriptions.add(channel, now);
      return;
    }
    // The exchange has no room at all just now; more sockets would not change that.
    channel.fullLines.clear();
    const [line] = this.openLines.values();
    line?.subscriptions.add(channel, now, FULL_MS);
  }

  private openLine(): Line {
    let n = 1;
    while (this.openLines.has(`public-${n}`)) n++;
    const line = new Line(`public-${n}`, this.id, this.hands, (channel, now) => this.place(channel, now));
    this.openLines.set(line.name, line);
    this.hands.open(line.name, HOSTS.publicWs);
    return line;
  }

  private giveUp(line: Line, now: LocalMs): void {
    line.closed(now);
    this.openLines.delete(line.name);
    this.hands.close(line.name);
  }

  private lineOf(channel: Channel): Line | undefined {
    return [...this.openLines.values()].find((line) => line.subscriptions.channels.has(channel));
  }

  private forget(ask: Ask): void {
    this.channels.delete(JSON.stringify(ask));
  }
}
