import type { TrustSign } from './trust-words';

/** Drawn, not typed: fonts differ on these signs, and some show them as coloured pictures. */
export const TRUST_DRAWINGS: Readonly<Record<TrustSign, { readonly line: string; readonly fill: string }>> = {
  '●': { line: '', fill: 'M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8' },
  '◐': { line: 'M6 2.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7', fill: 'M6 2.500a3.500 3.500 0 0 0 0 7z' },
  '○': { line: 'M6 2.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7', fill: '' },
  '⟳': { line: 'M9.500 6a3.500 3.500 0 1 1-1.100-2.550M8.600 1.300v2.300H6.300', fill: '' },
  '⏸': { line: '', fill: 'M3 2h2v8H3zM7 2h2v8H7z' },
  '⧗': { line: 'M3 1.500h6M3 10.500h6M3.500 1.500 8.500 10.500M8.500 1.500 3.500 10.500', fill: 'M6 6l2.500 4.500h-5z' },
};
