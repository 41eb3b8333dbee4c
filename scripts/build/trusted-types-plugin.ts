import type { Plugin, Rolldown } from 'vite';

const LIST = 'virtual:trusted-list';
const TEMPLATES = '__TAPEDECK_TEMPLATES__';
const SCRIPTS = '__TAPEDECK_SCRIPTS__';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/**
 * Provides `virtual:trusted-list`: the markup of every Solid template in the bundle and the URLs of its workers, which is
 * all that the Trusted Types policy of the page lets through. Null in development, where nothing is known beforehand.
 */
export function trustedTypesPlugin(): Plugin {
  const templates = new Map<string, readonly string[]>();
  let isBuild = false;
  return {
    name: 'tapedeck-trusted-types',
    enforce: 'post',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === LIST ? `\0${LIST}` : null),
    load(id) {
      if (id !== `\0${LIST}`) return null;
      return isBuild
        ? `export const TEMPLATES = ['${TEMPLATES}']; export const SCRIPTS = ['${SCRIPTS}'];`
        : 'export const TEMPLATES = null; export const SCRIPTS = null;';
    },
    transform(code, id) {
      if (!isBuild || !code.includes('template')) return null;
      const found = templatesIn(this.parse(code) as unknown as Node);
      for (const markup of found) {
        // The policy allows styles from files and from script (CSSOM), not from markup.
        if (/\sstyle\s*=/.test(markup)) this.error(`${id}: a style attribute in markup, which the content security policy blocks: ${markup}`);
        if (/<script|\son\w+\s*=/i.test(markup)) this.error(`${id}: script in markup: ${markup}`);
      }
      if (found.length > 0) templates.set(id, found);
      return null;
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
      const included = new Set(chunks.flatMap((chunk) => chunk.moduleIds));
      const markup = new Set([...templates].filter(([id]) => included.has(id)).flatMap(([, found]) => found));
      const scripts = [...Object.keys(bundle).filter((name) => name.startsWith('workers/')), 'sw.js'].map((name) => `/${name}`);
      for (const chunk of chunks) {
        // The names of the files do not change with this: a chunk that holds a template, or names a worker, already has another name for it.
        chunk.code = chunk.code.replace(quoted(TEMPLATES), () => literals([...markup])).replace(quoted(SCRIPTS), () => literals(scripts));
      }
    },
  };
}

const quoted = (text: string): RegExp => new RegExp(`(["'\`])${text}\\1`, 'g');
const literals = (texts: readonly string[]): string => texts.map((text) => JSON.stringify(text)).join(',');

/** The first arguments of all calls of `template` as imported from solid-js/web. */
function templatesIn(program: Node): string[] {
  const names = new Set(
    (program.body as Node[])
      .filter((node) => node.type === 'ImportDeclaration' && (node.source as Node).value === 'solid-js/web')
      .flatMap((node) => node.specifiers as Node[])
      .filter((specifier) => (specifier.imported as Node | undefined)?.name === 'template')
      .map((specifier) => (specifier.local as Node).name),
  );
  const found: string[] = [];
  if (names.size === 0) return found;
  visit(program, (node) => {
    if (node.type !== 'CallExpression' || !names.has((node.callee as Node).name)) return;
    const markup = textOf((node.arguments as Node[])[0]);
    if (markup === null) throw new Error('a Solid template whose markup is not known at build time');
    found.push(markup);
  });
  return found;
}

function textOf(node: Node | undefined): string | null {
  if (node?.type === 'Literal') return String(node.value);
  const quasis = node?.quasis as { readonly value: { readonly cooked: string } }[] | undefined;
  return node?.type === 'TemplateLiteral' && quasis?.length === 1 ? (quasis[0]?.value.cooked ?? null) : null;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value) see(value as Node);
    for (const item of Object.values(value)) visit(item, see);
  }
}
