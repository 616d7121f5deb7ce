import type { Change } from '@courant/core/domain';
import { CHANGES, openMemoryLog, type READINGS } from '@courant/core/log';
import { expect, test } from 'vitest';
import { enforceRetention } from './retention.ts';

const DAY_MS = 86_400_000;

test('changes older than a week are forgotten at the start, readings never', async () => {
  let clock = 0;
  const log = await openMemoryLog({ now: () => clock });
  await log.append(CHANGES, [change]);
  clock = 8 * DAY_MS;
  const stop = new AbortController();
  const expired: string[] = [];
  const watched = Object.assign(Object.create(log) as typeof log, {
    async expire(topic: { name: string }, now: number) {
      await log.expire(topic as typeof READINGS, now);
      expired.push(topic.name);
      if (topic.name === 'courant.rejected') stop.abort();
    },
  });
  await enforceRetention(watched, () => clock, stop.signal);
  expect(expired).toContain('courant.readings');
  expect(await log.extent(CHANGES, 0)).toEqual({ first: 1, end: 1 });
});

const change: Change = { area: 'BRE', resolution: 'QUARTER_HOUR', from: 0, to: 900_000, slots: 1, setter: 0 };
