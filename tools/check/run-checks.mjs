import { runNode } from '../bootstrap/child.mjs';
import { prepare } from '../bootstrap/prepare.mjs';
import { inRepo } from '../bootstrap/repo-root.mjs';
import { killChildrenOnSignal } from '../bootstrap/signal.mjs';

// `biome ci` colours its output even into a file, where the escapes make it unreadable.
const COLOURS = process.stdout.isTTY ? 'force' : 'off';

const CHECKS = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'format, lint, import rules',
    command: [
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      `--colors=${COLOURS}`,
      '--error-on-warnings',
      '.',
    ],
  },
  { name: 'nothing unused', command: ['node_modules/knip/bin/knip.js'] },
];

await prepare({ builds: false });
const failedChecks = await killChildrenOnSignal(runChecks);
console.log(failedChecks.length === 0 ? 'check: all well' : `check: ${failedChecks.join(' and ')} failed`);
process.exitCode = failedChecks.length === 0 ? 0 : 1;

/** Runs all of them, even after a failure, so that one run shows everything there is to mend. */
async function runChecks() {
  const failures = [];
  for (const { name, command } of CHECKS) {
    console.log(`check: ${name}...`);
    const [script = '', ...args] = command;
    const { code } = await runNode([inRepo(script), ...args]);
    if (code !== 0) failures.push(name);
  }
  return failures;
}
