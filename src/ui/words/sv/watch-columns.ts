/** Columns of the watchlist. */
export const watchColumns = {
  'Line of the day': 'Dygnets linje',
  Last: 'Senast',
  High: 'Högst',
  Low: 'Lägst',
  Volume: 'Volym',
  Spread: 'Spread',
  'Width of {{ column }}': 'Bredd för {{ column }}',
};
