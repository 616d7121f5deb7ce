import { DAY, FEED_OF_VINTAGE, HOUR, MINUTE, type PublishedMeasure, publishedMw } from '@courant/core/domain';
import { ACCEPTED, READINGS } from '@courant/core/log';
import { reading, values } from '@courant/core/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Row } from './decode/raw-row.ts';
import { driftNotice } from './notice/drift.ts';
import { fetchesIn, type IngestHarness, NOW, openHarness, readingsIn } from './test/harness.ts';
import { publisherRow, realTime } from './test/rows.ts';

const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;
const QUARTER = 15 * MINUTE;
const EARLIER = NOW - 60 * MINUTE;

let harness: IngestHarness;
beforeEach(async () => {
  harness = await openHarness();
  harness.publisher.rows[REAL_TIME] = [realTime('BRE', EARLIER), realTime('HDF', EARLIER)];
});
afterEach(() => harness.close());

/** Replaces each row of real time. */
const changeRows = (change: (row: Row) => Row): void => {
  harness.publisher.rows[REAL_TIME] = harness.publisher.rows[REAL_TIME].map(change);
};
const renamed = ({ consommation, ...rest }: Row): Row => ({ ...rest, conso: consommation });
const later = (more: Row = {}): Row => ({ ...realTime('BRE', NOW - QUARTER), ...more });

/** Runs a first poll, changes what is published, and runs until the next one has ended. */
async function pollBeforeAndAfter(change: () => void): Promise<void> {
  const run = harness.start();
  await run.whenIdle();
  change();
  const before = harness.pollCount();
  await run.advanceUntil(() => harness.pollCount() > before);
  await run.stop();
}

const mwIn = async (measure: PublishedMeasure): Promise<(number | null)[]> =>
  (await readingsIn(harness.log)).map(({ values }) => publishedMw(values, measure));
const driftTexts = (): string[] => harness.progress.flatMap(driftNotice).map(({ text }) => text);
const drifts = (): string[] =>
  (harness.progress.at(-1)?.drifts ?? []).map(({ kind, name }) => `${kind} ${name}`);

describe('a column that every row lacks', () => {
  test.each<[string, (row: Row) => Row, string[]]>([
    ['by its name', renamed, ['MISSING consommation', 'ADDED conso']],
    ['by its value', (row) => ({ ...row, consommation: null }), ['MISSING consommation']],
    ['by its type', (row) => ({ ...row, consommation: `${row.consommation} MW` }), ['RETYPED consommation']],
  ])(
    '%s changes nothing that was published, while the rest of the row is taken',
    async (_, change, found) => {
      await pollBeforeAndAfter(() => changeRows((row) => ({ ...change(row), eolien: 83 })));
      expect(await mwIn('WIND')).toEqual([82, 83, 82, 83]);
      expect(await mwIn('CONSUMPTION')).toEqual([4230, 4230, 4230, 4230]);
      expect(drifts()).toEqual(found);
    },
  );

  test('shows in a log that has no schema yet, from what was published before', async () => {
    const [published] = harness.publisher.rows[REAL_TIME];
    await harness.log.append(READINGS, [
      reading({ start: EARLIER, values: values({ CONSUMPTION: 4230 }, null) }),
    ]);
    harness.publisher.rows[REAL_TIME] = [renamed(published ?? {})];
    const run = harness.start();
    await run.whenIdle();
    await run.stop();
    expect(await mwIn('CONSUMPTION')).toEqual([4230, 4230]);
    expect(drifts()).toEqual(['MISSING consommation']);
  });

  test('is null in a slot that never had it', async () => {
    await pollBeforeAndAfter(() => {
      harness.publisher.rows[REAL_TIME].push(later());
      changeRows(renamed);
    });
    expect((await readingsIn(harness.log)).filter(({ start }) => start > EARLIER)[0]?.values[0]).toBeNull();
  });

  test('of a half-hour that only real time has is the mean of its quarter-hours', async () => {
    const start = NOW - 60 * DAY;
    harness.publisher.rows[CONSOLIDATED] = [publisherRow('BRE', start - DAY, 'CONSOLIDATED')];
    harness.publisher.rows[REAL_TIME] = [
      realTime('BRE', start, { consommation: 100 }),
      realTime('BRE', start + QUARTER, { consommation: 101 }),
    ];
    const run = harness.start({ backfillFrom: start });
    await run.whenIdle();
    harness.publisher.rows[CONSOLIDATED] = [
      ...harness.publisher.rows[CONSOLIDATED],
      publisherRow('BRE', start, 'CONSOLIDATED'),
    ].map(renamed);
    await run.advanceUntil(() => harness.appendedCount() > 3);
    await run.stop();
    const halfHour = (await readingsIn(harness.log)).find(
      (reading) => reading.start === start && reading.stepMinutes === 30,
    );
    expect(halfHour && publishedMw(halfHour.values, 'CONSUMPTION')).toBe(100.5);
  });
});

test('a value that one row of many no longer has is null, as published', async () => {
  await pollBeforeAndAfter(() =>
    changeRows((row) => (row.code_insee_region === '53' ? { ...row, eolien: null } : row)),
  );
  expect(await mwIn('WIND')).toEqual([82, 82, null]);
  expect(drifts()).toEqual([]);
});

describe('regions', () => {
  test.each<[string, (rows: Row[]) => Row[], string[]]>([
    [
      'one that is absent',
      (rows) => rows.filter(({ code_insee_region: code }) => code !== '53'),
      ['REGION 53'],
    ],
    ['none at all', () => [], ['REGION 32', 'REGION 53']],
    [
      'rows without any value',
      (rows) =>
        rows.map(({ code_insee_region, date_heure, heure }) => ({ code_insee_region, date_heure, heure })),
      ['REGION 32', 'REGION 53'],
    ],
  ])('%s is noted, and what was published stands', async (_, change, found) => {
    await pollBeforeAndAfter(() => {
      harness.publisher.rows[REAL_TIME] = change(harness.publisher.rows[REAL_TIME]);
    });
    expect(await readingsIn(harness.log)).toHaveLength(2);
    expect(drifts().filter((drift) => drift.startsWith('REGION'))).toEqual(found);
  });
});

describe('a drift', () => {
  test('is said once, again after a restart, and once more at its end', async () => {
    await pollBeforeAndAfter(() => changeRows(renamed));
    const lines = driftTexts();
    expect(lines).toEqual([
      expect.stringMatching(/no longer publishes the column consommation.*npm run accept-drift -- eco2mix/),
      expect.stringMatching(/has the new column conso/),
    ]);
    harness.progress.length = 0;
    const run = harness.start();
    await run.advanceUntil(() => harness.pollCount() > 2);
    expect(driftTexts()).toEqual(lines);
    changeRows(({ conso, ...rest }) => ({ ...rest, consommation: conso }));
    await run.advanceUntil(() => harness.progress.some(({ ended }) => ended.length > 0));
    await run.stop();
    expect(driftTexts().slice(2)).toEqual([
      expect.stringMatching(/has the column consommation again/),
      expect.stringMatching(/no longer has the column conso/),
    ]);
  });

  test('is recorded once, when it begins, and not with each poll', async () => {
    const run = harness.start();
    await run.whenIdle();
    changeRows(renamed);
    await run.advanceUntil(() => harness.clock.now() > NOW + 6 * HOUR);
    await run.stop();
    const recorded = (await fetchesIn(harness.log)).filter(
      ({ feed, schema }) => feed === REAL_TIME && schema,
    );
    expect(recorded.map(({ schema }) => schema?.drifts.length)).toEqual([0, 2]);
    expect(recorded[1]?.schema?.drifts[0]?.since).toBe(recorded[1]?.startedAt);
  });

  test('that an operator accepts is no alarm, and its nulls are taken', async () => {
    const empty = (row: Row): Row => ({ ...row, consommation: null });
    await pollBeforeAndAfter(() => changeRows(empty));
    await harness.log.append(ACCEPTED, [
      { feed: REAL_TIME, name: 'consommation', acceptedAt: harness.clock.now() },
    ]);
    harness.progress.length = 0;
    const run = harness.start();
    await run.advanceUntil(() => harness.pollCount() > 0);
    await run.stop();
    expect(harness.progress.at(-1)).toMatchObject({ drifts: [{ accepted: true }], begun: [] });
    expect(await mwIn('CONSUMPTION')).toEqual([4230, null, 4230, null]);
  });

  test('that an operator accepts as a column that is absent changes nothing all the same', async () => {
    await pollBeforeAndAfter(() => changeRows(renamed));
    await harness.log.append(ACCEPTED, [
      { feed: REAL_TIME, name: 'consommation', acceptedAt: harness.clock.now() },
    ]);
    const run = harness.start();
    await run.advanceUntil(() => harness.pollCount() > 5);
    await run.stop();
    expect(await mwIn('CONSUMPTION')).toEqual([4230, 4230]);
  });
});
