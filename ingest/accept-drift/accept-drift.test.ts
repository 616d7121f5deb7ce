import { type Drift, FEED_OF_VINTAGE } from '@courant/core/domain';
import { ACCEPTED, type EventLog, FETCHES, openMemoryLog } from '@courant/core/log';
import { messagesIn } from '@courant/core/testing';
import { beforeEach, expect, test } from 'vitest';
import { fetchOf } from '../test/fetches.ts';
import { NOW } from '../test/harness.ts';
import { acceptDrift } from './accept-drift.ts';

const { REAL_TIME } = FEED_OF_VINTAGE;
const missing: Drift = { kind: 'MISSING', name: 'consommation', since: NOW - 1, accepted: false };

let log: EventLog;
beforeEach(async () => {
  log = await openMemoryLog();
});
const accept = (...args: string[]): Promise<string[]> =>
  acceptDrift({ log, args, now: () => NOW, signal: new AbortController().signal });
const recordDrifts = (...drifts: Drift[]): Promise<unknown> =>
  log.append(FETCHES, [fetchOf(REAL_TIME, { startedAt: NOW, schema: { columns: {}, drifts } })]);

test('a drift that ingest recorded is accepted by a record in the log', async () => {
  await recordDrifts(missing);
  expect((await accept(REAL_TIME, 'consommation')).join()).toContain('Accepted');
  expect(await messagesIn(log, ACCEPTED)).toEqual([
    { feed: REAL_TIME, name: 'consommation', acceptedAt: NOW },
  ]);
});

test('without arguments the drifts are listed, those that are accepted as such', async () => {
  expect(await accept()).toEqual(['No feed differs from what it was.']);
  await recordDrifts(missing);
  expect(await accept()).toEqual([expect.stringMatching(/consommation; what is stored of it stands\.$/)]);
  await accept(REAL_TIME, 'consommation');
  expect(await accept()).toEqual([expect.stringMatching(/ Accepted\.$/)]);
});

test.each([
  [['nonsense', 'consommation'], /met "nonsense consommation", allowed feeds: eco2mix-regional-tr/],
  [[REAL_TIME], /met "eco2mix-regional-tr", allowed feeds/],
  [[REAL_TIME, 'eolien'], /met "eco2mix-regional-tr eolien", allowed:\n.*consommation/],
])('%j is refused with what is allowed, and nothing is appended', async (args, sentence) => {
  await recordDrifts(missing);
  await expect(accept(...args)).rejects.toThrow(sentence);
  expect(await messagesIn(log, ACCEPTED)).toEqual([]);
});

test('a drift that has ended is nothing to accept', async () => {
  await recordDrifts(missing);
  await recordDrifts();
  await expect(accept(REAL_TIME, 'consommation')).rejects.toThrow('nothing, since no feed differs');
});
