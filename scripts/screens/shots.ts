import type { PresetName } from '../../src/ui/layout/presets';

/** One picture of the app: what is shown, in which window. */
export interface Shot {
  /** Of its file, without `.png`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for one of the page. */
  readonly scale: number;
  readonly theme: 'dark' | 'light' | 'contrast';
  readonly preset: PresetName;
}

const SIZES = [
  { name: 'desk-1366', width: 1366, height: 768, scale: 1 },
  { name: 'desk-1920', width: 1920, height: 1080, scale: 1 },
  { name: 'desk-2560', width: 2560, height: 1440, scale: 1 },
  { name: 'phone-390', width: 390, height: 844, scale: 2 },
] as const;
const THEMES = ['dark', 'light', 'contrast'] as const;
const OTHER_PRESETS = ['scalper', 'chart', 'four', 'watch'] as const;

/** A first visit in every size and theme. */
export const FIRST_VISITS: readonly Shot[] = SIZES.flatMap((size) =>
  THEMES.map((theme) => ({ ...size, name: `${size.name}-${theme}`, theme, preset: 'standard' as const })),
);

/** Each preset of a desk, and the phone: `tests/e2e/looks.spec.ts` compares what is built with these pictures. */
export const PRESET_SHOTS: readonly Shot[] = [
  ...FIRST_VISITS.filter(({ name }) => ['desk-1366-dark', 'phone-390-dark'].includes(name)),
  ...OTHER_PRESETS.map((preset) => ({ name: `${preset}-1366-dark`, width: 1366, height: 768, scale: 1, theme: 'dark' as const, preset })),
];

export const ALL_SHOTS: readonly Shot[] = [...new Set([...FIRST_VISITS, ...PRESET_SHOTS])];
