import { type Accessor, createRenderEffect, createSignal } from 'solid-js';
import { markRoot } from './mark-root';
import { loadPreferences, type Preferences, savePreferences } from './preferences';

type Density = Preferences['density'];

const [density, setDensity] = createSignal<Density>(loadPreferences().density);

/** How close rows stand. */
export const shownDensity: Accessor<Density> = density;

/** Kept for the next start. */
export function chooseDensity(next: Density): void {
  setDensity(next);
  savePreferences({ density: next });
}

export const toggleDensity = (): void => chooseDensity(density() === 'compact' ? 'comfortable' : 'compact');

/** Mark the page, from before its rows are made: the heights are tokens. */
export function createDensity(): void {
  createRenderEffect(() => markRoot({ density: density() }));
}
