import type { Fault } from '../../domain/fault';

/** A refusal in the words of whoever refused. */
export const faultWords = (fault: Fault): string => ('detail' in fault && fault.detail !== '' ? fault.detail : fault.code);

/** What was a part of one, as a sentence. */
export const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
