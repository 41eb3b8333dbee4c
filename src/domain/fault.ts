import type { VenueId } from './instrument';
import type { LocalMs } from './units';

/**
 * What went wrong, as plain data. It crosses the worker boundary as a value. `next` says what the
 * caller may do; it is decided where the cause is known, so no layer above parses messages.
 * `detail` is for the user and the log, never for branching and never a secret.
 */
export type Fault =
  /** A frame that is not what the venue documents. The topic it belongs to is rebuilt. */
  | { code: 'frame-malformed'; next: 'resync'; venue: VenueId; detail: string }
  /** Frames were lost on this connection: everything on it is rebuilt. */
  | { code: 'sequence-gap'; next: 'resync'; venue: VenueId; detail: string }
  /** Our book and the venue's differ. */
  | { code: 'checksum-mismatch'; next: 'resync'; venue: VenueId; detail: string }
  /** A bid at or above an ask for longer than a burst explains. */
  | { code: 'book-crossed'; next: 'resync'; venue: VenueId; detail: string }
  /** The venue will not serve this: unknown pair, precision, channel. Asking again does not help. */
  | { code: 'topic-refused'; next: 'ask-user'; venue: VenueId; detail: string }
  /** The venue never answered. */
  | { code: 'no-answer'; next: 'resync'; venue: VenueId; detail: string }
  | { code: 'rate-limited'; next: 'wait'; venue: VenueId; until: LocalMs; detail: string }
  /** The venue speaks another version of its protocol than this program knows. */
  | { code: 'version-unknown'; next: 'ask-user'; venue: VenueId; detail: string }
  /** What the venue says of itself and of our requests, when it is none of the above. */
  | { code: 'venue-error'; next: 'ask-user'; venue: VenueId; detail: string }
  /** There is no REST route from here. */
  | { code: 'no-route'; next: 'ask-user'; venue: VenueId; detail: string }
  /** The page sent something the engine does not take. */
  | { code: 'call-refused'; next: 'ask-user'; detail: string }
  /** The engine would not let an order leave. `rule` says which of its rules; the words give figure and limit. */
  | { code: 'order-refused'; next: 'ask-user'; rule: RefusalRule; detail: string }
  /** No answer from the engine in time. */
  | { code: 'engine-silent'; next: 'wait'; detail: string }
  /** The browser's storage failed; viewing goes on. */
  | { code: 'storage-failed'; next: 'ask-user'; detail: string }
  /** The vault of the exchange's keys would not do it. `reason` says why; the words say what to do. */
  | { code: 'vault-refused'; next: 'ask-user'; reason: VaultRefusal; detail: string };

export type FaultCode = Fault['code'];

/** What keeps an order from leaving. */
export type RefusalRule =
  /** The account is not ready: loading, storage, kill switch, another engine. */
  | 'not-ready'
  /** Nothing of this tab may leave for an account with real money before the user has said so. */
  | 'not-armed'
  | 'killed'
  /** The book that the order is priced from cannot be trusted just now. */
  | 'book-not-live'
  /** What the instrument takes. */
  | 'instrument'
  | 'unsupported'
  | 'max-notional'
  | 'max-position'
  | 'max-open-orders'
  | 'orders-per-minute'
  | 'price-collar'
  | 'slippage'
  | 'daily-loss'
  /** What became of an order on the same side of the same pair is not known: say that another is wanted. */
  | 'unknown-order'
  /** One like it left a moment ago: say that another is wanted. */
  | 'same-intent'
  /** It could not be written down, so it was not sent. */
  | 'not-recorded'
  /** There is no such order, or it is not open. */
  | 'no-such-order'
  /** The word that arms the account again was another. */
  | 'wrong-word';

export type VaultRefusal =
  | 'no-vault'
  | 'vault-exists'
  | 'locked'
  /** The passphrase or the passkey is another one. */
  | 'wrong-key'
  /** After wrong ones: the next may be tried later. */
  | 'too-soon'
  | 'weak-passphrase'
  /** Its record was changed by something else than this program, or is of a version it does not know. */
  | 'damaged'
  | 'no-such-profile'
  /** The exchange's key was not taken: its shape, its permissions, or it stands here already. */
  | 'key-refused'
  /** It was tried and is not stored: what it may do is to be accepted first. */
  | 'key-warned'
  /** No number above the last one can be given. */
  | 'no-nonce'
  /** What derives a key did not answer. */
  | 'no-answer'
  | 'too-many';
