/** Of the market: chart, book, tape, depth, heatmap, watchlist, and how fresh each is. */
export const market = {};
