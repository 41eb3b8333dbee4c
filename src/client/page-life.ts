export interface PageLife {
  shown(): void;
  hidden(): void;
  /** Back from the browser's back/forward cache, where locks and connections may have been taken away. */
  restored(): void;
}

/** Hears what becomes of the page: hidden, frozen, shown again, brought back. */
export function watchPageLife(life: PageLife): void {
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? life.shown() : life.hidden()));
  document.addEventListener('freeze', () => life.hidden());
  document.addEventListener('resume', () => {
    if (document.visibilityState === 'visible') life.shown();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) life.restored();
  });
}
