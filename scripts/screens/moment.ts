/** When all pictures begin: a quiet Thursday, so that day and week on the axis are known. */
export const BEGIN_MS = Date.UTC(2026, 10, 26, 14, 0, 0);
/** On it a page asks the engine's clock to go so many milliseconds further, and hears when it has: `{ by }`, `{ now }`. */
export const CHANNEL = 'tapedeck/stepped-clock';
