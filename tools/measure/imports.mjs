import { posix } from 'node:path';
import { parse, walk } from '../check/syntax.mjs';

/** @typedef {import('../check/syntax.mjs').Source} Source */
/** @typedef {{ from: string, to: string }} Import between two files of the repository, by their paths */

/**
 * Folders in the order of the import rules: each may import those of earlier levels. Folders of the older layout, where
 * `line` held everything but core and the workers, are on the level of those that replaced them.
 */
const LEVELS = [
  ['core/domain', 'core/base', 'core/folder'],
  ['core/log', 'core/store', 'core/run'],
  ['core/testing', 'ingest', 'processor', 'api', 'web'],
  ['standalone', 'simulator', 'line/start', 'line/publisher'],
  ['e2e', 'bench', 'line/e2e', 'line/bench'],
];
/** Levels whose folders do not import each other either: ports, workers. */
const SEPARATE_LEVELS = [1, 2];
const TEST_FILE = /\.test\.tsx?$|\/(test|contract|protocol)\//;

/**
 * Imports and re-exports of a file that lead to another file of the repository, types and `import()` included.
 * @param {Source} file
 * @param {readonly Source[]} files
 * @returns {Import[]}
 */
export function importsOf(file, files) {
  const paths = new Set(files.map(({ path }) => path));
  /** @type {Set<string>} */
  const targets = new Set();
  walk(parse(file), ({ type, source }) => {
    if (!/^(Import|Export)/.test(type) && type !== 'TSImportType') return;
    const target = typeof source?.value === 'string' ? resolve(file.path, source.value, paths) : undefined;
    if (target !== undefined) targets.add(target);
  });
  return [...targets].map((to) => ({ from: file.path, to }));
}

/**
 * @param {string} from
 * @param {string} specifier such as `./port.ts` or `@courant/core/log`
 * @param {ReadonlySet<string>} paths
 */
function resolve(from, specifier, paths) {
  const base = specifier.startsWith('@courant/')
    ? specifier.slice('@courant/'.length)
    : posix.join(posix.dirname(from), specifier);
  return [base, `${base}/index.ts`, `line/${base}/index.ts`].find((path) => paths.has(path));
}

/**
 * Whether a file that is no test imports something of a later level, or of a neighbour that is none of its business.
 * @param {Import} edge
 */
export function isTrespass({ from, to }) {
  if (TEST_FILE.test(from)) return false;
  const [own, other] = [positionOf(from), positionOf(to)];
  if (own === undefined || other === undefined) return false;
  const isAcross = own.folder !== other.folder && SEPARATE_LEVELS.includes(own.level);
  return other.level > own.level || (other.level === own.level && isAcross);
}

/** @param {string} path */
function positionOf(path) {
  for (const [level, folders] of LEVELS.entries()) {
    const folder = folders.find((one) => path.startsWith(`${one}/`));
    if (folder !== undefined) return { level, folder };
  }
  return undefined;
}

/**
 * Groups of files each of which reaches all the others of its group (Tarjan's strongly connected components).
 * @param {readonly Import[]} imports
 * @returns {string[][]}
 */
export function cyclesIn(imports) {
  const next = targetsByFile(imports);
  /** @type {Map<string, number>} the order in which files were reached */
  const order = new Map();
  /** @type {Map<string, number>} the earliest file on the path that each leads back to */
  const low = new Map();
  /** @type {string[]} */
  const path = [];
  /** @type {string[][]} */
  const cycles = [];

  /** @param {string} file */
  function follow(file) {
    const index = order.size;
    order.set(file, index);
    let earliest = index;
    path.push(file);
    for (const target of next.get(file) ?? []) {
      if (!order.has(target)) earliest = Math.min(earliest, follow(target));
      else if (path.includes(target)) earliest = Math.min(earliest, order.get(target) ?? earliest);
    }
    low.set(file, earliest);
    if (earliest === index) {
      const group = path.splice(path.indexOf(file));
      if (group.length > 1) cycles.push(group);
    }
    return earliest;
  }

  for (const file of next.keys()) if (!order.has(file)) follow(file);
  return cycles;
}

/** @param {readonly Import[]} imports */
function targetsByFile(imports) {
  /** @type {Map<string, string[]>} */
  const targets = new Map();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  return targets;
}
