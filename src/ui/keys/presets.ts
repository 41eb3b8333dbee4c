import type { Bindings } from '../parts/bindings';
import type { PlainText } from '../words/t';

/** What differs from the usual keys. */
export const KEY_PRESETS: readonly { readonly name: PlainText; readonly words: PlainText; readonly bindings: Bindings }[] = [
  { name: 'Standard', words: 'As usual', bindings: {} },
  {
    name: 'Like TradingView',
    words: 'Alt with a letter, as on its charts',
    bindings: {
      search: 'Mod+k',
      palette: 'Mod+Shift+k',
      alert: 'Alt+a',
      watch: 'Alt+w',
      'chart now': 'Alt+Shift+ArrowRight',
      zone: 'Alt+u',
      theme: 'Alt+t',
    },
  },
  {
    name: 'Scalper',
    words: 'One hand, single keys: they send orders once they are armed',
    bindings: {
      'order buy': 'q',
      'order sell': 'e',
      'order cancel last': 'x',
      'order cancel pair': 'z',
      'order arm': 'g',
    },
  },
];

/** The preset that these are; null: none, they are the user's own. */
export function presetOf(bindings: Bindings): string | null {
  const ids = Object.keys(bindings);
  const found = KEY_PRESETS.find(
    (preset) => Object.keys(preset.bindings).length === ids.length && ids.every((id) => preset.bindings[id] === bindings[id]),
  );
  return found?.name ?? null;
}
