import { constants } from 'node:os';
import { killAll } from './child.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

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
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, leave);
  }
}
