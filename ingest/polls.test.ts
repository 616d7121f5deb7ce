import { DAY, FEED_OF_VINTAGE, HOUR, MINUTE, PUBLISHED_INDEX } from '@courant/core/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchesIn, type IngestHarness, NOW, openHarness, readingsIn, rejectedIn } from './test/harness.ts';
import { realTime } from './test/rows.ts';

const { REAL_TIME } = FEED_OF_VINTAGE;
const LATEST = NOW - 30 * MINUTE;

let harness: IngestHarness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('polls', () => {
  test('bring what is published to the log, each region in its order of time', async () => {
    harness.publisher.rows[REAL_TIME].push(
      realTime('BRE', LATEST),
      realTime('BRE', LATEST - 15 * MINUTE),
      realTime('IDF', LATEST),
    );
    const run = harness.start();
    await run.whenIdle();
    await run.stop();
    expect((await readingsIn(harness.log)).map(({ area, start }) => [area, start])).toEqual([
      ['IDF', LATEST],
      ['BRE', LATEST - 15 * MINUTE],
      ['BRE', LATEST],
    ]);
  });

  test('ask the last three hours each quarter of an hour, two days hourly, fourteen days daily', async () => {
    const run = harness.start();
    await run.advanceUntil(() => harness.clock.now() >= NOW + DAY - MINUTE);
    await run.stop();
    const spans = (await fetchesIn(harness.log))
      .filter(({ feed }) => feed === REAL_TIME)
      .map(({ from, startedAt }) => startedAt - from);
    const count = (spanMs: number): number =>
      spans.filter((width) => Math.abs(width - spanMs) < 15 * MINUTE).length;
    expect([count(3 * HOUR), count(2 * DAY), count(14 * DAY)]).toEqual([96, 24, 1]);
  });

  test('ask up to now and no further, and never by consumption or by the local date', async () => {
    const run = harness.start();
    await run.whenIdle();
    await run.stop();
    const wheres = harness.publisher.requests
      .filter(({ feed }) => feed === REAL_TIME)
      .map(({ where }) => where);
    expect(wheres[0]).toBe('date_heure >= "2026-01-15T11:00:00Z" and date_heure <= "2026-01-15T14:00:00Z"');
    expect(wheres.join()).not.toMatch(/consommation|date [<>=]/);
  });

  test('of an unchanged source append nothing, 96 times', async () => {
    for (let back = 0; back < 12; back++)
      harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST - back * 15 * MINUTE));
    const run = harness.start();
    await run.whenIdle();
    const before = await readingsIn(harness.log);
    const first = harness.pollCount();
    await run.advanceUntil(() => harness.pollCount() >= first + 96);
    await run.stop();
    expect(before).toHaveLength(12);
    expect(await readingsIn(harness.log)).toEqual(before);
  });

  test('append a revision, and only the slot it changes', async () => {
    const rows = harness.publisher.rows[REAL_TIME];
    rows.push(realTime('HDF', LATEST), realTime('HDF', LATEST - 15 * MINUTE));
    const run = harness.start();
    await run.whenIdle();
    rows[0] = realTime('HDF', LATEST, { eolien: 83 });
    await run.advanceUntil(() => harness.appendedCount() > 2);
    await run.stop();
    expect(
      (await readingsIn(harness.log)).map(({ start, values }) => [
        start - LATEST,
        values[PUBLISHED_INDEX.WIND],
      ]),
    ).toEqual([
      [-15 * MINUTE, 82],
      [0, 82],
      [0, 83],
    ]);
    const counts = (await fetchesIn(harness.log)).filter(({ appended }) => appended > 0);
    expect(counts.map(({ appended, revised }) => [appended, revised])).toEqual([
      [2, 0],
      [1, 1],
    ]);
  });

  test('append a change of a number beside the measures', async () => {
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST));
    const run = harness.start();
    await run.whenIdle();
    harness.publisher.rows[REAL_TIME][0] = realTime('HDF', LATEST, { tco_eolien: 2 });
    await run.advanceUntil(() => harness.appendedCount() > 1);
    await run.stop();
    expect((await readingsIn(harness.log)).map(({ extra }) => extra.tco_eolien)).toEqual([1.94, 2]);
  });

  test('are one at a time: an old answer is stored before the next ask is sent', async () => {
    let release = (): void => {};
    const isAsked = new Promise<void>((resolve) => {
      harness.publisher.misbehave(REAL_TIME, (response) => {
        release = () => response.end(JSON.stringify([realTime('HDF', LATEST, { eolien: 1 })]));
        resolve();
      });
    });
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST, { eolien: 2 }));
    const run = harness.start();
    await isAsked;
    const requestCount = harness.publisher.requests.filter(({ feed }) => feed === REAL_TIME).length;
    release();
    await run.whenIdle();
    await run.stop();
    expect(requestCount).toBe(1);
    expect(harness.publisher.maxConcurrent[REAL_TIME]).toBe(1);
    expect((await readingsIn(harness.log)).map(({ values }) => values[PUBLISHED_INDEX.WIND])).toEqual([1, 2]);
  });
});

describe('a row that cannot be decoded', () => {
  test('is rejected once over many polls, with its text, and stops nothing', async () => {
    const bad = realTime('HDF', LATEST, { nature: 'Données rêvées' });
    harness.publisher.rows[REAL_TIME].push(bad, realTime('BRE', LATEST));
    const run = harness.start();
    await run.advanceUntil(() => harness.pollCount() >= 20);
    await run.stop();
    expect(await rejectedIn(harness.log)).toEqual([
      {
        raw: JSON.stringify(bad),
        reason: expect.stringContaining('nature "Données rêvées"'),
        origin: expect.stringContaining(REAL_TIME),
        rejectedAt: NOW,
      },
    ]);
    expect(await readingsIn(harness.log)).toHaveLength(1);
  });

  test('has its unknown columns named once', async () => {
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST, { fission: 1 }));
    const run = harness.start();
    await run.advanceUntil(() => harness.pollCount() >= 10);
    await run.stop();
    expect(harness.progress.flatMap(({ newColumns }) => newColumns)).toEqual(['fission']);
  });
});
