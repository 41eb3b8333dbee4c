import { createEffect, onCleanup } from 'solid-js';
import { hotkeyGroups, nearnessOf, panelWithKeys } from './hotkeys';
import { isCovered, isTypingIn } from './key-target';
import './key-outline.css';

const EVENTS = ['focusin', 'focusout', 'pointerover', 'pointerout'] as const;

/** Marks the panel that has the keys, as long as the owner lives. None while letters are letters. Called once, by the shell. */
export function createKeyOutline(): void {
  let marked: Element | null = null;
  let frame = 0;
  const look = (): void => {
    frame = 0;
    const isTyping = isTypingIn(document.activeElement) || isCovered();
    const next = isTyping ? undefined : panelWithKeys(hotkeyGroups(), nearnessOf)?.closest('[data-panel]');
    if (marked === (next ?? null)) return;
    marked?.removeAttribute('data-keys');
    next?.setAttribute('data-keys', '');
    marked = next ?? null;
  };
  const plan = (): void => {
    if (frame === 0) frame = requestAnimationFrame(look);
  };
  for (const name of EVENTS) document.addEventListener(name, plan, { passive: true });
  createEffect(() => {
    hotkeyGroups();
    plan();
  });
  onCleanup(() => {
    for (const name of EVENTS) document.removeEventListener(name, plan);
    cancelAnimationFrame(frame);
    marked?.removeAttribute('data-keys');
  });
}
