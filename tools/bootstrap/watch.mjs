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

/** tsc rebuilds an edited file in a fraction of a second, node restarts the line, vite swaps the dashboard's module. */
export const watch = () => killChildrenOnSignal(watchAll);

async function watchAll() {
  const tsc = start(process.execPath, TSC);
  const line = start(process.execPath, LINE, {
    // Without network: the simulator publishes, unless the developer names another publisher.
    env: { PUBLISHER: 'simulated', ...process.env },
  });
  const dashboard = await openDashboard();
  await Promise.race([tsc.closed, line.closed]);
  await Promise.all([killAll(), dashboard.close()]);
}

async function openDashboard() {
  // Imported late: vite is there only once `prepare()` has installed it.
  const { createServer } = await import('vite');
  const dashboard = await createServer({
    root: inRepo('web'),
    configFile: inRepo('web/vite.config.ts'),
    // Without it vite also scans the playground's page, whose workers it cannot bundle.
    optimizeDeps: { entries: ['index.html'] },
  });
  await dashboard.listen();
  dashboard.printUrls();
  return dashboard;
}
