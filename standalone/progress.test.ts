import { expect, test } from 'vitest';
import { createProgressLine, toLine } from './progress.ts';

const progress = (slicesDone: number, slicesTotal = 40, slicesFailed = 0) => ({
  from: 0,
  to: 1,
  slicesDone,
  slicesTotal,
  slicesFailed,
});

test('says how much of the history is there, and what has to be asked again', () => {
  expect(toLine(progress(10))).toBe('History [######..................] 10 of 40 slices (25 %)');
  expect(toLine(progress(40, 40))).toContain('[########################] 40 of 40 slices (100 %)');
  expect(toLine(progress(10, 40, 2))).toMatch(/, 2 to be asked again$/);
});

test('in a terminal one line moves, and ends when the history is complete', () => {
  const written = writtenLines(true, [38, 39, 40, 40]);
  expect(written).toHaveLength(3);
  expect(written.slice(0, 2).every((text) => text.startsWith('\r') && !text.endsWith('\n'))).toBe(true);
  expect(written.at(-1)).toMatch(/\n$/);
});

test('in a terminal the line makes way for another line while it is drawn, and elsewhere never', () => {
  const clearedAfter = (isTerminal: boolean, done: readonly number[]): string[] => {
    const written: string[] = [];
    const line = createProgressLine(isTerminal, (text) => written.push(text));
    for (const slicesDone of done) line.show(progress(slicesDone));
    written.length = 0;
    line.clear();
    return written;
  };
  expect(clearedAfter(true, [3])).toEqual(['\r\u001b[K']);
  expect(clearedAfter(true, [])).toEqual([]);
  expect(clearedAfter(true, [40])).toEqual([]);
  expect(clearedAfter(false, [3])).toEqual([]);
});

test('elsewhere a line is written every tenth', () => {
  const written = writtenLines(
    false,
    Array.from({ length: 41 }, (_, done) => done),
  );
  expect(written).toHaveLength(11);
});

function writtenLines(isTerminal: boolean, done: readonly number[]): string[] {
  const written: string[] = [];
  const line = createProgressLine(isTerminal, (text) => written.push(text));
  for (const slicesDone of done) line.show(progress(slicesDone));
  return written;
}
