import type { JSX } from 'solid-js';
import { TRUST_DRAWINGS } from './trust-drawings';
import type { TrustSign } from './trust-words';

/** The sign of a state of trust. Always beside its word. */
export function TrustSignMark(props: { sign: TrustSign }): JSX.Element {
  return (
    <svg class="trust-sign" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path class="trust-sign-line" d={TRUST_DRAWINGS[props.sign].line} />
      <path class="trust-sign-fill" d={TRUST_DRAWINGS[props.sign].fill} />
    </svg>
  );
}
