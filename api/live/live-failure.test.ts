import { MINUTE } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import { singleNamespace } from '@courant/core/store';
import { reading, TestLine, values } from '@courant/core/testing';
import { expect, test, vi } from 'vitest';
import { Serving } from '../serving.ts';
import { ReadingPublished } from './live-event.ts';
import { LiveHub } from './live-hub.ts';
import { LiveStream } from './live-stream.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const now = () => TEN + 60 * MINUTE;

test('what the store could not be read for once is read anew for whoever asks next', async () => {
  const line = await TestLine.open(now);
  const serving = await Serving.open(singleNamespace(line.store, 'first'));
  const hub = await LiveHub.open({
    log: line.log,
    serving,
    now,
    simulated: false,
    windowSize: 100,
    onFailure: (error) => expect.unreachable(String(error)),
  });
  const after = hub.cursor((await hub.extent()).end);
  const resume = () => new LiveStream(hub, { areas: null, after, snapshot: false }).next();
  await line.publishRegions([reading({ start: TEN, values: values({ CONSUMPTION: 2400 }) })]);
  const { end } = await line.log.extent(CHANGES, 0);
  await vi.waitUntil(() => hub.window.end === end);

  vi.spyOn(line.store, 'load').mockRejectedValueOnce(new Error('The store is away.'));
  await expect(resume()).rejects.toThrow('The store is away.');
  expect((await resume()).value).toBeInstanceOf(ReadingPublished);
  hub.close();
});
