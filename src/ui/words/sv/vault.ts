/** Of the vault and of the books an account is kept in. */
export const vault = {};
