/** `npx tsx scripts/font.ts`: cuts the interface's font out of Inter (OFL): Latin letters, figures and the signs that the interface uses. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const SOURCE = 'node_modules/@fontsource-variable/inter';
const MOST_BYTES = 20_000;

const latin = Array.from({ length: 0x7e - 0x20 + 1 }, (_, i) => String.fromCodePoint(0x20 + i)).join('');
/** No-break space, true minus, dashes, quotes, dots and signs that stand in texts of the interface. */
const signs = '\u00a0−–—‘’“”…·×±°™©';
const whole = readFileSync(`${SOURCE}/files/inter-latin-wght-normal.woff2`);
const font = await subsetFont(whole, latin + signs, {
  targetFormat: 'woff2',
  // One weight axis, from plain to bold: thinner and heavier ones are not used.
  // Figures of one width, and what joins letters well. The alternates of the other features are a third of the file, and nothing shows them.
  keepFeatures: ['tnum', 'lnum', 'kern'],
  variationAxes: { wght: { min: 400, max: 700 } },
});
if (font.byteLength > MOST_BYTES) throw new Error(`The font has ${font.byteLength} bytes; ${MOST_BYTES} are allowed.`);
mkdirSync('public/fonts', { recursive: true });
writeFileSync('public/fonts/inter-tapedeck.woff2', font);
copyFileSync(`${SOURCE}/LICENSE`, 'public/fonts/OFL.txt');
console.log(`public/fonts/inter-tapedeck.woff2: ${font.byteLength} bytes`);
