import type { NoticeKind } from './board';

/** A tone: where it begins (s), how high (Hz), how long (s). */
type Tone = readonly [at: number, hertz: number, length: number];

/** Told apart without looking: a buy rises, a sell falls, what went wrong is low and twice. */
const TONES: Readonly<Record<NoticeKind, readonly Tone[]>> = {
  buy: [
    [0, 660, 0.09],
    [0.1, 880, 0.14],
  ],
  sell: [
    [0, 880, 0.09],
    [0.1, 587, 0.14],
  ],
  reject: [
    [0, 196, 0.16],
    [0.22, 196, 0.22],
  ],
  unknown: [
    [0, 220, 0.16],
    [0.22, 196, 0.16],
    [0.44, 175, 0.22],
  ],
  trigger: [[0, 1_046, 0.1]],
  end: [[0, 440, 0.1]],
  lost: [
    [0, 294, 0.16],
    [0.22, 220, 0.3],
  ],
  back: [
    [0, 392, 0.09],
    [0.1, 523, 0.14],
  ],
  alert: [
    [0, 784, 0.09],
    [0.14, 1_046, 0.09],
    [0.28, 784, 0.09],
    [0.42, 1_046, 0.16],
  ],
  done: [[0, 523, 0.06]],
  note: [[0, 523, 0.06]],
};
/** Short, so that many are borne: a taker who bought is high, one who sold is low. */
const LARGE: Readonly<Record<'buy' | 'sell', readonly Tone[]>> = { buy: [[0, 1_319, 0.05]], sell: [[0, 330, 0.07]] };
const LOW_TONE_HZ = 300;

let audio: AudioContext | null = null;

/** A browser lets a page sound only once its user did something in it: to be called on a press. */
export function readySound(): void {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
}

/** Volume in per cent. Silent in a page that nobody has touched yet. */
export function playSound(kind: NoticeKind, volume: number): void {
  play(TONES[kind], volume);
}

/** A large trade of the market. */
export const playLarge = (side: 'buy' | 'sell', volume: number): void => play(LARGE[side], volume);

function play(tones: readonly Tone[], volume: number): void {
  if (audio === null || audio.state !== 'running') return;
  for (const tone of tones) sound(audio, tone, volume / 100);
}

function sound(context: AudioContext, [at, hertz, length]: Tone, loudness: number): void {
  const start = context.currentTime + at;
  const gain = context.createGain();
  const oscillator = context.createOscillator();
  oscillator.type = hertz < LOW_TONE_HZ ? 'triangle' : 'sine';
  oscillator.frequency.value = hertz;
  // Ears hear by ratios; a hard edge clicks.
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(Math.max(0.0002, 0.4 * loudness ** 2), start + 0.01);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + length + 0.02);
}
