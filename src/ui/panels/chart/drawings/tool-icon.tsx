import type { JSX } from 'solid-js';

const PATHS = {
  horizontal: 'M1.500 8h13M8 6.500v3',
  trend: 'M3 13 13 3M2 13h2v-1M12 4h2V3',
  ray: 'M3 13 14.500 1.500M2 12h2v2H2z',
  rectangle: 'M2.500 4h11v8h-11z',
  fibonacci: 'M2 3h12M2 7h12M2 10h12M2 13h12',
  measure: 'M3 13V3M3 13h10M3 3 1.500 5M3 3l1.500 2M13 13l-2-1.500M13 13l-2 1.500',
  magnet: 'M4 2.500v5.500a4 4 0 0 0 8 0V2.500M4 5h2.500M9.500 5H12M6.500 2.500v5.500a1.500 1.500 0 0 0 3 0V2.500',
  list: 'M5.500 4h8M5.500 8h8M5.500 12h8M2.500 4h.01M2.500 8h.01M2.500 12h.01',
  undo: 'M5.500 3 2.500 6l3 3M2.500 6h7a4 4 0 0 1 0 7.500H6',
  delete: 'M3 4.500h10M6 4.500V3h4v1.500M4.500 4.500l.700 9h5.600l.700-9',
  close: 'M3.500 3.500l9 9M12.500 3.500l-9 9',
} as const;

export function ToolIcon(props: { name: keyof typeof PATHS }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[props.name]} />
    </svg>
  );
}
