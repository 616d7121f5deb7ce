import { spawn } from 'node:child_process';
import { REPO_ROOT } from './repo-root.mjs';

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} Options */
/** @typedef {{ child: import('node:child_process').ChildProcess, closed: Promise<{ code: number, output: string }> }} Running */

const WINDOWS = process.platform === 'win32';

/** @type {Set<Running>} */
const runningChildren = new Set();

/**
 * Starts a command in a process group of its own, so that its own children can be ended with it.
 * `quiet` collects its output in `output` instead of showing it.
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Running}
 */
export function start(command, args, { cwd = REPO_ROOT, env = process.env, quiet = false } = {}) {
  const child = spawn(command, args, {
    cwd,
    env,
    detached: !WINDOWS,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  const running = { child, closed: waitForClose(child) };
  runningChildren.add(running);
  running.closed.finally(() => runningChildren.delete(running)).catch(() => undefined);
  return running;
}

/**
 * Runs node on a script to its end.
 * @param {string[]} args
 * @param {Options} [options]
 */
export const runNode = (args, options) => start(process.execPath, args, options).closed;

/** @param {import('node:child_process').ChildProcess} child */
function waitForClose(child) {
  let output = '';
  const collect = (/** @type {Buffer} */ text) => {
    output += text;
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Sends SIGKILL, because `npm ci` survives SIGTERM and then breaks the next install; resolves when all have ended. */
export async function killAll() {
  const children = [...runningChildren];
  for (const { child } of children) killGroup(child);
  await Promise.allSettled(children.map(({ closed }) => closed));
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(WINDOWS ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}
