import type { Plugin, Rolldown } from 'vite';

const LIST = 'virtual:trusted-list';
const SCRIPTS = '__TAPEDECK_SCRIPTS__';
const LISTED = '_listed$';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/**
 * Provides `virtual:trusted-list`: the markup of the Solid templates in the bundle and the URLs of its workers, which is all
 * that the Trusted Types policy of the page lets through. A template whose markup is not known at build time ends the build.
 * Each file lists its own when it is loaded: a list of all of them would be the larger part of what a first visit waits for.
 * Null in development, where nothing is known beforehand.
 */
export function trustedTypesPlugin(): Plugin {
  let isBuild = false;
  return {
    name: 'tapedeck-trusted-types',
    enforce: 'post',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    // Without the usual zero before it, which would begin the file's name with a sign that no server here gives out.
    resolveId: (id) => (id === LIST ? LIST : null),
    load(id) {
      if (id !== LIST) return null;
      if (!isBuild) return 'export const TEMPLATES = null; export const SCRIPTS = null;';
      const listed = 'export const listed = (markup) => { TEMPLATES.add(markup); return markup; };';
      return `export const TEMPLATES = new Set(); export const SCRIPTS = ['${SCRIPTS}']; ${listed}`;
    },
    transform(code, id) {
      if (!isBuild || !code.includes('template')) return null;
      const found = templatesIn(this.parse(code) as unknown as Node);
      if (found.length === 0) return null;
      for (const { markup } of found) {
        // The policy allows styles from files and from script (CSSOM), not from markup.
        if (/\sstyle\s*=/.test(markup)) this.error(`${id}: a style attribute in markup, which the content security policy blocks: ${markup}`);
        if (/<script|\son\w+\s*=/i.test(markup)) this.error(`${id}: script in markup: ${markup}`);
      }
      return { code: `import { listed as ${LISTED} } from '${LIST}';${withListing(code, found)}`, map: null };
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
      const scripts = [...Object.keys(bundle).filter((name) => name.startsWith('workers/')), 'sw.js'];
      // What a worker imports is never started by its address: a page's file names those that are.
      const started = scripts.filter((name) => name === 'sw.js' || chunks.some(({ code }) => code.includes(name)));
      for (const chunk of chunks) {
        // The names of the files do not change with this: a chunk that names a worker already has another name for it.
        chunk.code = chunk.code.replace(new RegExp(`(["'\`])${SCRIPTS}\\1`, 'g'), () => started.map((name) => JSON.stringify(`/${name}`)).join(','));
      }
    },
  };
}

interface Template {
  readonly markup: string;
  /** Where it stands in the code. */
  readonly start: number;
  readonly end: number;
}

/** The code with each markup put on the list as it is used. Where the template is dropped from the bundle, so is that. */
function withListing(code: string, templates: readonly Template[]): string {
  let done = '';
  let at = 0;
  for (const { start, end } of [...templates].sort((one, other) => one.start - other.start)) {
    done += `${code.slice(at, start)}/*#__PURE__*/ ${LISTED}(${code.slice(start, end)})`;
    at = end;
  }
  return done + code.slice(at);
}

/** The first arguments of all calls of `template` as imported from solid-js/web. */
function templatesIn(program: Node): Template[] {
  const names = new Set(
    (program.body as Node[])
      .filter((node) => node.type === 'ImportDeclaration' && (node.source as Node).value === 'solid-js/web')
      .flatMap((node) => node.specifiers as Node[])
      .filter((specifier) => (specifier.imported as Node | undefined)?.name === 'template')
      .map((specifier) => (specifier.local as Node).name),
  );
  const found: Template[] = [];
  if (names.size === 0) return found;
  visit(program, (node) => {
    if (node.type !== 'CallExpression' || !names.has((node.callee as Node).name)) return;
    const [argument] = node.arguments as Node[];
    const markup = textOf(argument);
    if (argument === undefined || markup === null) throw new Error('a Solid template whose markup is not known at build time');
    found.push({ markup, start: argument.start, end: argument.end });
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
