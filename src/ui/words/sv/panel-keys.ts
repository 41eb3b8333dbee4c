/** What keys do in panels of the market. */
export const panelKeys = {
  'Hold the trades, or let them run': 'Håll avsluten, eller låt dem gå',
  'Smallest trade shown': 'Minsta avslut som visas',
  'A row of trades for each price, or for each taker': 'En rad avslut per pris, eller per tagare',
  'Heights by the logarithm of the size, or by the size': 'Höjder efter storlekens logaritm, eller efter storleken',
  'Next range of the book': 'Nästa omfång av orderboken',
  'Next time in view': 'Nästa tid som visas',
  'Add a pair to the watchlist': 'Lägg till ett par i bevakningen',
  'Arrange the watchlist, or be done': 'Ordna bevakningen, eller bli klar',
};
