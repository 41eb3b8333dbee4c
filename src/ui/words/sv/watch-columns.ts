/** Columns of the watchlist. */
export const watchColumns = {
  'Line of the day': 'Dygnets linje',
  Last: 'Senast',
  '24 h': '24 h',
  High: 'Högst',
  Low: 'Lägst',
  Volume: 'Volym',
  Spread: 'Spread',
};
