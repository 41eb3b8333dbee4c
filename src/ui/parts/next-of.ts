/** The one that comes after it in a list, the first after the last. One that is not in it: the first. */
export const after = <T>(list: readonly [T, ...T[]], one: T): T => list[(list.indexOf(one) + 1) % list.length] as T;
