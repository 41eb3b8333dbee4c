import { type PriceRule, priceDecimals } from '../../domain/instrument';
import { type Decimal, toDouble } from '../../domain/money';

/** Decimals that an average of prices is shown with: it lies between two of them, so it has one digit more than they have. */
export const averageDecimals = (rule: PriceRule, average: Decimal): number => Math.min(8, priceDecimals(rule, toDouble(average)) + 1);
