import type { TopicHealth } from '../../domain/freshness';
import type { InstrumentId } from '../../domain/instrument';
import { type Topic, type TopicKey, topicKey } from '../../domain/topic';
import type { MarketTrouble } from '../../domain/trouble';
import type { LocalMs } from '../../domain/units';
import type { Hands, Moods, Venue } from '../venue';
import { Desk } from './desk';
import { freshHealth } from './feeds';
import { SIMULATED, simulatedId } from './instruments';
import { SIM_PAIRS } from './pairs';
import { REGIMES, type Regime } from './regimes';
import { Troubled } from './trouble';

export interface SimulatedVenue extends Venue {
  /** Put every pair into one regime, now; `scheduled` gives them back to chance. */
  setRegime(regime: Regime | 'scheduled'): void;
}

/** A market that needs nothing but a clock. Seed and times decide all that happens. */
export function makeSimulatedVenue(hands: Hands, options: { readonly seed: number }): SimulatedVenue {
  return new SimulatedMarket(hands, options.seed);
}

class SimulatedMarket implements SimulatedVenue {
  readonly id = SIMULATED;
  readonly source = 'simulated';
  readonly connectLimit = null;
  readonly moods: Moods = {
    names: REGIMES,
    chosen: () => this.forced,
    choose: (mood) => {
      const regime = mood === null ? 'scheduled' : REGIMES.find((one) => one === mood);
      if (regime !== undefined) this.setRegime(regime);
      return regime !== undefined;
    },
  };
  private readonly troubled = new Troubled((fault) => this.hands.report(fault, undefined));
  private readonly desks = new Map<InstrumentId, Desk>();
  private readonly refused = new Map<TopicKey, TopicHealth>();
  private forced: Regime | null = null;

  constructor(
    private readonly hands: Hands,
    private readonly seed: number,
  ) {}

  follow(topic: Topic, now: LocalMs): void {
    const key = topicKey(topic);
    if (this.health(key) !== undefined) return;
    if (topic.kind === 'liquidations' || topic.kind === 'status') {
      this.refuse(key, 'the simulated market has no perpetuals', now);
      return;
    }
    const desk = this.deskOf(topic.instrument, now);
    if (desk?.follow(topic, now, this.troubled.isStill) !== true) this.refuse(key, 'the simulated market does not have this pair', now);
    else this.troubled.meet(desk);
  }

  unfollow(topic: Topic, _now: LocalMs): void {
    const key = topicKey(topic);
    this.refused.delete(key);
    for (const desk of this.desks.values()) desk.unfollow(key);
  }

  tick(now: LocalMs): void {
    if (this.troubled.isStill) return;
    for (const desk of this.desks.values()) if (desk.isFollowed()) desk.tick(now);
    this.troubled.tick(this.desks.values(), now);
    for (const health of this.refused.values()) health.proofAt = now;
  }

  health(key: TopicKey): TopicHealth | undefined {
    const refused = this.refused.get(key);
    if (refused !== undefined) return refused;
    for (const desk of this.desks.values()) {
      const feed = desk.feed(key);
      if (feed !== undefined) return feed.health;
    }
    return undefined;
  }

  makeTrouble(trouble: MarketTrouble | null, now: LocalMs): void {
    this.troubled.choose(trouble, this.desks.values(), now);
  }

  setRegime(regime: Regime | 'scheduled'): void {
    this.forced = regime === 'scheduled' ? null : regime;
    for (const desk of this.desks.values()) desk.force(this.forced);
  }

  lines(): readonly [] {
    return [];
  }

  poll(): null {
    return null;
  }

  history(): null {
    return null;
  }

  lineOpened(): void {}

  lineClosed(): void {}

  received(): void {}

  replied(): void {}

  private refuse(key: TopicKey, trouble: string, now: LocalMs): void {
    this.refused.set(key, { ...freshHealth(), proofAt: now, isRefused: true, trouble });
  }

  private deskOf(id: InstrumentId, now: LocalMs): Desk | undefined {
    const known = this.desks.get(id);
    if (known !== undefined) return known;
    const rank = SIM_PAIRS.findIndex((pair) => simulatedId(pair) === id);
    const pair = SIM_PAIRS[rank];
    if (pair === undefined) return undefined;
    const desk = new Desk(pair, rank, this.seed, this.forced, now, (event) => this.hands.emit(event));
    this.desks.set(id, desk);
    return desk;
  }
}
