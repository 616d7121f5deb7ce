import { createServer } from 'vite';
import { killAll, start } from './child.mjs';
import { inRepo } from './repo-root.mjs';
import { killChildrenOnSignal } from './signal.mjs';

const TSC = [
  inRepo('node_modules/typescript/bin/tsc'),
  '-b',
  'standalone',
  '--watch',
  '--preserveWatchOutput',
];
const LINE = ['--watch', '--watch-preserve-output', inRepo('standalone/dist/main.js')];

/** An edit reaches dist in a fraction of a second; node restarts the line, vite swaps the dashboard's module. */
export const watch = () => killChildrenOnSignal(watchAll);

async function watchAll() {
  const tsc = start(process.execPath, TSC);
  const line = start(process.execPath, LINE, {
    // No network: the simulator publishes, unless the developer asks for another publisher.
    env: { PUBLISHER: 'simulated', ...process.env },
  });
  const dashboard = await createServer({
    root: inRepo('web'),
    configFile: inRepo('web/vite.config.ts'),
    // Else vite reads the playground's page too, whose workers it cannot prepare.
    optimizeDeps: { entries: ['index.html'] },
  });
  await dashboard.listen();
  dashboard.printUrls();
  await Promise.race([tsc.closed, line.closed]);
  await Promise.all([killAll(), dashboard.close()]);
}
