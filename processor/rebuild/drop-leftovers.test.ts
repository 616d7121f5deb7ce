import { DAY, groupsOf, MINUTE } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';
import { expect, test } from 'vitest';
import { NOW, roundOf, SettledLine } from '../test/settled-line.ts';
import { dropLeftovers } from './drop-leftovers.ts';

const HISTORY = roundOf(NOW - 3 * DAY, 2, 1);
const LATER = NOW + 2 * MINUTE;

test('a namespace that another rebuild lets serve meanwhile is no leftover, and keeps its offsets', async () => {
  const line = await SettledLine.open(HISTORY);
  const rebuilt = '20260827t100000-aaaaaa';
  await line.namespaces.open(rebuilt);
  await line.log.reset(READINGS, groupsOf(rebuilt).regions, 'END');
  const names = line.namespaces.names.bind(line.namespaces);
  line.namespaces.names = async () => {
    const before = await names();
    await line.namespaces.flip('first', rebuilt);
    return before;
  };
  expect(await dropLeftovers(line.log, line.namespaces, LATER)).not.toContain(rebuilt);
  expect(await line.log.lag(READINGS, groupsOf(rebuilt).regions)).toBe(0);
});

test('a namespace without a consumer is a leftover, but not within a minute of its making', async () => {
  const line = await SettledLine.open(HISTORY);
  await line.namespaces.open('20260827t115930-aaaaaa');
  await line.namespaces.open('20260827t100000-bbbbbb');
  await line.namespaces.open('20260827t100000-cccccc');
  const used = new AbortController();
  const { regions } = groupsOf('20260827t100000-cccccc');
  const batches = line.log.consume(READINGS, regions, { signal: used.signal })[Symbol.asyncIterator]();
  await batches.next();
  await line.rebuild({ keepOld: true });
  expect(await line.namespaces.names()).toEqual(
    ['20260827t100000-cccccc', '20260827t115930-aaaaaa', await line.serving(), 'first'].sort(),
  );
  used.abort();
});
