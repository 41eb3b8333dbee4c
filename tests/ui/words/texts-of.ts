import { parseAst } from 'vite';

/** A node of the syntax tree, as far as a walk needs to know it. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export interface FoundText {
  readonly line: number;
  readonly text: string;
  /** Names in place of the values of a template. */
  readonly isTemplate: boolean;
  /** It is on the page as it stands: nothing can put another language in its place. */
  readonly isBare: boolean;
}

/** Attributes and properties whose texts are read by machines. */
const FOR_MACHINES = new Set(
  'class classList type id role href src rel target d viewBox fill stroke key code hotkey words autocomplete inputmode enterkeyhint method'.split(
    ' ',
  ),
);
/** Attributes that people read or hear. */
const FOR_PEOPLE = new Set([
  'title',
  'aria-label',
  'label',
  'placeholder',
  'alt',
  'note',
  'hint',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
]);
/** Calls whose texts are read by machines. */
const CALLS_FOR_MACHINES =
  /^(querySelector|querySelectorAll|closest|matches|matchMedia|addEventListener|removeEventListener|getPropertyValue|setProperty|createElement|createElementNS|getElementById|setAttribute|removeAttribute|getAttribute|toggleAttribute|toggle|add|remove|contains|includes|startsWith|endsWith|split|join|indexOf|RegExp|URL|Worker|postMessage|getItem|setItem|removeItem|replaceAll|replace|test|measure|mark|assign|supports|getContext|element|textElement|keyOf)$/;
/** Calls whose first text is read by people, and the others by machines. */
const CALLS_OF_ONE_TEXT = /^withKey$/;

/** `Mod+Shift+c`. */
const IS_CHORD = /^(?:(?:Mod|Alt|Shift)\+)+\S+$/;
const IS_MEDIA_QUERY = /^\([a-z-]+: [a-z0-9]+\)$/;

/** What they are is one of their parts. */
const SHOWS_A_PART = new Set(['ConditionalExpression', 'LogicalExpression', 'ParenthesizedExpression']);

/** Every text of a file that may be read by people: between tags, in attributes, and whatever else looks like words. */
export function textsOf(source: string, path: string): readonly FoundText[] {
  const found: FoundText[] = [];
  const lineOf = (at: number): number => source.slice(0, at).split('\n').length;
  const keep = (node: Node, text: string, isTemplate: boolean, isBare = false): void => {
    found.push({ line: lineOf(node.start), text, isTemplate, isBare });
  };
  /** What braces show that no call has been around. */
  const keepBare = (node: unknown): void => {
    if (!isNode(node)) return;
    if (node.type === 'Literal' && typeof node['value'] === 'string' && looksLikeWords(node['value'], true)) keep(node, node['value'], false, true);
    for (const part of ['consequent', 'alternate', 'right', 'expression']) if (SHOWS_A_PART.has(node.type)) keepBare(node[part]);
  };
  const visit = (node: Node, isShown: boolean): void => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAnnotation':
      case 'TSLiteralType':
      case 'TSTypeParameterInstantiation':
        return;
      case 'JSXElement': {
        // What is printed on a key.
        const isKey = nameOf((node['openingElement'] as Node)['name']) === 'kbd';
        for (const child of childrenOf(node)) {
          if (child.type === 'JSXExpressionContainer' && !isKey) keepBare(child['expression']);
          if (!(isKey && child.type === 'JSXText')) visit(child, false);
        }
        return;
      }
      case 'JSXText': {
        const text = String(node['value']).trim();
        if (/\p{L}{2}/u.test(text)) keep(node, text, false, true);
        return;
      }
      case 'JSXAttribute': {
        const name = nameOf(node['name']);
        if (FOR_MACHINES.has(name) || name.startsWith('data-') || name.startsWith('classList:')) return;
        const value = node['value'];
        if (!isNode(value)) return;
        // A text in quotes is shown as it is; what stands in braces may have been through a translation.
        if (value.type === 'Literal' && typeof value['value'] === 'string' && looksLikeWords(value['value'], FOR_PEOPLE.has(name)))
          keep(value, value['value'], false, true);
        else if (value.type !== 'Literal') {
          if (FOR_PEOPLE.has(name) && value.type === 'JSXExpressionContainer') keepBare(value['expression']);
          visit(value, FOR_PEOPLE.has(name));
        }
        return;
      }
      case 'Property': {
        const name = nameOf(node['key']);
        const value = node['value'];
        if (isNode(value) && !(FOR_MACHINES.has(name) && ['Literal', 'TemplateLiteral'].includes(value.type)))
          visit(value, isShown || FOR_PEOPLE.has(name));
        return;
      }
      case 'BinaryExpression':
        if (['===', '!==', 'in'].includes(String(node['operator']))) return;
        break;
      case 'SwitchCase':
        for (const part of node['consequent'] as Node[]) visit(part, false);
        return;
      case 'MemberExpression':
        if (isNode(node['object'])) visit(node['object'], false);
        return;
      case 'CallExpression':
      case 'NewExpression': {
        const callee = node['callee'];
        const name = isNode(callee) ? nameOf(callee['property'] ?? callee) : '';
        if (isNode(callee)) visit(callee, false);
        const parts = node['arguments'] as Node[];
        if (!CALLS_FOR_MACHINES.test(name)) for (const part of CALLS_OF_ONE_TEXT.test(name) ? parts.slice(0, 1) : parts) visit(part, false);
        return;
      }
      case 'Literal':
        if (typeof node['value'] === 'string' && looksLikeWords(node['value'], isShown)) keep(node, node['value'], false);
        return;
      case 'TemplateLiteral': {
        const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
        const text = quasis.map(({ value }) => value.cooked).join('{{}}');
        if (looksLikeWords(text.replaceAll('{{}}', ' '), isShown)) keep(node, text, true);
        for (const part of node['expressions'] as Node[]) visit(part, false);
        return;
      }
      case 'JSXExpressionContainer':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'ParenthesizedExpression':
        for (const child of childrenOf(node)) visit(child, isShown);
        return;
    }
    for (const child of childrenOf(node)) visit(child, false);
  };
  visit(parseAst(source, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }) as unknown as Node, false);
  return found;
}

/** Two words in a row, or one that begins as a sentence does; where people read it, any word. */
function looksLikeWords(text: string, isShown: boolean): boolean {
  if (/^[a-z-]+(?: [a-z]+-[a-z-]+)+$/.test(text) || /^--[a-z-]+$/.test(text) || IS_CHORD.test(text) || IS_MEDIA_QUERY.test(text)) return false;
  return /\p{L}{2,}[,:;.]? \p{L}/u.test(text) || /^\p{Lu}\p{Ll}+/u.test(text) || (isShown && /\p{L}{2,}/u.test(text));
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

const nameOf = (value: unknown): string => (isNode(value) ? String(value['name'] ?? value['value'] ?? '') : '');

function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'parent' ? [] : Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}
