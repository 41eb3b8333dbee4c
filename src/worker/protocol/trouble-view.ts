import type { Trouble } from '../../domain/trouble';
import type { LocalMs } from '../../domain/units';

/** Trouble that the user makes on purpose just now. */
export interface TroubleView {
  readonly kind: Trouble;
  /** When it ends by itself; null: once the user ends it, or this engine. */
  readonly endsAt: LocalMs | null;
}

/** How long trouble can last where it ends by itself. */
export const TROUBLE_SECONDS = [30, 120] as const;
