import { MINUTE } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import { singleNamespace } from '@courant/core/store';
import { reading, TestLine, values } from '@courant/core/testing';
import { expect, test, vi } from 'vitest';
import { FetchLog } from '../fetches/fetch-log.ts';
import { ServingNamespace } from '../serving-namespace.ts';
import { LiveStream } from './answer-live.ts';
import { LiveHub } from './live-hub.ts';
import { ReadingPublished } from './live-type.ts';
import { ReadStream } from './read-stream.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const now = () => TEN + 60 * MINUTE;

test('an event that the store failed to give once is read again for the next stream', async () => {
  const line = await TestLine.open(now);
  const serving = await ServingNamespace.open(singleNamespace(line.store, 'first'), {
    log: line.log,
    fetches: new FetchLog(line.log),
  });
  const hub = await LiveHub.open({
    log: line.log,
    serving,
    now,
    simulated: false,
    recentChangesSize: 100,
    onFailure: (error) => expect.unreachable(String(error)),
  });
  const after = hub.cursor((await hub.extent()).end);
  const resume = () => new ReadStream(new LiveStream(hub, { areas: null, after, snapshot: false })).next();
  await line.publishRegions([reading({ start: TEN, values: values({ CONSUMPTION: 2400 }) })]);
  const { end } = await line.log.extent(CHANGES, 0);
  await vi.waitUntil(() => hub.recentChanges.end === end);

  vi.spyOn(line.store, 'load').mockRejectedValueOnce(new Error('The store is away.'));
  await expect(resume()).rejects.toThrow('The store is away.');
  expect((await resume()).value).toBeInstanceOf(ReadingPublished);
  hub.close();
});
