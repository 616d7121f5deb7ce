import { DAY, FEED_OF_VINTAGE, type Fetch, type FetchPurpose, HOUR } from '@courant/core/domain';
import { createMetrics, type Metrics } from '@courant/core/run';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { observeIngest } from './observe.ts';
import { plainAnswer } from './test/fake-publisher.ts';
import {
  fetchesIn,
  type IngestHarness,
  NOW,
  openHarness,
  type Run,
  readingsIn,
  rejectedIn,
} from './test/harness.ts';
import { publisherRow } from './test/rows.ts';

const { CONSOLIDATED } = FEED_OF_VINTAGE;
const DECEMBER = Date.UTC(2025, 11, 2);
const ROWS = [0, 1, 2].map((day) => publisherRow('HDF', DECEMBER + day * DAY, 'CONSOLIDATED'));

let harness: IngestHarness;
let run: Run;
let metrics: Metrics;
beforeEach(async () => {
  metrics = createMetrics();
  harness = await openHarness(DECEMBER);
  harness.publisher.rows[CONSOLIDATED] = [...ROWS];
});
afterEach(async () => {
  await run.stop();
  await harness.close();
});

/** Starts ingest; the one answer with rows of the month is another one than the publisher's. */
function startWithAnswer(body: string): void {
  const observe = observeIngest(metrics);
  run = harness.start({
    onProgress: (progress) => {
      harness.progress.push(progress);
      observe(progress);
      const { feed, regions, from } = progress.fetch;
      // The region before Hauts-de-France in the backfill of December.
      if (feed === CONSOLIDATED && regions?.[0] === '28' && from === Date.UTC(2025, 11))
        harness.publisher.misbehave(CONSOLIDATED, plainAnswer(200, body));
    },
  });
}
const fetchesOfMonth = async (): Promise<Fetch[]> =>
  (await fetchesIn(harness.log)).filter(
    ({ feed, regions, from }) =>
      feed === CONSOLIDATED && regions?.[0] === '32' && from === Date.UTC(2025, 11),
  );

test('an answer that is short though valid is asked for again, and the hole is filled', async () => {
  startWithAnswer(JSON.stringify(ROWS.slice(0, 1)));
  await run.advanceUntil(() =>
    harness.progress.some(({ fetch }) => fetch.purpose === 'CHECK' && fetch.regions),
  );
  expect((await fetchesOfMonth()).map(({ purpose, mismatches }) => [purpose, mismatches])).toEqual([
    [
      'BACKFILL',
      [
        {
          vintage: 'CONSOLIDATED',
          publishedRows: 3,
          takenRows: 1,
          columns: expect.arrayContaining(['consommation']),
          since: NOW,
        },
      ],
    ],
    ['CHECK', []],
  ]);
  expect(await readingsIn(harness.log)).toHaveLength(3);
});

test('the metrics count the months that differ, until their answers agree', async () => {
  startWithAnswer(JSON.stringify(ROWS.slice(0, 1)));
  const untilAnswered = (purpose: FetchPurpose) =>
    run.advanceUntil(() =>
      harness.progress.some(({ fetch }) => fetch.purpose === purpose && fetch.regions?.[0] === '32'),
    );
  await untilAnswered('BACKFILL');
  expect(await metrics.text()).toMatch(/^courant_ingest_mismatched_months 1$/m);
  await untilAnswered('CHECK');
  expect(await metrics.text()).toMatch(/^courant_ingest_mismatched_months 0$/m);
});

test('rows of other sums are asked for again, too', async () => {
  startWithAnswer(JSON.stringify(ROWS.map((row) => ({ ...row, solaire: 7 }))));
  await run.advanceUntil(() =>
    harness.progress.some(({ fetch }) => fetch.purpose === 'CHECK' && fetch.regions),
  );
  expect((await fetchesOfMonth())[0]?.mismatches).toMatchObject([
    { publishedRows: 3, takenRows: 3, columns: ['solaire'] },
  ]);
});

test('rows that another row of their slot passed over were counted by the publisher, and count as taken', async () => {
  const [row] = ROWS;
  harness.publisher.rows[CONSOLIDATED].push({ ...row }, { ...row, solaire: 7 });
  run = harness.start();
  await run.advanceUntil(() => harness.clock.now() >= NOW + 3 * HOUR);
  expect((await rejectedIn(harness.log)).map(({ reason }) => reason)).toEqual([
    expect.stringContaining('Another row of HDF'),
  ]);
  expect((await fetchesOfMonth()).map(({ purpose, mismatches }) => [purpose, mismatches])).toEqual([
    ['BACKFILL', []],
  ]);
});

test('a row that cannot be read differs for good, and is asked for ever more rarely, across a restart', async () => {
  harness.publisher.rows[CONSOLIDATED].push(
    publisherRow('HDF', DECEMBER + 3 * DAY, 'CONSOLIDATED', { heure: '01:23' }),
  );
  run = harness.start();
  const asks = (count: number) => () =>
    harness.progress.filter(({ fetch }) => fetch.regions?.[0] === '32' && fetch.mismatches?.length).length >=
    count;
  await run.advanceUntil(asks(3));
  await run.stop();
  run = harness.start();
  await run.advanceUntil(asks(5));
  const fetches = (await fetchesOfMonth()).filter(({ mismatches }) => mismatches?.length);
  const startedAt = fetches.map((fetch) => (fetch.startedAt - NOW) / 60_000);
  expect(startedAt.map((minutes, i) => minutes - (startedAt[i - 1] ?? 0))).toEqual([0, 15, 30, 60, 120]);
  expect(fetches.map(({ mismatches }) => mismatches?.[0]?.since)).toEqual(Array(5).fill(NOW));
});
