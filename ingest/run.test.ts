import { DAY, MINUTE } from '@courant/core/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MEASURE_FIELDS } from './decode/columns.ts';
import { plainAnswer } from './test/fake-publisher.ts';
import { type Bench, fetchesIn, NOW, openBench, readingsIn, rejectedIn, withAppend } from './test/harness.ts';
import { publisherRow, realTime } from './test/rows.ts';

const TR = 'eco2mix-regional-tr';
const CONS_DEF = 'eco2mix-regional-cons-def';
const LATEST = NOW - 30 * MINUTE;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

describe('a restart', () => {
  test('finds in the log what was sent, and sends nothing twice', async () => {
    bench.publisher.rows[TR].push(
      realTime('HDF', LATEST),
      realTime('PAC', LATEST),
      realTime('PAC', LATEST, { heure: 'x', code_insee_region: '94' }),
    );
    bench.publisher.rows[CONS_DEF].push(publisherRow('HDF', NOW - 200 * DAY, 'DEFINITIVE'));
    for (let start = 0; start < 3; start++) {
      const run = bench.start();
      const before = bench.polls();
      await run.until(() => bench.polls() >= before + 3);
      await run.stop();
    }
    expect(await readingsIn(bench.log)).toHaveLength(2);
    expect(await rejectedIn(bench.log)).toHaveLength(1);
  });

  test('asks nothing before it is due again', async () => {
    const first = bench.start();
    await first.settled();
    await first.stop();
    const asked = bench.publisher.asked.length;
    const second = bench.start();
    await second.settled();
    await second.stop();
    expect(bench.publisher.asked.length).toBe(asked);
  });

  test('after an outage asks for what was missed', async () => {
    const first = bench.start();
    await first.settled();
    await first.stop();
    bench.clock.pass(5 * DAY);
    bench.publisher.rows[TR].push(realTime('HDF', NOW + 2 * DAY));
    const second = bench.start();
    await second.settled();
    await second.stop();
    expect((await readingsIn(bench.log)).map(({ start }) => start)).toEqual([NOW + 2 * DAY]);
  });
});

describe('the run', () => {
  test('ends by throwing when the log fails, both feeds of it', async () => {
    bench.publisher.rows[TR].push(realTime('HDF', LATEST));
    const failing = withAppend(bench.log, () => Promise.reject(new Error('The disk is full.')));
    await expect(bench.start({ log: failing }).ended).rejects.toThrow('The disk is full.');
  });

  test('ends in the middle of a question when told to', async () => {
    const isAsked = new Promise<void>((resolve) => bench.publisher.misbehave(TR, () => resolve()));
    const run = bench.start();
    await isAsked;
    await run.stop();
    expect((await fetchesIn(bench.log)).filter(({ feed }) => feed === TR)).toEqual([]);
  });

  test('ends while it waits by the real clock', async () => {
    const stop = new AbortController();
    const isIdle = (): boolean =>
      bench.polls() === 3 && bench.progress.some(({ fetch }) => fetch.purpose === 'CHECK');
    const run = bench.start({
      wait: undefined,
      onProgress: (met) => {
        bench.progress.push(met);
        if (isIdle()) stop.abort();
      },
    });
    await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => setImmediate(resolve)));
    await expect(run.stop()).resolves.toBeUndefined();
  });

  test('counts what it met, over both feeds', async () => {
    bench.publisher.rows[TR].push(
      realTime('HDF', LATEST),
      realTime('HDF', LATEST, { eolien: 'x' }),
      realTime('HDF', Date.UTC(2026, 0, 14), {
        ...Object.fromEntries(MEASURE_FIELDS.map((field) => [field, 'ND'])),
      }),
    );
    bench.publisher.misbehave(CONS_DEF, plainAnswer(500, ''));
    const run = bench.start();
    await run.settled();
    await run.stop();
    // The last three hours, two days and fourteen days of real time, and the check.
    expect(bench.progress.at(-1)?.counters).toEqual({
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

  test('polls a simulator each second and writes down only those that brought something, and one each half minute', async () => {
    bench.publisher.rows[TR].push(realTime('HDF', LATEST));
    const run = bench.start({ simulated: true });
    await run.until(() => bench.clock.now() >= NOW + 65_000);
    bench.publisher.rows[TR][0] = realTime('HDF', LATEST, { eolien: 83 });
    await run.until(() => bench.clock.now() >= NOW + 68_000);
    await run.stop();
    expect(bench.polls()).toBeGreaterThan(65);
    const noted = (await fetchesIn(bench.log)).filter(
      ({ feed, purpose }) => feed === TR && purpose === 'POLL',
    );
    expect(noted.map(({ startedAt, appended }) => [startedAt - NOW, appended])).toEqual([
      [0, 1],
      [30_000, 0],
      [60_000, 0],
      [66_000, 1],
    ]);
  });

  test('writes readings before rejected rows before the record of the ask', async () => {
    bench.publisher.rows[TR].push(realTime('HDF', LATEST), realTime('HDF', LATEST, { eolien: 'x' }));
    const order: string[] = [];
    const watched = withAppend(bench.log, (topic, values) => {
      if (values.length > 0) order.push(topic.name);
      return bench.log.append(topic, values);
    });
    const run = bench.start({ log: watched });
    await run.settled();
    await run.stop();
    const ofTr = order.slice(order.indexOf('courant.readings'));
    expect(ofTr.slice(0, 3)).toEqual(['courant.readings', 'courant.rejected', 'courant.fetches']);
  });

  test('says in every fetch whether the publisher is a simulator', async () => {
    const run = bench.start({ simulated: true });
    await run.settled();
    await run.stop();
    expect((await fetchesIn(bench.log)).every(({ simulated }) => simulated)).toBe(true);
  });
});
