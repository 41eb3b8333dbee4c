import type { JSX } from 'solid-js';
import './icon.css';

const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 14 14',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  plus: 'M8 3v10M3 8h10',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  onward: 'M4 4l4 4-4 4M8.500 4l4 4-4 4',
  theme: 'M8 2.5a5.5 5.5 0 1 0 0 11z M8 2.5a5.5 5.5 0 0 1 0 11',
  keys: 'M1.5 4h13v8h-13zM4 6.7h.01M7 6.7h.01M10 6.7h.01M12.4 6.7h.01M5 9.5h6',
  chart: 'M4 3v10M4 5H2.5v5h3V5zM11 3v10M11 4.5H9.500v6h3v-6z',
  book: 'M2 3.500h7M2 6.500h10M2 9.500h12M2 12.500h5',
  trades: 'M2.500 5.500h10M10 2.500l3 3-3 3M13.500 11h-10M6 8.200 3 11l3 3',
  watch: 'M2.500 4.500h.01M5.500 4.500h8M2.500 8h.01M5.500 8h8M2.500 11.500h.01M5.500 11.500h8',
  desk: 'M2.500 3h11v10h-11zM2.500 9.500h11M9.500 3v6.500',
  link: 'M6.500 9.500l3-3M7 5l1.200-1.200a2.600 2.600 0 0 1 4 4L11 9M9 11l-1.200 1.200a2.600 2.600 0 0 1-4-4L5 7',
  pin: 'M6 2.500h4M7 2.500v4.500L4.500 9.500h7L9 7V2.500M8 9.500v4.500',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  ticket: 'M3 2.500h10v11H3zM5.500 5.500h5M5.500 8h5M5.500 10.500h2.500',
  orders: 'M2.500 3.500h2v2h-2zM7 4.500h6.500M2.500 7h2v2h-2zM7 8h6.500M2.500 10.500h2v2h-2zM7 11.500h6.500',
  story: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M8 5v3.200l2.200 1.300',
  edit: 'M3 13l.6-2.600 7-7 2 2-7 7z',
  vault: 'M3.500 7.500h9v6h-9zM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500',
  eye: 'M1.500 8C4.500 3.200 11.500 3.200 14.500 8 11.500 12.800 4.500 12.800 1.500 8zM8 6.200a1.800 1.800 0 1 0 0 3.600 1.800 1.800 0 0 0 0-3.600',
  hidden: 'M1.500 8C4.500 3.200 11.500 3.200 14.500 8 11.500 12.800 4.500 12.800 1.500 8zM3 13.500l10-11',
  settings: 'M2 4.500h6M11 4.500h3M9.500 3v3M2 11.500h3M8 11.500h6M6.500 10v3',
  unlocked: 'M3.500 7.500h9v6h-9zM5.500 7.500V4.500a2.500 2.500 0 0 1 4.800-1',
} as const;

export type IconName = keyof typeof PATHS;
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

/** A small drawing beside words, or in a button that has a name of its own. */
export function Icon(props: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[props.name]} />
    </svg>
  );
}
