import { killAll, runNode, start } from './child.mjs';
import { inHouse } from './house.mjs';
import { prepare } from './prepare.mjs';
import { endingChildrenOnSignal } from './signal.mjs';

await prepare();
await endingChildrenOnSignal(watch);

/** An edit reaches dist in a fraction of a second; node restarts the line, vite swaps the dashboard's module. */
async function watch() {
  const tsc = runNode([
    inHouse('node_modules/typescript/bin/tsc'),
    '-b',
    'line',
    '--watch',
    '--preserveWatchOutput',
  ]);
  const line = start(
    process.execPath,
    ['--watch', '--watch-preserve-output', inHouse('line/dist/start/main.js')],
    {
      // No network: the simulator publishes, unless the developer asks for another publisher.
      env: { PUBLISHER: 'simulated', ...process.env },
    },
  );
  const vite = runNode([inHouse('node_modules/vite/bin/vite.js')], { cwd: inHouse('web') });
  await Promise.race([tsc, line.closed, vite]);
  await killAll();
}
