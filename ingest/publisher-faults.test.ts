import { HOUR, MINUTE } from '@courant/core/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cutBody, plainAnswer } from './test/fake-publisher.ts';
import { type Bench, fetchesIn, NOW, openBench, readingsIn } from './test/harness.ts';
import { realTime } from './test/rows.ts';

const TR = 'eco2mix-regional-tr';
const LATEST = NOW - 30 * MINUTE;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

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
    await run.until(() => bench.appended() === 1);
    await run.stop();
    const [refused] = (await fetchesIn(bench.log)).filter(({ refusal }) => refusal);
    expect(refused?.refusal?.reason).toMatch(reason);
    expect(errors).toEqual([expect.stringMatching(reason)]);
  });

  test('too long is not read to its end', async () => {
    bench.publisher.rows[TR].push(realTime('HDF', LATEST));
    const run = bench.start({ caps: { timeMs: 60_000, bodyBytes: 200 } });
    await run.until(() => bench.polls() > 0);
    await run.stop();
    expect(await readingsIn(bench.log)).toEqual([]);
    expect((await fetchesIn(bench.log)).find(({ feed }) => feed === TR)?.refusal?.reason).toMatch(
      /longer than 200 bytes/,
    );
  });

  test('that never comes is given up', async () => {
    bench.publisher.misbehave(TR, () => {});
    const run = bench.start({ caps: { timeMs: 50, bodyBytes: 1_000_000 } });
    await run.until(() => bench.polls() > 0);
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
    await run.until(() => bench.polls() > 1);
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
    await second.until(() => bench.polls() > 1);
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
