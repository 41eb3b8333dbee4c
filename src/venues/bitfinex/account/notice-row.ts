/** The exchange's word on a request. Source: protocols, section 5.7. */
import { plainText } from '../../../domain/text';
import type { VenueMs } from '../../../domain/units';
import { isNumber, isRow } from '../rows';
import { idOrNull } from './order-row';

/** An order that a request is about, as far as a notice says: on a refusal little more than the client's own number is dependable. */
export interface NoticeSubject {
  readonly id: number | null;
  readonly clientId: number | null;
  readonly symbol: string | null;
}

export interface WireNotice {
  readonly at: VenueMs | null;
  /** `on-req`, `ou-req`, `oc-req`, `oc_multi-req`, `ox_multi-req`, and others that nobody here waits for. */
  readonly type: string;
  /** Of a batch each of its orders. */
  readonly subjects: readonly NoticeSubject[];
  readonly code: number | null;
  /** Accepted for processing, and no more than that. Anything but SUCCESS is a refusal. */
  readonly isAccepted: boolean;
  readonly text: string;
}

/** `[MTS, TYPE, MESSAGE_ID, null, NOTIFY_INFO, CODE, STATUS, TEXT]` */
export function noticeOf(row: unknown): WireNotice | undefined {
  if (!isRow(row) || typeof row[1] !== 'string') return undefined;
  return {
    at: timeOf(row[0]),
    type: plainText(row[1], 40),
    subjects: subjectsOf(row[4]),
    code: isNumber(row[5]) ? row[5] : null,
    isAccepted: row[6] === 'SUCCESS',
    text: plainText(row[7], 400),
  };
}

/** Seconds with a fraction on some notices, milliseconds on others. */
function timeOf(value: unknown): VenueMs | null {
  if (!isNumber(value) || value <= 0) return null;
  return (value < 1e11 ? Math.round(value * 1000) : value) as VenueMs;
}

function subjectsOf(info: unknown): readonly NoticeSubject[] {
  if (!isRow(info) || info.length === 0) return [];
  if (isRow(info[0])) return info.flatMap(subjectsOf);
  return [{ id: idOrNull(info[0]), clientId: idOrNull(info[2]), symbol: typeof info[3] === 'string' ? info[3] : null }];
}
