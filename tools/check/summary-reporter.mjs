/**
 * @typedef {import('vitest/node').TestModule} TestModule
 * @typedef {import('vitest/node').TestCase} TestCase
 * @typedef {{ passed: number, failed: number, skipped: number, notes: Map<string, number> }} Tally
 */

/**
 * Counts a whole run. A file that fails to import, or a suite whose hook fails, has no failed test: each such error
 * counts as a failure of its own.
 * @param {ReadonlyArray<TestModule>} modules
 * @param {ReadonlyArray<unknown>} unhandled errors outside every test
 * @returns {Tally} `notes`: how many tests were skipped for each reason
 */
export function tally(modules, unhandled) {
  const counts = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
  const notes = new Map();
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const result = test.result();
      counts[result.state] += 1;
      if (result.state === 'skipped')
        count(notes, result.note ?? `no reason given, in ${module.relativeModuleId}`);
    }
  }
  // A test that never ended was interrupted: it counts as failed.
  return { passed: counts.passed, failed: counts.failed + counts.pending, skipped: counts.skipped, notes };
}

/** @param {Map<string, number>} notes @param {string} note */
function count(notes, note) {
  notes.set(note, (notes.get(note) ?? 0) + 1);
}

/**
 * One line for each thing that failed, and for each test that passed only when it ran again: file, test, and the first
 * line of its first error. A log of thousands of lines is cut somewhere: these stand at its end.
 * @param {ReadonlyArray<TestModule>} modules
 * @param {ReadonlyArray<unknown>} unhandled errors outside every test
 */
export function troubleLines(modules, unhandled) {
  const lines = unhandled.map((error) => `!!! FAILED outside every test: ${firstLine(error)}`);
  for (const module of modules) {
    const file = module.relativeModuleId;
    for (const error of module.errors()) lines.push(`!!! FAILED: ${file}: ${firstLine(error)}`);
    for (const suite of module.children.allSuites())
      for (const error of suite.errors())
        lines.push(`!!! FAILED: ${file} > ${suite.fullName}: ${firstLine(error)}`);
    for (const test of module.children.allTests()) {
      const trouble = troubleOf(test);
      if (trouble !== undefined)
        lines.push(`!!! ${trouble}: ${file} > ${test.fullName}: ${firstErrorOf(test)}`);
    }
  }
  return lines;
}

/** @param {TestCase} test */
function troubleOf(test) {
  const { state } = test.result();
  if (state === 'failed') return 'FAILED';
  if (state === 'pending') return 'NEVER ENDED';
  return test.diagnostic()?.flaky ? 'PASSED ONLY WHEN RUN AGAIN' : undefined;
}

/** @param {TestCase} test */
function firstErrorOf(test) {
  const [error] = test.result().errors ?? [];
  return error === undefined ? 'no error given' : firstLine(error);
}

/** @param {unknown} error */
function firstLine(error) {
  const message = /** @type {{ message?: unknown }} */ (error)?.message ?? error;
  return String(message).split('\n', 1)[0];
}

/**
 * A sentence that says which required browser tests did not run; undefined when all ran.
 * @param {ReadonlyArray<TestModule>} modules
 */
export function missingBrowserRun(modules) {
  const browser = modules.filter(({ project }) => project.name === 'browser');
  const states = browser.flatMap((module) =>
    [...module.children.allTests()].map((test) => test.result().state),
  );
  const ran = states.filter((state) => state === 'passed' || state === 'failed').length;
  if (ran > 0 && ran === states.length) return undefined;
  return `COURANT_REQUIRE_BROWSER=1, but ${ran} of ${states.length} browser tests ran`;
}

/**
 * A sentence that names the files of which no test ran; undefined when each ran one. For `test:services`: a file that
 * finds no server skips all its tests, and the run would look green.
 * @param {ReadonlyArray<TestModule>} modules
 */
export function idleFiles(modules) {
  const ran = (/** @type {TestModule} */ module) =>
    [...module.children.allTests()].some((test) => test.result().state !== 'skipped');
  const idle = modules.filter((module) => !ran(module)).map((module) => module.relativeModuleId);
  if (modules.length === 0) return 'COURANT_REQUIRE_EVERY_FILE=1, but no file was found';
  return idle.length === 0
    ? undefined
    : `COURANT_REQUIRE_EVERY_FILE=1, but nothing ran in ${idle.join(', ')}`;
}

/** A vitest reporter: one loud line per reason to skip and per failure, then `N passed, N failed, N skipped`. */
export class SummaryReporter {
  /** @type {Tally} */
  #tally = { passed: 0, failed: 0, skipped: 0, notes: new Map() };
  /** @type {string[]} */
  #missing = [];
  /** @type {string[]} */
  #trouble = [];
  #requireBrowser;
  #requireEveryFile;
  // Vitest reports no end of a run that found no test file: it must not count as clean.
  #hasEnded = false;

  /** @param {{ requireBrowser: boolean, requireEveryFile?: boolean }} options */
  constructor({ requireBrowser, requireEveryFile = false }) {
    this.#requireBrowser = requireBrowser;
    this.#requireEveryFile = requireEveryFile;
  }

  /**
   * @param {ReadonlyArray<TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    this.#hasEnded = true;
    this.#tally = tally(modules, unhandled);
    this.#trouble = troubleLines(modules, unhandled);
    const missing = [
      this.#requireBrowser ? missingBrowserRun(modules) : undefined,
      this.#requireEveryFile ? idleFiles(modules) : undefined,
    ];
    this.#missing = missing.filter((sentence) => sentence !== undefined);
    this.#tally.failed += this.#missing.length;
  }

  isClean() {
    return this.#hasEnded && this.#tally.failed === 0;
  }

  /** @param {(line: string) => void} write */
  printSummary(write) {
    const { passed, failed, skipped, notes } = this.#tally;
    for (const [note, tests] of notes) write(`!!! SKIPPED, ${tests} test(s): ${note}`);
    for (const line of this.#trouble) write(line);
    for (const sentence of this.#missing) write(`!!! REQUIRED BUT NOT RUN: ${sentence}`);
    write(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}
