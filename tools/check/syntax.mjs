import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/**
 * A node of the syntax tree, ESTree with TypeScript and JSX; `start` and `end` count UTF-16 units of the text.
 * @typedef {{ type: string, start: number, end: number, [field: string]: any }} Node
 */
/** @typedef {{ path: string, text: string }} Source `path` is relative to the repository's root */
/** @typedef {'variable' | 'property'} IdentifierUse a property is named by its object; anything else is a variable */
/** @typedef {{ name: string, line: number, use: IdentifierUse }} Identifier */

const CODE_FILE = /\.(ts|tsx|mjs)$/;
/** Written by the schema's code generator. */
const GENERATED_FOLDER = 'web/gql/';

/**
 * The code files that git tracks in a checkout, generated ones left out.
 * @param {string} root
 * @returns {Source[]}
 */
export function codeFilesOf(root) {
  return trackedFilesOf(root)
    .filter((path) => CODE_FILE.test(path) && !path.startsWith(GENERATED_FOLDER))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/**
 * @param {string} root
 * @returns {string[]} without those that are removed but not yet staged
 */
export function trackedFilesOf(root) {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return listing.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

/** @type {WeakMap<Source, Node>} */
const trees = new WeakMap();

/**
 * The syntax tree of a file; parsed once however often it is asked for.
 * @param {Source} source
 * @returns {Node}
 * @throws Error naming the file, where it is no valid code
 */
export function parse(source) {
  const tree = trees.get(source) ?? parseAnew(source);
  trees.set(source, tree);
  return tree;
}

/** @param {Source} source */
function parseAnew({ path, text }) {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return /** @type {Node} */ (/** @type {unknown} */ (program));
}

/**
 * Visits a node, then what is inside it.
 * @param {Node} node
 * @param {(node: Node, parent: Node | undefined) => void} visit
 * @param {Node} [parent]
 */
export function walk(node, visit, parent) {
  visit(node, parent);
  for (const field of Object.values(node)) {
    for (const child of Array.isArray(field) ? field : [field]) if (isNode(child)) walk(child, visit, node);
  }
}

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
const isNode = (value) => typeof value === 'object' && value !== null && 'type' in value;

/**
 * Every identifier of a file. Comments, strings, template text, regular expressions and the text between JSX tags hold
 * none.
 * @param {Source} source
 * @returns {Identifier[]}
 */
export function identifiersOf(source) {
  /** @type {Identifier[]} */
  const found = [];
  const lineAt = lineCounter(source.text);
  walk(parse(source), (node, parent) => {
    if (!/^(Identifier|PrivateIdentifier|JSXIdentifier)$/.test(node.type)) return;
    // A shorthand property is one word in the text and two nodes in the tree.
    if (parent?.type === 'Property' && parent.shorthand && parent.key === node) return;
    found.push({ name: node.name, line: lineAt(node.start), use: useOf(node, parent) });
  });
  return found;
}

/**
 * @param {Node} node
 * @param {Node | undefined} parent
 * @returns {IdentifierUse}
 */
function useOf(node, parent) {
  if (node.type !== 'Identifier' || parent === undefined) return 'property';
  if (parent.type === 'MemberExpression')
    return parent.property === node && !parent.computed ? 'property' : 'variable';
  return parent.key === node && !parent.computed ? 'property' : 'variable';
}

/**
 * @param {string} text
 * @returns {(offset: number) => number} the line of an offset, from 1
 */
export function lineCounter(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
