import { DAY, HOUR, MINUTE } from '@courant/core/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MEASURE_FIELDS } from './decode/columns.ts';
import { cutBody, plainAnswer } from './test/fake-publisher.ts';
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

const polls = (): number => bench.progress.filter(({ fetch }) => fetch.purpose === 'POLL').length;
const appended = (): number => bench.progress.reduce((sum, { fetch }) => sum + fetch.appended, 0);

describe('polls', () => {
  test('bring what is published to the log, each region in its order of time', async () => {
    bench.publisher.rows[TR].push(
      realTime('BRE', LATEST),
      realTime('BRE', LATEST - 15 * MINUTE),
      realTime('IDF', LATEST),
    );
    const run = bench.start();
    await run.settled();
    await run.stop();
    expect((await readingsIn(bench.log)).map(({ area, start }) => [area, start])).toEqual([
      ['IDF', LATEST],
      ['BRE', LATEST - 15 * MINUTE],
      ['BRE', LATEST],
    ]);
  });

  test('ask the last three hours each quarter of an hour, two days hourly, fourteen days daily', async () => {
    const run = bench.start();
    await run.until(() => bench.clock.now() >= NOW + DAY - MINUTE);
    await run.stop();
    const spans = (await fetchesIn(bench.log))
      .filter(({ feed }) => feed === TR)
      .map(({ from, startedAt }) => startedAt - from);
    const count = (span: number): number => spans.filter((met) => Math.abs(met - span) < 15 * MINUTE).length;
    expect([count(3 * HOUR), count(2 * DAY), count(14 * DAY)]).toEqual([96, 24, 1]);
  });

  test('ask up to now and no further, and never by consumption or by the local date', async () => {
    const run = bench.start();
    await run.settled();
    await run.stop();
    const asked = bench.publisher.asked.filter(({ feed }) => feed === TR).map(({ where }) => where);
    expect(asked[0]).toBe('date_heure >= "2026-01-15T11:00:00Z" and date_heure <= "2026-01-15T14:00:00Z"');
    expect(asked.join()).not.toMatch(/consommation|date [<>=]/);
  });

  test('of an unchanged source append nothing, 96 times', async () => {
    for (let back = 0; back < 12; back++)
      bench.publisher.rows[TR].push(realTime('HDF', LATEST - back * 15 * MINUTE));
    const run = bench.start();
    await run.settled();
    const before = await readingsIn(bench.log);
    const first = polls();
    await run.until(() => polls() >= first + 96);
    await run.stop();
    expect(before).toHaveLength(12);
    expect(await readingsIn(bench.log)).toEqual(before);
  });

  test('append a revision, and only the slot it changes', async () => {
    const rows = bench.publisher.rows[TR];
    rows.push(realTime('HDF', LATEST), realTime('HDF', LATEST - 15 * MINUTE));
    const run = bench.start();
    await run.settled();
    rows[0] = realTime('HDF', LATEST, { eolien: 83 });
    await run.until(() => appended() > 2);
    await run.stop();
    expect((await readingsIn(bench.log)).map(({ start, values }) => [start - LATEST, values[3]])).toEqual([
      [-15 * MINUTE, 82],
      [0, 82],
      [0, 83],
    ]);
  });

  test('append a change of a number beside the measures', async () => {
    bench.publisher.rows[TR].push(realTime('HDF', LATEST));
    const run = bench.start();
    await run.settled();
    bench.publisher.rows[TR][0] = realTime('HDF', LATEST, { tco_eolien: 2 });
    await run.until(() => appended() > 1);
    await run.stop();
    expect((await readingsIn(bench.log)).map(({ extra }) => extra.tco_eolien)).toEqual([1.94, 2]);
  });

  test('are one at a time: an old answer is stored before the next question is put', async () => {
    let release = (): void => {};
    const isHeld = new Promise<void>((resolve) => {
      bench.publisher.misbehave(TR, (response) => {
        release = () => response.end(JSON.stringify([realTime('HDF', LATEST, { eolien: 1 })]));
        resolve();
      });
    });
    bench.publisher.rows[TR].push(realTime('HDF', LATEST, { eolien: 2 }));
    const run = bench.start();
    await isHeld;
    const asked = bench.publisher.asked.filter(({ feed }) => feed === TR).length;
    release();
    await run.settled();
    await run.stop();
    expect(asked).toBe(1);
    expect(bench.publisher.mostAtOnce[TR]).toBe(1);
    expect((await readingsIn(bench.log)).map(({ values }) => values[3])).toEqual([1, 2]);
  });
});

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
      const before = polls();
      await run.until(() => polls() >= before + 3);
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

describe('a row that cannot be decoded', () => {
  test('is rejected once over many polls, with its text, and stops nothing', async () => {
    const bad = realTime('HDF', LATEST, { eolien: 'beaucoup' });
    bench.publisher.rows[TR].push(bad, realTime('BRE', LATEST));
    const run = bench.start();
    await run.until(() => polls() >= 20);
    await run.stop();
    expect(await rejectedIn(bench.log)).toEqual([
      {
        raw: JSON.stringify(bad),
        reason: expect.stringContaining('eolien "beaucoup"'),
        origin: expect.stringContaining(TR),
        rejectedAt: NOW,
      },
    ]);
    expect(await readingsIn(bench.log)).toHaveLength(1);
  });

  test('has its unknown columns named once', async () => {
    bench.publisher.rows[TR].push(realTime('HDF', LATEST, { fission: 1 }));
    const run = bench.start();
    await run.until(() => polls() >= 10);
    await run.stop();
    expect(bench.progress.flatMap(({ newColumns }) => newColumns)).toEqual(['fission']);
  });
});

describe('a broken answer', () => {
  const whole = JSON.stringify([realTime('HDF', LATEST)]);
  test.each([
    ['cut by the connection', cutBody(whole), /No answer/],
    ['cut by the publisher', plainAnswer(200, whole.slice(0, -20)), /cut after/],
    [
      'interrupted inside HTTP 200',
      plainAnswer(200, `${whole.slice(0, -1)}Streaming interrupted due to the following error: boom`),
      /Streaming interrupted due to the following error: boom/,
    ],
    ["a proxy's page", plainAnswer(200, '<html>maintenance</html>'), /a page, <html>maintenance/],
    ['empty', plainAnswer(200, ''), /an empty body/],
    [
      'a refusal',
      plainAnswer(400, '{"error_code":"ODSQLError","message":"no such field"}'),
      /HTTP 400: ODSQLError, no such field/,
    ],
    ["a proxy's error", plainAnswer(502, '<html>Bad gateway</html>'), /HTTP 502: <html>Bad gateway/],
  ])('%s stores nothing, is written down, and the next good poll heals', async (_, misbehaviour, reason) => {
    bench.publisher.rows[TR].push(realTime('HDF', LATEST));
    bench.publisher.misbehave(TR, misbehaviour);
    const errors: string[] = [];
    const run = bench.start({ onError: ({ message }) => errors.push(message) });
    await run.until(() => errors.length === 1);
    expect(await readingsIn(bench.log)).toEqual([]);
    await run.until(() => appended() === 1);
    await run.stop();
    const [refused] = (await fetchesIn(bench.log)).filter(({ refusal }) => refusal);
    expect(refused?.refusal?.reason).toMatch(reason);
    expect(errors).toEqual([expect.stringMatching(reason)]);
  });

  test('too long is not read to its end', async () => {
    bench.publisher.rows[TR].push(realTime('HDF', LATEST));
    const run = bench.start({ caps: { timeMs: 60_000, bodyBytes: 200 } });
    await run.until(() => polls() > 0);
    await run.stop();
    expect(await readingsIn(bench.log)).toEqual([]);
    expect((await fetchesIn(bench.log)).find(({ feed }) => feed === TR)?.refusal?.reason).toMatch(
      /longer than 200 bytes/,
    );
  });

  test('that never comes is given up', async () => {
    bench.publisher.misbehave(TR, () => {});
    const run = bench.start({ caps: { timeMs: 50, bodyBytes: 1_000_000 } });
    await run.until(() => polls() > 0);
    await run.stop();
    expect((await fetchesIn(bench.log)).find(({ feed }) => feed === TR)?.refusal?.reason).toMatch(
      /No whole answer within 0.05 s/,
    );
  });
});

describe('a publisher that asks for quiet', () => {
  const RESET = NOW + 3 * HOUR;
  const quota = JSON.stringify({
    errorcode: 10002,
    reset_time: new Date(RESET).toISOString(),
    call_limit: 50_000,
    error: 'Too many requests',
  });
  test.each([
    ['by reset_time in its 429', plainAnswer(429, quota), RESET],
    ['by Retry-After in seconds', plainAnswer(429, 'slow down', { 'retry-after': '7200' }), NOW + 2 * HOUR],
    [
      'by Retry-After as a date',
      plainAnswer(429, '', { 'retry-after': new Date(RESET).toUTCString() }),
      RESET,
    ],
    [
      'by its quota headers on a good answer',
      plainAnswer(200, '[]', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET / 1000) }),
      RESET,
    ],
  ])('%s is not asked before', async (_, misbehaviour, reset) => {
    bench.publisher.misbehave(TR, misbehaviour);
    const run = bench.start();
    await run.until(() => polls() > 1);
    await run.stop();
    const [first, second] = (await fetchesIn(bench.log)).filter(({ feed }) => feed === TR);
    expect(first?.finishedAt).toBe(NOW);
    expect(second?.startedAt).toBeGreaterThanOrEqual(reset);
    expect(second?.startedAt).toBeLessThan(reset + MINUTE);
  });

  test('is left in peace by a restart too', async () => {
    bench.publisher.misbehave(TR, plainAnswer(429, quota));
    const first = bench.start();
    await first.settled();
    await first.stop();
    const second = bench.start();
    await second.until(() => polls() > 1);
    await second.stop();
    expect(bench.clock.now()).toBeGreaterThanOrEqual(RESET);
  });

  test('is asked ever more rarely while it is down', async () => {
    bench.publisher.misbehave(TR, ...Array.from({ length: 40 }, () => plainAnswer(503, 'down')));
    const run = bench.start({ random: () => 0.999 });
    await run.until(() => bench.clock.now() >= NOW + 4 * HOUR);
    await run.stop();
    const starts = (await fetchesIn(bench.log))
      .filter(({ feed }) => feed === TR)
      .map(({ startedAt }) => startedAt);
    const gaps = starts.slice(1).map((at, i) => at - (starts[i] as number));
    expect(gaps.slice(0, 4).every((gap) => gap <= MINUTE)).toBe(true);
    expect(starts.length).toBeLessThan(40);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15 * MINUTE);
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
      polls() === 3 && bench.progress.some(({ fetch }) => fetch.purpose === 'CHECK');
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
    expect(polls()).toBeGreaterThan(65);
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
