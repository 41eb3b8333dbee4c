import { createRoot } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { createDockKeys } from '../../../src/ui/dock/dock-keys';
import { createHotkeyListener, createHotkeys } from '../../../src/ui/parts/hotkeys';

afterEach(() => vi.unstubAllGlobals());

/** What is pressed comes from the page, as it does once what had the focus in a dialog is gone. */
function pageWith(hasDialog: boolean, start: () => void): (key: string) => void {
  const listeners: ((event: unknown) => void)[] = [];
  vi.stubGlobal('Element', class {});
  vi.stubGlobal('document', {
    querySelector: (selector: string) => (hasDialog && selector === 'dialog:modal' ? {} : null),
    addEventListener: (_: string, listener: (event: unknown) => void) => listeners.push(listener),
    removeEventListener: () => undefined,
  });
  vi.stubGlobal('window', { addEventListener: () => undefined, removeEventListener: () => undefined });
  createRoot(start);
  return (key) => {
    for (const listener of listeners)
      listener({
        key,
        code: '',
        target: null,
        altKey: false,
        ctrlKey: false,
        metaKey: false,
        shiftKey: false,
        repeat: false,
        defaultPrevented: false,
        isComposing: false,
        getModifierState: () => false,
        preventDefault: () => undefined,
      });
  };
}

test('under a dialog no key does anything, wherever the focus went', () => {
  for (const [hasDialog, times] of [
    [false, 1],
    [true, 0],
  ] as const) {
    const run = vi.fn();
    const press = pageWith(hasDialog, () => {
      createHotkeys('Orders by key', [{ key: 'f', label: 'Flatten', run }]);
      createHotkeyListener();
    });
    press('f');
    expect(run).toHaveBeenCalledTimes(times);
  }
});

test('under a dialog the desk has no keys either: Esc closes the dialog', () => {
  for (const [hasDialog, times] of [
    [false, 1],
    [true, 0],
  ] as const) {
    const onMaximise = vi.fn();
    const press = pageWith(hasDialog, () => {
      createDockKeys({ maximised: () => 'chart', onMaximise } as unknown as Parameters<typeof createDockKeys>[0]);
    });
    press('Escape');
    expect(onMaximise).toHaveBeenCalledTimes(times);
  }
});
