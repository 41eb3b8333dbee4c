/** The tabs that “back” leads through, the one on the screen last. None stands there twice: it never grows beyond all of them. */
export type Trail<Tab> = readonly [first: Tab, ...more: Tab[]];

/** To another tab. One that was passed is gone back to: what came after it is not on the way any more. */
export function visit<Tab>(trail: Trail<Tab>, tab: Tab): Trail<Tab> {
  const [first, ...more] = trail;
  const place = trail.indexOf(tab);
  return place < 0 ? [...trail, tab] : [first, ...more.slice(0, place)];
}

/** To the tab before; the first stays. */
export function stepBack<Tab>([first, ...more]: Trail<Tab>): Trail<Tab> {
  return [first, ...more.slice(0, -1)];
}

export const tabShown = <Tab>(trail: Trail<Tab>): Tab => trail.at(-1) as Tab;
