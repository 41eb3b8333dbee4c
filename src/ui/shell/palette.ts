import { type Accessor, createRenderEffect, createSignal } from 'solid-js';
import { markRoot } from './mark-root';
import { loadPreferences, type Preferences, savePreferences } from './preferences';

type Palette = Pick<Preferences, 'palette' | 'up'>;

const [palette, setPalette] = createSignal<Palette>(loadPreferences());

/** The hues of side and direction. */
export const shownPalette: Accessor<Palette> = palette;

/** Kept for the next start. */
export function choosePalette(change: Partial<Palette>): void {
  setPalette((now) => ({ ...now, ...change }));
  savePreferences(change);
}

/** Mark the page: the hues are tokens. */
export function createPalette(): void {
  createRenderEffect(() => markRoot({ palette: palette().palette, up: palette().up }));
}
