/** Marks of the page's root, on which the tokens depend: only those that are others, since who draws by a token reads it anew at each. */
export function markRoot(marks: Readonly<Record<string, string>>): void {
  const { dataset } = document.documentElement;
  for (const [name, mark] of Object.entries(marks)) if (dataset[name] !== mark) dataset[name] = mark;
}
