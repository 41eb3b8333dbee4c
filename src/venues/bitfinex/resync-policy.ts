import type { LocalMs } from '../../domain/units';
import type { Channel } from './channel';

const WINDOW_MS = 300_000;

/**
 * How long to wait before a channel is asked for again: at once, then 5 s, then a minute each time, counted
 * over five minutes. One bad book must not become a storm, and not take the other books of its socket with it.
 * Records the resync.
 */
export function resyncDelayMs(channel: Channel, now: LocalMs): number {
  channel.resyncs = channel.resyncs.filter((at) => at <= now && now - at < WINDOW_MS);
  channel.resyncs.push(now);
  const count = channel.resyncs.length;
  return count === 1 ? 0 : count === 2 ? 5_000 : 60_000;
}

/** Waiting out a minute: a new connection does not shorten it. (A wait that a clock set back made longer does not count.) */
export function isParked(channel: Channel, now: LocalMs): boolean {
  const waitMs = channel.askAt - now;
  return waitMs > 5_000 && waitMs <= 60_000;
}
