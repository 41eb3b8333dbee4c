import type { LocalMs } from '../../domain/units';

const KEPT = 5;

/** Round-trip time and clock offset out of our own pings. */
export class ClockOffset {
  roundTrips = 0;
  /** Exchange clock minus ours, by the fastest of the last five answers: an offset is off by half its round trip at the most. Read for every frame. */
  offsetMs: number | null = null;
  private readonly samples: { readonly roundTripMs: number; readonly offsetMs: number }[] = [];

  /** `serverMs` is what the exchange's clock said while the ping was out. */
  add(sentAt: LocalMs, receivedAt: LocalMs, serverMs: number): void {
    this.samples.push({ roundTripMs: receivedAt - sentAt, offsetMs: serverMs - (sentAt + receivedAt) / 2 });
    this.roundTrips++;
    if (this.samples.length > KEPT) this.samples.shift();
    this.offsetMs = this.samples.reduce((best, sample) => (sample.roundTripMs <= best.roundTripMs ? sample : best)).offsetMs;
  }

  get roundTripMs(): number | null {
    return this.samples.at(-1)?.roundTripMs ?? null;
  }

  /** Either clock may have been set since: what was measured says nothing any more. */
  forget(): void {
    this.samples.length = 0;
    this.offsetMs = null;
  }
}
