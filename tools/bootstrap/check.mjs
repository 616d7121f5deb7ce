import { runNode } from './child.mjs';
import { prepare } from './prepare.mjs';
import { inRepo } from './repo-root.mjs';
import { killChildrenOnSignal } from './signal.mjs';

// `biome ci` paints whatever it writes to: a log file full of escapes cannot be read.
const COLOURS = process.stdout.isTTY ? 'force' : 'off';

const CHECKS = [
  { says: 'types', command: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    says: 'format, lint, rooms',
    command: [
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      `--colors=${COLOURS}`,
      '--error-on-warnings',
      '.',
    ],
  },
  { says: 'nothing unused', command: ['node_modules/knip/bin/knip.js'] },
];

await prepare({ builds: false });
const failedChecks = await killChildrenOnSignal(runChecks);
console.log(failedChecks.length === 0 ? 'check: all well' : `check: ${failedChecks.join(' and ')} failed`);
process.exitCode = failedChecks.length === 0 ? 0 : 1;

/** All of them, even after a failure: one run shows everything there is to mend. */
async function runChecks() {
  const failures = [];
  for (const { says, command } of CHECKS) {
    console.log(`check: ${says}...`);
    const [script, ...args] = command;
    const { code } = await runNode([inRepo(script), ...args]);
    if (code !== 0) failures.push(says);
  }
  return failures;
}
