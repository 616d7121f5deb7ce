import { expect, test } from 'vitest';
import { startNode } from './node-process.ts';

test('both outputs are complete when the exit code is known', async () => {
  const script = "console.error('to stderr'); console.log('to stdout'); process.exitCode = 3;";
  const started = startNode(['--eval', script], {});
  expect(await started.exitCode).toBe(3);
  expect(started.output()).toContain('to stderr\n');
  expect(started.output()).toContain('to stdout\n');
});

test('a process that a signal ends has no exit code', async () => {
  const started = startNode(['--eval', 'setInterval(() => undefined, 1000)'], {});
  expect(await started.end('SIGKILL')).toBeNull();
});
