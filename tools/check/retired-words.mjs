import { identifiersOf } from './syntax.mjs';

/** @typedef {import('./syntax.mjs').Source} Source */
/** @typedef {import('./syntax.mjs').Identifier} Identifier */
/**
 * @typedef {object} Retired a name that the code no longer uses
 * @property {string} words one or several, separated by spaces
 * @property {string} say what to write instead
 * @property {string} [under] the start of the paths where the word is retired, where it means something else elsewhere
 */
/** @typedef {{ words: string, under: string, reason: string }} Exception */
/** @typedef {{ path: string, line: number, name: string, say: string }} Finding `line` is 0 for the file's own name */

/**
 * Identifiers as a whole, however they are used.
 * @type {readonly Retired[]}
 */
const NAMES = [
  { words: 'Tenure', say: 'Assignment' },
  { words: 'Author', say: 'Committer' },
  { words: 'NOBODY', say: 'NO_GENERATION' },
  { words: 'Spring Pull', say: 'PollSource, PolledIterator' },
  { words: 'lot lots', say: 'batch, batchesByPartition' },
  { words: 'Bell bell deafen', say: 'Notifier, unsubscribe' },
  { words: 'ring', say: 'notify', under: 'core/base' },
  { words: 'ring', say: 'RecentChanges', under: 'api/live' },
  { words: 'Window', say: 'RecentChanges', under: 'api/live' },
  { words: 'passing', say: 'transient' },
  { words: 'Life life', say: 'WorkerContext, context' },
  { words: 'living', say: 'testWorkerContext' },
  { words: 'Doors doors', say: 'openers' },
  { words: 'Beat beat', say: 'heartbeat' },
  { words: 'reach', say: 'connectWithRetry' },
  { words: 'Told toTold', say: 'LiveEntry, toLiveEntry' },
  { words: 'Announced', say: 'Announcement' },
  { words: 'Asked', say: 'CompletedAsk, or which request it is' },
  { words: 'Understood understood', say: 'ParsedAnswer' },
  { words: 'news', say: 'newReadings' },
  { words: 'Seen', say: 'DedupIndex' },
  { words: 'sorted', say: 'splitValid', under: 'ingest' },
  // A Change, which is a stored message, keeps its field of that name.
  { words: 'setter', say: 'setBy', under: 'core/domain/chunk' },
  { words: 'Pace pace giveWay', say: 'yieldToEventLoop, its limits' },
];

/**
 * Names of variables, parameters, functions and types. The same word may be a field that a standard, a library or a
 * stored message names.
 * @type {readonly Retired[]}
 */
const VARIABLES = [
  { words: 'met held kept told asked brought left such who', say: 'what the variable holds' },
  { words: 'place places Place', say: 'position, location, index, committedOffset: what it is' },
  { words: 'tick ticks Ticks', say: 'bucket grid', under: 'api/series' },
  { words: 'gate', say: 'readiness' },
  { words: 'named', say: 'touchedSlots', under: 'processor' },
  { words: 'named', say: 'touchedSlots', under: 'core/domain' },
  { words: 'bench', say: 'contract rig; bench/ is for benchmarks alone' },
];

/**
 * Words inside identifiers (`keepHouse`, `faultOf`) and inside the names of files.
 * @type {readonly Retired[]}
 */
const PARTS = [
  { words: 'tenure', say: 'assignment' },
  { words: 'desk', say: 'ConsumerContext' },
  { words: 'shelf shelves', say: 'LogStorage, or what it is' },
  { words: 'patience patiently hopeless', say: 'RetryPolicy, withRetry, fatal' },
  { words: 'workplace', say: 'IngestContext' },
  { words: 'brought', say: 'AskResult, or what it holds' },
  { words: 'deafen', say: 'unsubscribe' },
  { words: 'breathe', say: 'yieldToEventLoop' },
  { words: 'fault faults', say: 'error, errors' },
  { words: 'house houses', say: 'ApiServices, MongoDatabase, retention, repoRoot: what it is' },
  { words: 'room rooms door doors attic cellar', say: 'package, repository, entry point, folder, buffer' },
  { words: 'rank ranks', say: 'vintageRank' },
];

/**
 * Uses of a retired word that stay.
 * @type {readonly Exception[]}
 */
const EXCEPTIONS = [
  { words: 'left', under: 'simulator/odsql', reason: 'the first operand of a binary operator' },
  { words: 'left', under: 'web/chart', reason: 'a side of the drawing' },
];

/**
 * Where a file's code, or its own name, uses a retired word.
 * @param {Source} source
 * @returns {Finding[]}
 */
export function retiredWordsIn(source) {
  const inNames = identifiersOf(source).flatMap((identifier) => {
    const say = sayInsteadOf(identifier, source.path);
    return say === undefined
      ? []
      : [{ path: source.path, line: identifier.line, name: identifier.name, say }];
  });
  const fileName = source.path.split('/').at(-1) ?? '';
  const say = sayInsteadOfParts(fileName.split(/[-.]/), source.path);
  return say === undefined ? inNames : [{ path: source.path, line: 0, name: fileName, say }, ...inNames];
}

/**
 * @param {Identifier} identifier
 * @param {string} path
 * @returns {string | undefined} undefined where the identifier may stay
 */
function sayInsteadOf({ name, use }, path) {
  return (
    lookUp(NAMES, name, path) ??
    (use === 'variable' ? lookUp(VARIABLES, name, path) : undefined) ??
    sayInsteadOfParts(partsOf(name), path)
  );
}

/**
 * @param {readonly string[]} parts in lower case
 * @param {string} path
 */
function sayInsteadOfParts(parts, path) {
  for (const part of parts) {
    // `vintageRank`, `vintageOfRank`: `vintage` in the name says whose rank it is.
    if (part.startsWith('rank') && parts.includes('vintage')) continue;
    const say = lookUp(PARTS, part, path);
    if (say !== undefined) return say;
  }
  return undefined;
}

/**
 * @param {readonly Retired[]} list
 * @param {string} word
 * @param {string} path
 */
function lookUp(list, word, path) {
  const isListed = (/** @type {{ words: string, under?: string }} */ { words, under = '' }) =>
    words.split(' ').includes(word) && path.startsWith(under);
  return EXCEPTIONS.some(isListed) ? undefined : list.find(isListed)?.say;
}

/**
 * `keepHouse`, `HOUSE_ROOT` and `keep_house` hold the words keep, house and root.
 * @param {string} name
 */
const partsOf = (name) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_$]+/);
