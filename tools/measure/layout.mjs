import { resolve } from 'node:path';
import { retiredWordsIn } from '../check/retired-words.mjs';
import { codeFilesOf, lineCounter, parse, walk } from '../check/syntax.mjs';
import { cyclesIn, importsOf, isTrespass } from './imports.mjs';

/** @typedef {import('../check/syntax.mjs').Source} Source */
/** @typedef {import('../check/syntax.mjs').Node} Node */
/** @typedef {ReadonlyMap<string, number>} Measures by the name of the row */
/** @typedef {{ totals: Measures, filesByFolder: Measures, linesByPackage: Measures }} Layout */

// npm run measure:layout -- [folder...]   how checkouts are laid out, a column each; this one where none is named

const FOLDERS_SHOWN = 15;
const TEST_FILE = /\.test\.tsx?$|(^|\/)(test|testing|contract|protocol|e2e)\//;

/**
 * @param {string} root a checkout, of today's layout or an older one
 * @returns {Layout}
 */
function measure(root) {
  const files = codeFilesOf(root);
  return {
    totals: totalsOf(files),
    filesByFolder: countBy(files, ({ path }) => path.split('/').slice(0, -1).join('/') || '.'),
    linesByPackage: countBy(
      files,
      ({ path }) => (path.includes('/') ? (path.split('/')[0] ?? '') : '.'),
      linesOf,
    ),
  };
}

/**
 * @param {readonly Source[]} files
 * @returns {Measures}
 */
function totalsOf(files) {
  const shipped = files.filter(({ path }) => !TEST_FILE.test(path));
  const imports = files.flatMap((file) => importsOf(file, files));
  const cycles = cyclesIn(imports);
  return new Map([
    ['code files', files.length],
    ...quantiles('lines a file, without tests', shipped.map(linesOf)),
    ...quantiles('lines a function, without tests', shipped.flatMap(functionLines)),
    ['imports that point up or across', imports.filter(isTrespass).length],
    ['import cycles, types included', cycles.length],
    ['files in the largest cycle', Math.max(0, ...cycles.map((cycle) => cycle.length))],
    ['uses of retired words', files.flatMap(retiredWordsIn).length],
    ['casts of an indexed access', files.reduce((sum, file) => sum + indexCasts(file), 0)],
  ]);
}

/**
 * @param {readonly Source[]} files
 * @param {(file: Source) => string} keyOf
 * @param {(file: Source) => number} [weightOf]
 */
function countBy(files, keyOf, weightOf = () => 1) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const file of files) counts.set(keyOf(file), (counts.get(keyOf(file)) ?? 0) + weightOf(file));
  return counts;
}

/** @param {Source} file */
const linesOf = ({ text }) => text.trimEnd().split('\n').length;

/**
 * @param {string} what
 * @param {readonly number[]} numbers
 * @returns {[string, number][]}
 */
function quantiles(what, numbers) {
  const rising = [...numbers].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => rising[Math.floor(share * (rising.length - 1))] ?? 0;
  return [
    [`${what}: median`, at(0.5)],
    [`${what}: p95`, at(0.95)],
    [`${what}: largest`, at(1)],
  ];
}

/**
 * Lines of each function that has a name of its own, from its first to its last.
 * @param {Source} file
 */
function functionLines(file) {
  const lineAt = lineCounter(file.text);
  /** @type {number[]} */
  const lines = [];
  walk(parse(file), (node, parent) => {
    if (isNamedFunction(node, parent)) lines.push(lineAt(node.end) - lineAt(node.start) + 1);
  });
  return lines;
}

const WHAT_COUNTS =
  'A function counts when it has a name: a declaration, a method, or what a variable or field is set to. ' +
  'A callback counts as part of the function around it.';

/**
 * @param {Node} node
 * @param {Node | undefined} parent
 */
function isNamedFunction(node, parent) {
  if (node.type === 'FunctionDeclaration') return node.body !== null;
  if (node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression') return false;
  return (
    /^(MethodDefinition|PropertyDefinition|VariableDeclarator)$/.test(parent?.type ?? '') &&
    node.body !== null
  );
}

/**
 * `values[i] as number` and `values[i]!`: an index whose absence is silenced.
 * @param {Source} file
 */
function indexCasts(file) {
  let casts = 0;
  walk(parse(file), ({ type, expression }) => {
    const isCast = type === 'TSAsExpression' || type === 'TSNonNullExpression';
    if (isCast && expression.type === 'MemberExpression' && expression.computed) casts++;
  });
  return casts;
}

/**
 * @param {string} title
 * @param {readonly Measures[]} columns
 * @param {readonly string[]} [rows]
 */
function printTable(title, columns, rows = rowsOf(columns)) {
  console.log(`\n${title}`);
  for (const row of rows) {
    const cells = columns.map((column) => String(column.get(row) ?? 0).padStart(10));
    console.log(`  ${row.padEnd(44)}${cells.join('')}`);
  }
}

/** @param {readonly Measures[]} columns */
const rowsOf = (columns) => [...new Set(columns.flatMap((column) => [...column.keys()]))];

/** @param {readonly Measures[]} columns */
function largestFirst(columns) {
  const largest = (/** @type {string} */ row) => Math.max(...columns.map((column) => column.get(row) ?? 0));
  return rowsOf(columns).sort((a, b) => largest(b) - largest(a));
}

const folders = process.argv.slice(2);
const layouts = (folders.length > 0 ? folders : ['.']).map((folder) => measure(resolve(folder)));
const [filesByFolder, linesByPackage] = [
  layouts.map((layout) => layout.filesByFolder),
  layouts.map((layout) => layout.linesByPackage),
];
printTable(
  'The code',
  layouts.map(({ totals }) => totals),
);
printTable('Files directly in a folder', filesByFolder, largestFirst(filesByFolder).slice(0, FOLDERS_SHOWN));
printTable('Lines a package', linesByPackage, largestFirst(linesByPackage));
console.log(`\n${WHAT_COUNTS}`);
