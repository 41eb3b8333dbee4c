import type { Fault } from '../../domain/fault';

/** A refusal in the words of whoever refused. */
export const faultWords = (fault: Fault): string => ('detail' in fault && fault.detail !== '' ? fault.detail : fault.code);
