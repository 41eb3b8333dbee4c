import type { DerivativeStatus, Liquidation } from '../../domain/derivative';
import type { MarketEvent } from '../../domain/market-event';
import type { Ticker } from '../../domain/ticker';
import type { TopicContent } from '../protocol/stored-snapshot';
import type { TopicChange } from '../protocol/stream-message';
import type { TopicFold } from './topic-entry';

/** Content of which only the latest counts and which is told whole. Its change and its stored form are one object. */
abstract class LatestFold<T extends TopicChange & TopicContent> implements TopicFold {
  protected latest: T | null = null;
  private revision = 0;

  protected abstract fold(event: MarketEvent): T | null;

  apply(event: MarketEvent, _via: 'socket' | 'rest', revision: number): boolean {
    const latest = this.fold(event);
    if (latest === null) return false;
    this.latest = latest;
    this.revision = revision;
    return true;
  }

  changeSince(revision: number): TopicChange | null {
    return this.revision > revision ? this.latest : null;
  }

  content(): TopicContent | null {
    return this.latest;
  }

  restore(content: TopicContent, revision: number): boolean {
    if (!this.isOwn(content)) return false;
    this.latest = content;
    this.revision = revision;
    return true;
  }

  missingBefore(): null {
    return null;
  }

  protected abstract isOwn(content: TopicContent): content is T;
}

type TickerTold = { kind: 'ticker'; ticker: Ticker };
export class TickerFold extends LatestFold<TickerTold> {
  protected fold(event: MarketEvent): TickerTold | null {
    return event.kind === 'ticker' ? { kind: 'ticker', ticker: event.ticker } : null;
  }

  protected isOwn(content: TopicContent): content is TickerTold {
    return content.kind === 'ticker';
  }
}

type StatusTold = { kind: 'status'; status: DerivativeStatus };
export class StatusFold extends LatestFold<StatusTold> {
  protected fold(event: MarketEvent): StatusTold | null {
    return event.kind === 'status' ? { kind: 'status', status: event.status } : null;
  }

  protected isOwn(content: TopicContent): content is StatusTold {
    return content.kind === 'status';
  }
}

const KEPT = 100;
type LiquidationsTold = { kind: 'liquidations'; liquidations: readonly Liquidation[] };
/** The last hundred, newest first, each report once. */
export class LiquidationsFold extends LatestFold<LiquidationsTold> {
  protected fold(event: MarketEvent): LiquidationsTold | null {
    if (event.kind !== 'liquidations') return null;
    const byId = new Map((this.latest?.liquidations ?? []).map((l) => [l.id, l]));
    for (const liquidation of event.liquidations) byId.set(liquidation.id, liquidation);
    return { kind: 'liquidations', liquidations: [...byId.values()].sort((a, b) => b.at - a.at).slice(0, KEPT) };
  }

  protected isOwn(content: TopicContent): content is LiquidationsTold {
    return content.kind === 'liquidations';
  }
}
