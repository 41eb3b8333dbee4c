import { MALFORMED, sendMalformed } from '../exchange/malformed';
import type { FakeClock } from '../support/fake-clock';
import type { ModelExchange, ModelSocket } from '../support/model-exchange';

export const FAULTS = [
  'drop',
  'black hole',
  'lost frame',
  'skipped number',
  'swapped frames',
  'duplicate',
  'corrupt level',
  'wrong checksum',
  'crossed',
  'malformed',
  'maintenance',
  'restart',
  'late acks',
  'latency',
] as const;
export type FaultName = (typeof FAULTS)[number];

/** Who must know what was done to a connection to tell what may be wrong from what must not. */
export interface FaultWitness {
  /** The client may rebuild so many books for it, at the most. */
  called(times: number): void;
  /** Books of this pair it follows. */
  booksOf(pair: string): number;
  /** From now on nothing passes there; later what it held comes. */
  silenced(socket: ModelSocket): void;
  heardAgain(socket: ModelSocket): void;
  gapped(socket: ModelSocket): void;
  corrupting(socket: ModelSocket, levels: number): void;
}

/** Faults of the network and the exchange, each at one moment of it. */
export class MarketFaults {
  readonly counts: Record<string, number> = {};
  readonly strikes: { readonly name: FaultName; readonly at: number }[] = [];

  constructor(
    private readonly exchange: ModelExchange,
    private readonly clock: FakeClock,
    private readonly random: () => number,
    private readonly pairs: readonly string[],
    private readonly witness: FaultWitness,
  ) {}

  /** One of them, by chance. Nothing where no connection is there to strike. */
  strike(): void {
    this.strikeWith(FAULTS[Math.floor(this.random() * FAULTS.length)] as FaultName);
  }

  /** The last ones, in words. */
  lately(): string {
    const now = this.clock.monotonic();
    return this.strikes
      .slice(-3)
      .map(({ name, at }) => `${name} ${Math.round((now - at) / 100) / 10} s ago`)
      .join(', ');
  }

  private strikeWith(name: FaultName): void {
    const { exchange, clock, witness } = this;
    const socket = exchange.open.findLast((s) => !s.isClosedByClient && !s.isHoled);
    const { session } = socket ?? {};
    if (socket === undefined || session === undefined || session === null) return;
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    this.strikes.push({ name, at: clock.monotonic() });
    const gap = (): void => {
      witness.called(1);
      witness.gapped(socket);
    };
    const pair = this.pairs[Math.floor(this.random() * this.pairs.length)] as string;
    switch (name) {
      case 'drop':
        socket.reset();
        return;
      case 'black hole':
        socket.flush();
        witness.silenced(socket);
        socket.isHoled = true;
        witness.called(1);
        // What it held comes late, to nobody.
        clock.after(25_000, () => {
          socket.isHoled = false;
          witness.heardAgain(socket);
          socket.flush();
        });
        return;
      case 'lost frame':
        session.next.lose++;
        gap();
        return;
      case 'skipped number':
        session.next.skip++;
        gap();
        return;
      case 'swapped frames':
        session.next.reorder++;
        gap();
        return;
      case 'duplicate':
        session.next.duplicate++;
        gap();
        return;
      case 'corrupt level':
        session.next.corrupt++;
        witness.corrupting(socket, session.next.corrupt);
        witness.called(1);
        return;
      case 'wrong checksum':
        exchange.faults.wrongChecksums = { count: exchange.faults.wrongChecksums.count + 1, symbol: undefined };
        witness.called(1);
        return;
      case 'crossed': {
        const isLasting = this.random() < 0.5;
        exchange.control.cross(pair, isLasting);
        if (!isLasting) return;
        witness.called(witness.booksOf(pair));
        clock.after(1_800, () => exchange.control.uncross(pair));
        return;
      }
      case 'malformed': {
        const channels = [...session.channels.values()].filter((c) => c.isActive);
        const kind = MALFORMED[Math.floor(this.random() * MALFORMED.length)];
        const channel = channels[Math.floor(this.random() * channels.length)];
        if (kind !== undefined) sendMalformed(kind, session, channel);
        witness.called(1);
        return;
      }
      case 'maintenance':
        exchange.control.maintenance(true);
        clock.after(10_000 + this.random() * 20_000, () => exchange.control.maintenance(false));
        return;
      case 'restart':
        exchange.control.restart(0);
        witness.called(1);
        return;
      case 'late acks':
        exchange.ackLagMs = 500 + this.random() * 3_000;
        clock.after(20_000, () => {
          exchange.ackLagMs = 0;
        });
        socket.reset();
        return;
      case 'latency':
        exchange.latencyMs = 500 + this.random() * 1_500;
        clock.after(15_000, () => {
          exchange.latencyMs = 20;
        });
    }
  }
}
