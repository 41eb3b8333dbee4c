/** Where a fill is drawn: the tip of its triangle. Px from the top left of the plot. */
export interface FillSpot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly isBuy: boolean;
}

/** Half the width of a triangle, and half its height. */
export const HALF = 4;
/** A pointer this near to a triangle means it. */
const REACH_PX = 4;

/** Up to its price points a buy, down to it a sell. */
export const middleOf = ({ y, isBuy }: Pick<FillSpot, 'y' | 'isBuy'>): number => y + (isBuy ? HALF : -HALF);

/** The fills whose triangles are under a point, in the order of the list: all of them, since one may cover others. */
export function fillsUnder(spots: readonly FillSpot[], x: number, y: number): readonly string[] {
  const far = HALF + REACH_PX;
  return spots.filter((spot) => Math.abs(spot.x - x) <= far && Math.abs(middleOf(spot) - y) <= far).map(({ id }) => id);
}

/** All of them in groups that are told together, from left to right: each has one that is in no group before, and what is under the same point. */
export function fillGroups(spots: readonly FillSpot[]): readonly (readonly string[])[] {
  const groups: (readonly string[])[] = [];
  const told = new Set<string>();
  for (const spot of [...spots].sort((a, b) => a.x - b.x)) {
    if (told.has(spot.id)) continue;
    const group = fillsUnder(spots, spot.x, middleOf(spot));
    for (const id of group) told.add(id);
    groups.push(group);
  }
  return groups;
}
