/** Of the ticket, and of what ticket and tables of an account share. */
export const trading = {};
