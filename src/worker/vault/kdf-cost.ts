import type { KdfCost } from '../protocol/kdf-message';

/** The least that OWASP's cheat sheet on storing passwords (2026-08) allows: 19 MiB in two passes, or 46 MiB in one. */
export const LEAST_COST: KdfCost = { memoryKiB: 19 * 1024, passes: 2 };
export const USUAL_COST: KdfCost = { memoryKiB: 64 * 1024, passes: 3 };
/** From slow machines to usual ones. */
const STEPS: readonly KdfCost[] = [USUAL_COST, { memoryKiB: 46 * 1024, passes: 2 }, LEAST_COST];

const SHORTEST_MS = 500;
const LONGEST_MS = 1_500;
/** What a file may make this machine do before it is known to be the user's. */
export const MOST_MEMORY_KIB = 256 * 1024;
export const MOST_PASSES = 16;

const work = ({ memoryKiB, passes }: KdfCost): number => memoryKiB * passes;

export const isEnough = ({ memoryKiB, passes }: KdfCost): boolean =>
  (memoryKiB >= 46 * 1024 && passes >= 1) || (memoryKiB >= 19 * 1024 && passes >= 2);

/** What this machine does in half a second to one and a half, going by a run of `measured` that took `ms`; never less than the least. */
export function costFor(measured: KdfCost, ms: number): KdfCost {
  const msPerWork = Math.max(ms, 0.01) / work(measured);
  const step = STEPS.find((cost) => work(cost) * msPerWork <= LONGEST_MS) ?? LEAST_COST;
  if (step !== USUAL_COST || work(step) * msPerWork >= SHORTEST_MS) return step;
  return { ...step, passes: Math.min(MOST_PASSES, Math.ceil(SHORTEST_MS / msPerWork / step.memoryKiB)) };
}

/** What a vault is closed with when it is closed anew. `ms`: what `stored` took here; null: not known. It never shrinks. */
export function nextCost(stored: KdfCost, ms: number | null): KdfCost {
  const wanted = ms === null ? USUAL_COST : costFor(stored, ms);
  return work(wanted) > work(stored) && wanted.memoryKiB >= stored.memoryKiB ? wanted : stored;
}

/** Whether a vault that a slow machine closed is to be closed better. */
export const isUpgradeDue = (stored: KdfCost, ms: number): boolean => work(stored) < work(USUAL_COST) && work(nextCost(stored, ms)) > work(stored);
