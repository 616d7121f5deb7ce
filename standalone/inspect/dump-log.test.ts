import type { Change } from '@courant/core/domain';
import { CHANGES, openMemoryLog, READINGS } from '@courant/core/log';
import { expect, test } from 'vitest';
import { describeLog, readPage, readPageRequest } from './dump-log.ts';

const NOW = Date.parse('2026-08-27T10:00:00Z');

test('says what each partition holds, regions by name', async () => {
  const lines = await describeLog(await logOf(3));
  expect(lines).toContain('courant.changes/0          [0, 3)  newest appended 2026-08-27T10:00:00.000Z');
  expect(lines).toContain('courant.readings/11 PAC    empty');
});

test('left alone, the newest entries are shown; with an offset, those from there', async () => {
  const log = await logOf(5);
  expect(offsets(await readPage(log, readPageRequest(['changes', '1', '2'])))).toEqual([1, 2]);
  expect(offsets(await readPage(log, { ...readPageRequest(['changes']), limit: 2 }))).toEqual([3, 4]);
});

test('a region names its partition', () => {
  expect(readPageRequest(['readings', 'PAC'])).toMatchObject({
    topic: READINGS,
    partition: 11,
    from: undefined,
    limit: 20,
  });
});

test.each([
  [['weather'], 'topic: met "weather", allowed: readings, changes, fetches, rejected, accepted.'],
  [['readings', 'FR'], 'region: met "FR", allowed: IDF, '],
  [['changes', 'x'], 'offset: met "x", allowed: a whole number.'],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => readPageRequest(args)).toThrow(sentence);
});

async function logOf(changes: number) {
  const log = await openMemoryLog({ now: () => NOW });
  const change: Change = {
    area: 'BRE',
    resolution: 'QUARTER_HOUR',
    from: 0,
    to: 900_000,
    slots: 1,
    setter: 0,
  };
  await log.append(CHANGES, Array<Change>(changes).fill(change));
  return log;
}

const offsets = (lines: readonly string[]): number[] => lines.map((line) => JSON.parse(line).offset);
