import type { EngineState } from '../../client/terminal';
import type { TopicStatus } from '../../domain/freshness';
import type { Text } from '../words/t';

const WHY = {
  starting: 'the engine is starting',
  lost: 'the engine does not answer',
  outdated: 'another version of Tapedeck has taken over: reload this tab',
  unsupported: 'this browser cannot run the engine',
} as const satisfies Readonly<Record<Exclude<EngineState['phase'], 'ready'>, Text>>;

/** Why nothing on the screen can be live, in English as the engine's own words are; null where the engine is there. */
export function engineTrouble(engine: EngineState): string | null {
  return engine.phase === 'ready' ? null : (engine.why ?? WHY[engine.phase]);
}

/**
 * What this tab may claim of a topic. A status is the engine's word, given at some moment: without an engine that answers
 * it is only the last one known, so nothing is live, being verified or in maintenance any more.
 */
export function effectiveStatus(status: TopicStatus, engine: EngineState): TopicStatus {
  const reason = engineTrouble(engine);
  if (reason === null) return status;
  const state = status.state === 'offline' || status.dataAt === null ? 'offline' : 'stale';
  return { ...status, state, reason };
}
