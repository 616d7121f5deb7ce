import { DAY, FEED_OF_VINTAGE, MINUTE } from '@courant/core/domain';
import { withOverrides } from '@courant/core/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MEASURE_FIELDS } from './decode/columns.ts';
import { plainAnswer } from './test/fake-publisher.ts';
import { fetchesIn, type IngestHarness, NOW, openHarness, readingsIn, rejectedIn } from './test/harness.ts';
import { publisherRow, realTime } from './test/rows.ts';

const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;
const LATEST = NOW - 30 * MINUTE;

let harness: IngestHarness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('a restart', () => {
  test('finds in the log what was sent, and sends nothing twice', async () => {
    harness.publisher.rows[REAL_TIME].push(
      realTime('HDF', LATEST),
      realTime('PAC', LATEST),
      realTime('PAC', LATEST, { heure: 'x', code_insee_region: '94' }),
    );
    harness.publisher.rows[CONSOLIDATED].push(publisherRow('HDF', NOW - 200 * DAY, 'DEFINITIVE'));
    for (let start = 0; start < 3; start++) {
      const run = harness.start();
      const before = harness.pollCount();
      await run.advanceUntil(() => harness.pollCount() >= before + 3);
      await run.stop();
    }
    expect(await readingsIn(harness.log)).toHaveLength(2);
    expect(await rejectedIn(harness.log)).toHaveLength(1);
  });

  test('asks nothing before it is due again', async () => {
    const first = harness.start();
    await first.whenIdle();
    await first.stop();
    const requestCount = harness.publisher.requests.length;
    const second = harness.start();
    await second.whenIdle();
    await second.stop();
    expect(harness.publisher.requests.length).toBe(requestCount);
  });

  test('after an outage asks for what was missed', async () => {
    const first = harness.start();
    await first.whenIdle();
    await first.stop();
    harness.clock.advance(5 * DAY);
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', NOW + 2 * DAY));
    const second = harness.start();
    await second.whenIdle();
    await second.stop();
    expect((await readingsIn(harness.log)).map(({ start }) => start)).toEqual([NOW + 2 * DAY]);
  });
});

describe('the run', () => {
  test('ends by throwing when the log fails, both feeds of it', async () => {
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST));
    const failing = withOverrides(harness.log, {
      append: () => Promise.reject(new Error('The disk is full.')),
    });
    await expect(harness.start({ log: failing }).ended).rejects.toThrow('The disk is full.');
  });

  test('ends in the middle of a request when its signal aborts', async () => {
    const isAsked = new Promise<void>((resolve) => harness.publisher.misbehave(REAL_TIME, () => resolve()));
    const run = harness.start();
    await isAsked;
    await run.stop();
    expect((await fetchesIn(harness.log)).filter(({ feed }) => feed === REAL_TIME)).toEqual([]);
  });

  test('ends while it waits by the real clock', async () => {
    const stop = new AbortController();
    const isIdle = (): boolean =>
      harness.pollCount() === 3 && harness.progress.some(({ fetch }) => fetch.purpose === 'CHECK');
    const run = harness.start({
      wait: undefined,
      onProgress: (progress) => {
        harness.progress.push(progress);
        if (isIdle()) stop.abort();
      },
    });
    await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => setImmediate(resolve)));
    await expect(run.stop()).resolves.toBeUndefined();
  });

  test('counts asks and rows over both feeds', async () => {
    harness.publisher.rows[REAL_TIME].push(
      realTime('HDF', LATEST),
      realTime('HDF', LATEST, { nature: 'x' }),
      realTime('HDF', Date.UTC(2026, 0, 14), {
        ...Object.fromEntries([...MEASURE_FIELDS, 'tco_eolien'].map((field) => [field, 'ND'])),
      }),
    );
    harness.publisher.misbehave(CONSOLIDATED, plainAnswer(500, ''));
    const run = harness.start();
    await run.whenIdle();
    await run.stop();
    // The last three hours, two days and fourteen days of real time, and the check.
    expect(harness.progress.at(-1)?.counters).toEqual({
      asks: 4,
      refusals: 1,
      rows: 2 + 3 + 3,
      appended: 1,
      rejected: 1,
      ghosts: 0,
      empty: 2,
      future: 0,
    });
  });

  test('polls a simulator each second and records only those that appended something, and one each half minute', async () => {
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST));
    const run = harness.start({ simulated: true });
    await run.advanceUntil(() => harness.clock.now() >= NOW + 65_000);
    harness.publisher.rows[REAL_TIME][0] = realTime('HDF', LATEST, { eolien: 83 });
    await run.advanceUntil(() => harness.clock.now() >= NOW + 68_000);
    await run.stop();
    expect(harness.pollCount()).toBeGreaterThan(65);
    const recorded = (await fetchesIn(harness.log)).filter(
      ({ feed, purpose }) => feed === REAL_TIME && purpose === 'POLL',
    );
    expect(recorded.map(({ startedAt, appended }) => [startedAt - NOW, appended])).toEqual([
      [0, 1],
      [30_000, 0],
      [60_000, 0],
      [66_000, 1],
    ]);
  });

  test('writes readings before rejected rows before the record of the ask', async () => {
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST), realTime('HDF', LATEST, { eolien: 'x' }));
    const order: string[] = [];
    const watched = withOverrides(harness.log, {
      append: (topic, values) => {
        if (values.length > 0) order.push(topic.name);
        return harness.log.append(topic, values);
      },
    });
    const run = harness.start({ log: watched });
    await run.whenIdle();
    await run.stop();
    const ofRealTime = order.slice(order.indexOf('courant.readings'));
    expect(ofRealTime.slice(0, 3)).toEqual(['courant.readings', 'courant.rejected', 'courant.fetches']);
  });

  test('says in every fetch whether the publisher is a simulator', async () => {
    const run = harness.start({ simulated: true });
    await run.whenIdle();
    await run.stop();
    expect((await fetchesIn(harness.log)).every(({ simulated }) => simulated)).toBe(true);
  });
});
