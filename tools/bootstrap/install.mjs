import { start } from './child.mjs';
import { hashOf, runUnlessFresh } from './stamp.mjs';

/** Inside node_modules, so that removing the folder forgets the install too. */
const INSTALL_STAMP = 'node_modules/.courant-install';

/** Changes with everything an install depends on: the lockfile, npm's settings, the ABI of native packages, the machine. */
export const installHash = () =>
  hashOf(['package-lock.json', '.npmrc'], [process.versions.modules, process.platform, process.arch]);

/** Runs `npm ci`, unless this lockfile is already installed: then the registry is not contacted. */
export function install() {
  const last = {
    stampPath: INSTALL_STAMP,
    stamp: installHash(),
    outputs: ['node_modules/.package-lock.json'],
  };
  return runUnlessFresh(last, async () => {
    console.log('Installing what package-lock.json names (once; about a minute)...');
    const [command, ...args] = npm();
    // Without dev packages there is no compiler to build with, whatever NODE_ENV says.
    const { code } = await start(command, [...args, 'ci', '--include=dev', '--loglevel=error']).closed;
    if (code !== 0)
      throw new Error(`npm ci failed (exit code ${code}): its message is above. Mend it and start again.`);
  });
}

/**
 * The npm that started this process, else the one on the PATH.
 * @returns {[command: string, ...args: string[]]}
 */
function npm() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
