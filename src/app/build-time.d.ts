declare module 'virtual:trusted-list' {
  /** Markup of all Solid templates of this build; null in development. */
  export const TEMPLATES: readonly string[] | null;
  /** Paths of the scripts that may start as a worker; null in development. */
  export const SCRIPTS: readonly string[] | null;
}
