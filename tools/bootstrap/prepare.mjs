import { build } from './build.mjs';
import { install } from './install.mjs';
import { takeLock } from './lock.mjs';
import { requireNode } from './node-version.mjs';
import { inRepo } from './repo-root.mjs';
import { killChildrenOnSignal } from './signal.mjs';

/**
 * Makes the folder ready: right Node, dependencies installed, sources built. A folder that is ready costs a few
 * hashes. What fails ends the process with its sentence.
 * @param {{ builds?: boolean }} [what]
 */
export async function prepare({ builds = true } = {}) {
  requireNode();
  let giveBack = () => {};
  try {
    await killChildrenOnSignal(
      async () => {
        giveBack = await takeLock(inRepo('.courant/lock'), logLockHolder);
        await install();
        if (builds) await build();
      },
      () => giveBack(),
    );
  } catch (failed) {
    console.error(failed instanceof Error ? failed.message : failed);
    process.exitCode = 1;
  } finally {
    giveBack();
  }
  if (process.exitCode) process.exit();
}

/** @param {number} holder */
function logLockHolder(holder) {
  console.log(`Process ${holder} is preparing this folder; waiting for it...`);
}
