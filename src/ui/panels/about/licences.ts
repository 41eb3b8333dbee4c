/** What is built in, and under which licence. */
export const LIBRARIES: readonly (readonly [name: string, licence: string, holder: string])[] = [
  ['Solid', 'MIT', 'Ryan Carniato'],
  ['Comlink', 'Apache-2.0', 'Google LLC'],
  ['idb', 'ISC', 'Jake Archibald'],
  ['trading-signals', 'MIT', 'Benny Neugebauer'],
  ['Valibot', 'MIT', 'Fabian Hiller'],
  ['Workbox', 'MIT', 'Google LLC'],
];
