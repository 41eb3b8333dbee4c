/** The line, from 1, on which a value of a text of JSON begins. The text has been parsed before: it is JSON. */
export function lineOf(text: string, path: readonly (string | number)[]): number {
  let at = 0;
  const found = find(path);
  return text.slice(0, found ?? at).split('\n').length;

  /** Where the value begins; null where it is missing: then the walk ended behind the value it should be in. */
  function find([first, ...rest]: readonly (string | number)[]): number | null {
    blanks();
    if (first === undefined) return at;
    const isList = text[at] === '[';
    if (!isList && text[at] !== '{') return at;
    const begin = at;
    at += 1;
    for (let i = 0; ; i++) {
      blanks();
      if (text[at] === ']' || text[at] === '}' || at >= text.length) return begin;
      const key = isList ? i : (JSON.parse(skip()) as string);
      if (!isList) {
        blanks();
        at += 1;
      }
      if (key === first) return find(rest);
      blanks();
      skip();
      blanks();
      if (text[at] === ',') at += 1;
    }
  }

  function blanks(): void {
    while (/\s/.test(text[at] ?? '')) at += 1;
  }

  /** Goes behind the value that begins here. */
  function skip(): string {
    const from = at;
    let depth = 0;
    do {
      const c = text[at];
      if (c === '"') {
        at += 1;
        while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
        at += 1;
      } else if (c === '{' || c === '[') {
        depth += 1;
        at += 1;
      } else if (c === '}' || c === ']') {
        depth -= 1;
        at += 1;
      } else if (depth === 0) while (at < text.length && !/[\s,\]}:]/.test(text[at] ?? '')) at += 1;
      else at += 1;
    } while (depth > 0 && at < text.length);
    return text.slice(from, at);
  }
}
