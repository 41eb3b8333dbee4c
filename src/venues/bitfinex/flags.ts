/** `conf` flags, each changing the shape of frames. Source: protocols, section 2.2. */
export const FLAG = {
  /** Server send time as last element of every array frame. */
  timestamp: 32_768,
  /** A counter a socket, before the timestamp. */
  sequence: 65_536,
  /** `cs` frames with the CRC-32 of each book. */
  checksum: 131_072,
  /** Several updates of a channel in one frame. Understood, never asked for. */
  bulk: 536_870_912,
} as const;

/** What is asked for, best first: a refusal (10050) tries the next. */
export const WANTED_FLAGS: readonly number[] = [FLAG.timestamp + FLAG.sequence + FLAG.checksum, FLAG.timestamp + FLAG.sequence, FLAG.sequence, 0];
