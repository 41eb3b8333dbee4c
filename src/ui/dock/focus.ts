/** Its tab where it has one, its handle otherwise. */
export function focusPanel(id: string): void {
  const handle = document.getElementById(`tab-${id}`) ?? document.getElementById(`grip-${id}`);
  handle?.focus();
}

/** The panel that has the focus, by its element, its handle or its tab. */
export function panelInFocus(): string | null {
  const within = document.activeElement?.closest<HTMLElement>('[data-panel], .dock-head');
  return within?.dataset['panel'] ?? within?.querySelector<HTMLElement>('[aria-selected="true"]')?.dataset['tab'] ?? null;
}
