import { constants } from 'node:os';
import { parseCLI, startVitest } from 'vitest/node';
import { REPO_ROOT } from '../bootstrap/repo-root.mjs';
import { SummaryReporter } from './summary-reporter.mjs';

const CLOSE_TIMEOUT_MS = 5_000;

/**
 * Runs vitest once in this process and exits with its result, after the closing line.
 * @param {string[]} args as for vitest: `npm test -- core/log --project node`
 */
export async function runTests(args) {
  const { filter, options } = parseCLI(['vitest', ...args]);
  const closing = new SummaryReporter({
    requireBrowser: process.env.COURANT_REQUIRE_BROWSER === '1',
    requireEveryFile: process.env.COURANT_REQUIRE_EVERY_FILE === '1',
  });
  const reporters = ['default', closing, { onInit: closeOnSignal }];
  await startVitest('test', filter, { ...options, root: REPO_ROOT, run: true, watch: false, reporters });
  closing.printSummary(console.log);
  process.exit(closing.isClean() ? (process.exitCode ?? 0) : 1);
}

/**
 * Ends vitest's workers when a signal interrupts the run, so that none is left running.
 * @param {import('vitest/node').Vitest} vitest
 */
function closeOnSignal(vitest) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, async () => {
      const leave = () => process.exit(128 + constants.signals[signal]);
      setTimeout(leave, CLOSE_TIMEOUT_MS);
      await vitest.cancelCurrentRun('keyboard-input');
      await vitest.close();
      leave();
    });
  }
}
