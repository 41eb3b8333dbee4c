import type { Fault } from '../domain/fault';

/** A call that is not served, and why, in the user's words. */
export const refused = (detail: string): Fault => ({ code: 'call-refused', next: 'ask-user', detail });
