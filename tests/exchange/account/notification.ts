import type { AccountFrame } from './login';

export const SUCCESS = 'SUCCESS';
export const ERROR = 'ERROR';

/** As on the wire: milliseconds, for some types seconds with a fraction, none for an order refused. */
function timeOf(type: string, status: string, at: number): number | null {
  if (type !== 'on-req') return at;
  return status === SUCCESS ? at / 1000 : null;
}

export function notification(type: string, info: unknown, status: string, text: string, at: number, code: number | null = null): AccountFrame {
  return { type: 'n', payload: [timeOf(type, status, at), type, null, null, info, code, status, text] };
}
