import { alerts } from './account-alerts';
import { ladder } from './account-ladder';
import { orders } from './account-orders';
import { results } from './account-results';

/** Of the tables of an account, of the ladder and of alerts. */
export const accounts = { ...orders, ...results, ...ladder, ...alerts };
