/** What a page hears, kept until the bench asks. Update k of the paced book sets a size to k, so the largest size is the newest update. */
export interface Arrivals {
  /** Pairs: newest update, wall clock in ms. */
  readonly list: number[];
  /** Animation frames of the next so many ms: none in a page that is hidden. Not while anything is measured: frames cost. */
  framesIn(ms: number): Promise<number>;
}

export function makeArrivals(): Arrivals {
  return {
    list: [],
    framesIn: (ms) =>
      new Promise((resolve) => {
        let frames = 0;
        let id = 0;
        const count = (): void => {
          frames++;
          id = requestAnimationFrame(count);
        };
        id = requestAnimationFrame(count);
        setTimeout(() => {
          cancelAnimationFrame(id);
          resolve(frames);
        }, ms);
      }),
  };
}

export function arrived({ list }: Arrivals, newest: number): void {
  if (newest >= 1 && newest !== list.at(-2)) list.push(newest, performance.timeOrigin + performance.now());
}

/** The largest of each third number, from the second on: sizes of a book of price, size, count. */
export function newestIn(side: Float64Array): number {
  let newest = 0;
  for (let i = 1; i < side.length; i += 3) newest = Math.max(newest, side[i] as number);
  return newest;
}
