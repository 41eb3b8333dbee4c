/** The one database. The engine alone creates and upgrades it; a tab only looks. */
export const DATABASE_NAME = 'tapedeck';
