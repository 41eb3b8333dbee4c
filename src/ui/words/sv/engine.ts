/** What the engine and the venues say: a text has names where the engine puts values. */
export const engine = {};
