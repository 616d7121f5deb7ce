import { build } from './build.mjs';
import { install } from './install.mjs';
import { takeLock } from './lock.mjs';
import { requireNode } from './node-version.mjs';
import { surviveClosedOutput } from './output.mjs';
import { inRepo } from './repo-root.mjs';
import { killChildrenOnSignal } from './signal.mjs';

/**
 * Makes the folder ready: checks Node's version, installs dependencies, builds sources. A folder that is ready costs a
 * few hashes. A step that fails ends the process with its message.
 * @param {{ builds?: boolean }} [options]
 */
export async function prepare({ builds = true } = {}) {
  surviveClosedOutput();
  requireNode();
  let release = () => {};
  try {
    await killChildrenOnSignal(
      async () => {
        release = await takeLock(inRepo('.courant/lock'), logLockHolder);
        await install();
        if (builds) await build();
      },
      () => release(),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    release();
  }
  if (process.exitCode) process.exit();
}

/** @param {number} holder */
function logLockHolder(holder) {
  console.log(`Process ${holder} is preparing this folder; waiting for it...`);
}
