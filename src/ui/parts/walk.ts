/** What the arrows walk along: a row from left to right, a column from top to bottom. */
type Axis = 'row' | 'column';

/** Which of `count` a key leads to from the one `at` (-1: none); round at the ends, `Home` and `End` to them. Null: the key leads nowhere. */
export function walkTo(key: string, at: number, count: number, axis: Axis): number | null {
  if (count === 0) return null;
  const isRow = axis === 'row';
  if (isRow ? key === 'ArrowRight' : key === 'ArrowDown') return (at + 1) % count;
  if (isRow ? key === 'ArrowLeft' : key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

type Press = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Its key means something else: the browser's own, or a shortcut. */
export const isWithOthers = (press: Press): boolean => press.ctrlKey || press.metaKey || press.altKey;
