import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive } from '../services/is-alive.ts';

const FIXTURE = fileURLToPath(new URL('fixture/supervise.js', import.meta.url));
/** Longer than any test. */
const NEVER_MS = 600_000;

test.each([
  ['ends with 7', 7],
  ['is killed', 137],
])('a child that %s: its exit code is %i', async (conduct, exitCode) => {
  expect(await supervise(conduct).exitCode).toBe(exitCode);
});

test('at the first signal the child drains, and what it ends with is the exit code', async () => {
  const { parent, printed, exitCode, output } = supervise('drains');
  await printed('running');
  parent.kill('SIGTERM');
  expect(await exitCode).toBe(0);
  expect(output()).toBe('running\ndrained\n');
});

test('Ctrl-C reaches both processes, and by npm one of them again: it is one signal', async () => {
  const { parent, printed, exitCode, output } = supervise('drains', { repeatedWithinMs: NEVER_MS });
  await printed('running');
  signalGroup(parent, 'SIGINT');
  // Not SIGINT, because the system may deliver two equal signals as one.
  parent.kill('SIGTERM');
  expect(await exitCode).toBe(0);
  expect(output()).toBe('running\ndrained\n');
});

test('a child that never returns to its event loop is killed once its time to drain is over', async () => {
  const { parent, printed, exitCode, output } = supervise('spins', { killAfterMs: 100 });
  await printed('running');
  parent.kill('SIGTERM');
  expect(await exitCode).toBe(1);
  expect(output()).toContain('Courant did not react within 0.1 s of the signal: it was killed.\n');
  expect(isAlive(-Number(parent.pid))).toBe(false);
});

test('a second signal kills it at once', async () => {
  const { parent, printed, exitCode } = supervise('spins');
  await printed('running');
  await expect.poll(() => parent.kill('SIGTERM'), { timeout: 20_000 }).toBe(false);
  expect(await exitCode).toBe(143);
  expect(isAlive(-Number(parent.pid))).toBe(false);
});

test('a child drains when the process that watches over it is killed', async () => {
  const { parent, printed } = supervise('drains');
  await printed('running');
  const drained = printed('drained');
  parent.kill('SIGKILL');
  await drained;
});

interface Supervised {
  readonly parent: ChildProcess;
  /** Of both processes, so far. */
  output(): string;
  /** Resolves once the words were printed. */
  printed(words: string): Promise<void>;
  /** Resolves once both processes have closed their outputs. */
  readonly exitCode: Promise<number | null>;
}

/** Runs the stand-in child in a process group of its own, as a terminal does. */
function supervise(conduct: string, { killAfterMs = NEVER_MS, repeatedWithinMs = 500 } = {}): Supervised {
  const parent = spawn(process.execPath, [FIXTURE, `${killAfterMs}`, `${repeatedWithinMs}`], {
    detached: true,
    env: { ...process.env, CHILD: conduct },
  });
  onTestFinished(() => signalGroup(parent, 'SIGKILL'));
  let text = '';
  for (const stream of [parent.stdout, parent.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
  return {
    parent,
    output: () => text,
    printed: (words) => expect.poll(() => text, { timeout: 20_000 }).toContain(words),
    exitCode: once(parent, 'close').then(([code]) => code as number | null),
  };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (isAlive(-Number(pid))) process.kill(-Number(pid), signal);
}
