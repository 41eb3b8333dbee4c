declare module 'virtual:trusted-list' {
  /** Markup of the Solid templates of this build, as far as their files are loaded; null in development. */
  export const TEMPLATES: ReadonlySet<string> | null;
  /** Paths of the scripts that may start as a worker; null in development. */
  export const SCRIPTS: readonly string[] | null;
}
