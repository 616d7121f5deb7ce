import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '../services/is-alive.ts';

/** The real bootstrap in a repository of stand-ins: an npm, a tsc and a vite that only write the files the real ones would. */
let tempRepo: string;

beforeEach(() => {
  tempRepo = mkdtempSync(join(tmpdir(), 'courant-bootstrap-'));
  cpSync(fileURLToPath(new URL('.', import.meta.url)), inTempRepo('tools/bootstrap'), { recursive: true });
  writeText('package-lock.json', '{}');
  writeText('.npmrc', '');
  cpSync(fileURLToPath(new URL('../../package.json', import.meta.url)), inTempRepo('package.json'));
  writeText('core/index.ts', 'export {};');
  writeText('web/view.ts', 'export {};');
});
afterEach(() => rmSync(tempRepo, { recursive: true, force: true }));

test('a fresh clone installs, builds and starts; a second start does neither', async () => {
  expect(await start()).toMatchObject({ code: 0, output: expect.stringMatching(/started\n$/) });
  expect(commandsRun().sort()).toEqual([
    'npm ci --include=dev --loglevel=error',
    'tsc -b client standalone tools bench',
    'vite build',
    'vite build --config playground/vite.config.ts',
  ]);
  expect(await start()).toEqual({ code: 0, output: 'started\n' });
  expect(commandsRun()).toHaveLength(4);
});

test('an edited source is built again, and nothing else', async () => {
  await start();
  appendFileSync(inTempRepo('web/view.ts'), '// edited');
  await start();
  expect(commandsRun().slice(4)).toEqual(['vite build']);
});

test('another lockfile is installed, and everything is built with it', async () => {
  await start();
  writeText('package-lock.json', '{ "other": 1 }');
  await start();
  expect(commandsRun().slice(4)[0]).toMatch(/^npm ci/);
  expect(commandsRun()).toHaveLength(8);
});

test('a removed output is built again', async () => {
  await start();
  rmSync(inTempRepo('web/dist'), { recursive: true });
  await start();
  expect(commandsRun().slice(4)).toEqual(['vite build']);
});

test('an install that fails is reported, and tried again at the next start', async () => {
  expect(await start({ FAIL: 'npm' })).toMatchObject({
    code: 1,
    output: expect.stringContaining('npm ci failed (exit code 3)'),
  });
  expect(await start()).toMatchObject({ code: 0 });
});

test('a build that fails is reported with its output, and tried again at the next start', async () => {
  await start();
  writeText('core/index.ts', 'export const broken');
  const { code, output } = await start({ FAIL: 'tsc' });
  expect(code).toBe(1);
  expect(output).toContain('tsc says why');
  expect(output).toContain('The build of the workers failed (exit code 3).');
  expect(await start()).toMatchObject({ code: 0 });
  expect(commandsRun().slice(4)).toEqual([
    'tsc -b client standalone tools bench',
    'tsc -b client standalone tools bench',
  ]);
});

test('a signal during an install leaves neither process nor lock, and the next start installs', async () => {
  const child = launch({ HANG: 'npm' });
  await outputIncludes(child, 'npm hangs');
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  expect(code).toBe(143);
  // The stand-in npm ignores SIGTERM, like the real one.
  expect(isAlive(Number(readFileSync(inTempRepo('npm.pid'), 'utf8')))).toBe(false);
  expect(existsSync(inTempRepo('.courant/lock'))).toBe(false);
  expect(await start()).toMatchObject({ code: 0 });
});

test('a signal to npm reaches the line, which drains, and nothing stays behind', async () => {
  await start();
  const npm = launch({ HANG: 'line' }, ['npm', 'start', '--silent']);
  await outputIncludes(npm, 'started');
  npm.kill('SIGTERM');
  const drained = outputIncludes(npm, 'drained');
  await Promise.all([drained, once(npm, 'close')]);
  expect(await drained).toBe(true);
  expect(isAlive(-Number(npm.pid))).toBe(false);
});

test('a line whose JavaScript never returns to the event loop ends at the second signal to npm', async () => {
  await start();
  const npm = launch({ HANG: 'spin' }, ['npm', 'start', '--silent']);
  await outputIncludes(npm, 'started');
  // kill() answers false once npm has ended.
  await expect.poll(() => npm.kill('SIGTERM'), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => isAlive(-Number(npm.pid))).toBe(false);
});

test('two starts at once install once, and both run', async () => {
  const both = await Promise.all([start(), start()]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(commandsRun().filter((line) => line.startsWith('npm'))).toHaveLength(1);
});

const inTempRepo = (path: string): string => join(tempRepo, path);

function writeText(path: string, text: string): void {
  mkdirSync(dirname(inTempRepo(path)), { recursive: true });
  writeFileSync(inTempRepo(path), text);
}

/** The commands that the stand-ins logged; builds run side by side, in any order. */
function commandsRun(): string[] {
  return readFileSync(inTempRepo('done'), 'utf8').trim().split('\n');
}

const START = [process.execPath, 'tools/bootstrap/start.mjs'];

/** In a process group of its own, so that the test can see which of its processes are left. */
function launch(env: Record<string, string> = {}, [command = '', ...args] = START): ChildProcess {
  return spawn(command, args, {
    cwd: tempRepo,
    detached: true,
    env: {
      ...process.env,
      npm_execpath: inTempRepo('tools/bootstrap/fixture/npm.js'),
      TEMP_REPO: tempRepo,
      ...env,
    },
  });
}

async function start(env?: Record<string, string>): Promise<{ code: number; output: string }> {
  const child = launch(env);
  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  return { code, output };
}

/** Whether the child's output holds the words before it ends. */
function outputIncludes(child: ChildProcess, words: string): Promise<boolean> {
  return new Promise((resolve) => {
    child.stdout?.on('data', (text) => {
      if (String(text).includes(words)) resolve(true);
    });
    child.stdout?.once('end', () => resolve(false));
  });
}
