import type { Session } from './session';

/** Counts how much of its life the engine's sockets were open, and each round trip once. Simulated markets count for nothing. */
export class Uptime {
  private open = 0;
  private wanted = 0;
  private readonly counted = new Map<string, number>();

  constructor(private readonly roundTripWas: (ms: number) => void) {}

  /** Part of the looks at which a socket was wanted, 0 to 1; null: none was. */
  get share(): number | null {
    return this.wanted === 0 ? null : this.open / this.wanted;
  }

  look(sessions: Iterable<Session>): void {
    for (const session of sessions) {
      if (session.entry.restHost === null) continue;
      const { phase } = session.link();
      if (phase === 'idle' || phase === 'off') continue;
      this.wanted++;
      if (phase === 'open') this.open++;
      for (const { line, roundTripMs, roundTrips } of session.venue.lines()) {
        const name = `${session.entry.id} ${line}`;
        if (roundTripMs === null || this.counted.get(name) === roundTrips) continue;
        this.counted.set(name, roundTrips);
        this.roundTripWas(roundTripMs);
      }
    }
  }
}
