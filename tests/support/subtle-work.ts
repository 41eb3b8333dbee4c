/**
 * Cryptography that is done beside this thread. A test's clock that did not wait for it would run past time limits on a busy
 * machine, and the program would rightly do what it does at a time limit.
 */
const underWay = new Set<Promise<unknown>>();

const METHODS = ['decrypt', 'deriveBits', 'deriveKey', 'digest', 'encrypt', 'generateKey', 'importKey', 'sign', 'unwrapKey', 'wrapKey'] as const;

type Method = (this: SubtleCrypto, ...args: never) => Promise<unknown>;
const methods = SubtleCrypto.prototype as unknown as Record<(typeof METHODS)[number], Method>;

for (const name of METHODS) {
  const method = methods[name];
  methods[name] = function (...args) {
    const work = method.apply(this, args);
    const over = (): void => void underWay.delete(kept);
    const kept: Promise<void> = work.then(over, over);
    underWay.add(kept);
    return work;
  };
}

/** Whether there was any to wait for. */
export async function subtleWorkDone(): Promise<boolean> {
  if (underWay.size === 0) return false;
  await Promise.all(underWay);
  return true;
}
