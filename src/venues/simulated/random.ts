const GAUSS_SCALE = 1.7320508075688772;

/** Seeded pseudo-random numbers (sfc32): integer operations only, so every engine draws the same. `stream` separates users of one seed. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream: number) {
    this.a = seed | 0;
    this.b = stream | 0;
    this.c = Math.floor(seed / 4294967296) | 0;
    for (let i = 0; i < 15; i++) this.bits();
  }

  /** 32 bits, unsigned. */
  bits(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** From 0 up to, not including, 1. */
  unit(): number {
    return this.bits() / 4294967296;
  }

  /** An integer from 0 up to, not including, `n`. */
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }

  /** Near enough to a normal deviate: four uniform ones, mean 0, variance 1, never beyond ±3.5. */
  normal(): number {
    return (this.unit() + this.unit() + this.unit() + this.unit() - 2) * GAUSS_SCALE;
  }
}
