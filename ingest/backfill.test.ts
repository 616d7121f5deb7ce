import { DAY, FEED_OF_VINTAGE, type FeedId, HOUR } from '@courant/core/domain';
import { withOverrides } from '@courant/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainAnswer } from './test/fake-publisher.ts';
import { fetchesIn, type IngestHarness, NOW, openHarness, readingsIn } from './test/harness.ts';
import { publisherRow, realTime } from './test/rows.ts';

const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;
const NOVEMBER = Date.UTC(2025, 10, 10);
/** Three months of twelve regions, in two feeds. */
const SLICES = 2 * 3 * 12;

let harness: IngestHarness;
beforeEach(async () => {
  harness = await openHarness(NOVEMBER);
  for (const area of ['IDF', 'HDF', 'PAC'] as const) {
    for (let back = 0; back < 60; back++) {
      const start = NOW - back * DAY - 2 * HOUR;
      harness.publisher.rows[REAL_TIME].push(realTime(area, start));
      if (back > 30) harness.publisher.rows[CONSOLIDATED].push(publisherRow(area, start, 'CONSOLIDATED'));
    }
  }
});
afterEach(() => harness.close());

const PUBLISHED = 3 * (60 + 29);
const backfills = () =>
  harness.progress.filter(({ fetch }) => fetch.purpose === 'BACKFILL').map(({ fetch }) => fetch);
const slicesFetched = (feed: FeedId): string[] =>
  backfills()
    .filter((fetch) => fetch.feed === feed && !fetch.refusal)
    .map(({ regions, from }) => `${regions} ${from}`);

test('history comes newest month first, region by region, and says how far it is', async () => {
  const run = harness.start();
  await run.whenIdle();
  await run.stop();
  const months = backfills()
    .filter(({ feed }) => feed === CONSOLIDATED)
    .map(({ from }) => new Date(from).getUTCMonth() + 1);
  expect(months).toEqual([...Array(12).fill(1), ...Array(12).fill(12), ...Array(12).fill(11)]);
  expect(backfills().map(({ backfill }) => backfill?.slicesDone)).toEqual(
    Array.from({ length: SLICES }, (_, i) => i + 1),
  );
  expect(backfills().at(-1)?.backfill).toEqual({
    from: NOVEMBER,
    to: NOW,
    slicesDone: SLICES,
    slicesTotal: SLICES,
    slicesFailed: 0,
  });
  expect(await readingsIn(harness.log)).toHaveLength(PUBLISHED);
});

test('stopped after any slice, the next run goes on where it stood: each slice is taken once, each reading sent once', async () => {
  for (let count = 1; count <= SLICES; count += 5) {
    const stop = new AbortController();
    const run = harness.start({
      onProgress: (progress) => {
        harness.progress.push(progress);
        if (backfills().length >= count) stop.abort();
      },
    });
    stop.signal.addEventListener('abort', () => void run.stop());
    await run.whenIdle();
    await run.stop();
  }
  const last = harness.start();
  await last.whenIdle();
  await last.stop();
  for (const feed of [REAL_TIME, CONSOLIDATED] as const) {
    expect(slicesFetched(feed)).toHaveLength(SLICES / 2);
    expect(new Set(slicesFetched(feed)).size).toBe(SLICES / 2);
  }
  expect(await readingsIn(harness.log)).toHaveLength(PUBLISHED);
});

test('a log that dies between the readings and the record of the ask makes the next run ask again, and send nothing twice', async () => {
  for (let death = 1; death <= 12; death += 3) {
    let appends = 0;
    const dying = withOverrides(harness.log, {
      append: async (topic, values) => {
        if (topic.name === 'courant.fetches' && ++appends === death) throw new Error('killed');
        return harness.log.append(topic, values);
      },
    });
    await expect(harness.start({ log: dying }).ended).rejects.toThrow('killed');
  }
  const last = harness.start();
  await last.whenIdle();
  await last.stop();
  const readings = await readingsIn(harness.log);
  const slots = readings.map(({ area, start, vintage }) => `${area} ${start} ${vintage}`);
  expect(new Set(slots).size).toBe(PUBLISHED);
  expect(slots).toHaveLength(PUBLISHED);
});

test('a slice that fails alone is retried later while the others land', async () => {
  const run = harness.start({
    onProgress: (progress) => {
      harness.progress.push(progress);
      const isCheck = progress.fetch.feed === CONSOLIDATED && progress.fetch.purpose === 'CHECK';
      if (isCheck && backfills().length < SLICES) {
        harness.publisher.misbehave(
          CONSOLIDATED,
          plainAnswer(200, 'Streaming interrupted due to the following error: x'),
        );
      }
    },
  });
  await run.advanceUntil(() => backfills().length >= SLICES + 1);
  await run.stop();
  const ofFeed = backfills().filter(({ feed }) => feed === CONSOLIDATED);
  const failed = ofFeed.findIndex(({ refusal }) => refusal !== null);
  const again = ofFeed.findIndex(
    ({ regions, from }, i) =>
      i > failed && `${regions} ${from}` === `${ofFeed[failed]?.regions} ${ofFeed[failed]?.from}`,
  );
  expect(failed).toBe(0);
  expect(again).toBeGreaterThan(1);
  expect(ofFeed[failed]?.backfill?.slicesFailed).toBe(1);
  expect(backfills().at(-1)?.backfill).toMatchObject({ slicesDone: SLICES, slicesFailed: 0 });
  expect(await readingsIn(harness.log)).toHaveLength(PUBLISHED);
});

test('a packet of consolidated data shows in the check, and only its region-months are fetched', async () => {
  const run = harness.start();
  await run.whenIdle();
  const before = harness.progress.length;
  for (let back = 20; back <= 30; back++) {
    harness.publisher.rows[CONSOLIDATED].push(publisherRow('HDF', NOW - back * DAY, 'CONSOLIDATED'));
  }
  await run.advanceUntil(() => harness.clock.now() >= NOW + DAY);
  await run.whenIdle();
  await run.stop();
  const since = harness.progress
    .slice(before)
    .map(({ fetch }) => fetch)
    .filter(({ feed }) => feed === CONSOLIDATED);
  expect(since.map(({ purpose, regions, appended }) => [purpose, regions, appended])).toEqual([
    ['CHECK', null, 0],
    ['CHECK', ['32'], 11],
  ]);
  expect(
    (await fetchesIn(harness.log)).filter(({ grouped }) => grouped?.length).at(-1)?.grouped,
  ).toMatchObject([{ inseeCode: '32', month: '2025-12' }]);
});
