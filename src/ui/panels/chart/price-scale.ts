/** How prices are put on their axis: by amount, by ratio, or in per cent of the first bar in view. */
export type PriceScale = 'linear' | 'log' | 'percent';

/** Whatever the text is. */
export const readScale = (text: string | null): PriceScale => (text === 'log' || text === 'percent' ? text : 'linear');
