import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { currentProcess } from './host-process.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const listeners = () => SIGNALS.map((signal) => process.listeners(signal));

let before: ReturnType<typeof listeners>;
beforeEach(() => {
  before = listeners();
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  for (const [i, signal] of SIGNALS.entries())
    for (const listener of process.listeners(signal))
      if (!before[i]?.includes(listener)) process.off(signal, listener);
});

test('a signal that npm or the terminal repeats at once counts once, whatever its name; a later one counts', () => {
  const exitCodes: number[] = [];
  currentProcess.onSignal((exitCode) => exitCodes.push(exitCode));
  process.emit('SIGINT', 'SIGINT');
  process.emit('SIGHUP', 'SIGHUP');
  vi.advanceTimersByTime(499);
  process.emit('SIGTERM', 'SIGTERM');
  expect(exitCodes).toEqual([130]);
  vi.advanceTimersByTime(1);
  process.emit('SIGTERM', 'SIGTERM');
  expect(exitCodes).toEqual([130, 143]);
});
