import { runNode } from './child.mjs';
import { installHash } from './install.mjs';
import { inRepo } from './repo-root.mjs';
import { hashOf, runUnlessFresh } from './stamp.mjs';

const TSC = inRepo('node_modules/typescript/bin/tsc');
const VITE = inRepo('node_modules/vite/bin/vite.js');
const CONFIG = ['tsconfig.base.json', 'package.json'];
/** Projects that `tsc -b` compiles: the workers, standalone, the benchmarks and the tools they need. */
const PACKAGES = [
  'core',
  'core/testing',
  'ingest',
  'processor',
  'api',
  'client',
  'simulator',
  'standalone',
  'tools',
  'bench',
];

/** What the playground is built of: its own folder, and the charts that draw its answers. */
const PLAYGROUND_FOLDERS = ['build', 'chart', 'data', 'playground', 'text', 'theme'].map(
  (name) => `web/${name}`,
);

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {string[]} sources files and folders it reads: any change builds again
 * @property {string[]} outputs files it writes: a missing one builds again
 * @property {string[]} command arguments for node
 * @property {string} [folder] its working directory, relative to the root
 */

/** @type {Build[]} */
const BUILDS = [
  {
    name: 'workers',
    sources: [...CONFIG, ...PACKAGES],
    outputs: PACKAGES.map((folder) => `${folder}/dist/.tsbuildinfo`),
    command: [TSC, '-b', 'client', 'standalone', 'tools', 'bench'],
  },
  {
    name: 'dashboard',
    sources: [...CONFIG, 'core/domain', 'client', 'web'],
    outputs: ['web/dist/index.html'],
    command: [VITE, 'build'],
    folder: 'web',
  },
  {
    name: 'playground',
    sources: [...CONFIG, 'core/domain', 'web/package.json', ...PLAYGROUND_FOLDERS],
    outputs: ['web/dist-playground/index.html'],
    command: [VITE, 'build', '--config', 'playground/vite.config.ts'],
    folder: 'web',
  },
];

/** Runs the builds whose sources changed since they last ran. */
export async function build() {
  const results = await Promise.allSettled(BUILDS.map(buildOne));
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [String(result.reason.message)] : [],
  );
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** @param {Build} build */
function buildOne({ name, sources, outputs, command, folder = '' }) {
  const last = { stampPath: `.courant/built-${name}`, stamp: hashOf(sources, [installHash()]), outputs };
  return runUnlessFresh(last, async () => {
    console.log(`Building the ${name}...`);
    const { code, output } = await runNode(command, { cwd: inRepo(folder), quiet: true });
    if (code !== 0) throw new Error(`${output}\nThe build of the ${name} failed (exit code ${code}).`);
  });
}
