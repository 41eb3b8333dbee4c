import { orders } from './account-orders';

/** Of the tables of an account, of the ladder and of alerts. */
export const accounts = { ...orders };
