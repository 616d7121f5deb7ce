import { constants } from 'node:os';
import { killAll } from './child.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/**
 * At Ctrl-C the terminal signals every process of its group, and npm passes the signal on once more.
 * `core/run/host-process.ts` has the same rule: this folder must run before anything is built, and imports nothing from there.
 */
const REPEATED_WITHIN_MS = 500;

/** @param {NodeJS.Signals} signal */
export const exitCodeOfSignal = (signal) => 128 + constants.signals[signal];

/**
 * Calls the handler at each signal with the exit code it stands for; what follows at once counts as the same signal.
 * @param {(exitCode: number) => void} handler
 * @param {number} [repeatedWithinMs]
 */
export function onSignals(handler, repeatedWithinMs = REPEATED_WITHIN_MS) {
  let countedAt = Number.NEGATIVE_INFINITY;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (performance.now() - countedAt < repeatedWithinMs) return;
      countedAt = performance.now();
      handler(exitCodeOfSignal(signal));
    });
  }
}

/**
 * Runs work; a signal meanwhile kills every child process, cleans up and ends this process.
 * @template T
 * @param {() => Promise<T>} work
 * @param {() => void} cleanUp
 * @returns {Promise<T>}
 */
export async function killChildrenOnSignal(work, cleanUp = () => undefined) {
  const leave = async (/** @type {NodeJS.Signals} */ signal) => {
    await killAll();
    cleanUp();
    process.exit(exitCodeOfSignal(signal));
  };
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, leave);
  }
}
