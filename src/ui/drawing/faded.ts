/** The same colour, this much of it. */
export function faded(rgba: string, part: number): string {
  return rgba.replace(/[\d.]+\)$/, (alpha) => `${Math.round(Number.parseFloat(alpha) * part * 1000) / 1000})`);
}
