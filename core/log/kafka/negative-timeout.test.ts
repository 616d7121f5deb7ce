import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { ignoreNegativeTimeouts } from './negative-timeout.ts';

test('of all warnings only that of a timer set into the past is dropped', async () => {
  const { emitWarning } = process;
  onTestFinished(() => {
    process.emitWarning = emitWarning;
  });
  const names: string[] = [];
  const note = ({ name }: Error): number => names.push(name);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));

  ignoreNegativeTimeouts();
  ignoreNegativeTimeouts();
  process.emitWarning('-1795913890402 is a negative number.', 'TimeoutNegativeWarning');
  process.emitWarning('1e12 does not fit into a 32-bit signed integer.', 'TimeoutOverflowWarning');
  process.emitWarning('a warning of no name');
  const options = { code: 'COURANT' };
  process.emitWarning('one with options', options);
  while (names.length < 3) await once(process, 'warning');

  expect(names).toEqual(['TimeoutOverflowWarning', 'Warning', 'Warning']);
});
