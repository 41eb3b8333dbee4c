/** What a call came to. Faults are values: exceptions are bugs. */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: F };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <F>(error: F): Result<never, F> => ({ ok: false, error });
