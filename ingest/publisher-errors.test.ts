import { FEED_OF_VINTAGE, HOUR, MINUTE } from '@courant/core/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cutBody, plainAnswer } from './test/fake-publisher.ts';
import { fetchesIn, type IngestHarness, NOW, openHarness, readingsIn } from './test/harness.ts';
import { realTime } from './test/rows.ts';

const { REAL_TIME } = FEED_OF_VINTAGE;
const LATEST = NOW - 30 * MINUTE;

let harness: IngestHarness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

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
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST));
    harness.publisher.misbehave(REAL_TIME, misbehaviour);
    const errors: string[] = [];
    const run = harness.start({ onError: ({ message }) => errors.push(message) });
    await run.advanceUntil(() => errors.length === 1);
    expect(await readingsIn(harness.log)).toEqual([]);
    await run.advanceUntil(() => harness.appendedCount() === 1);
    await run.stop();
    const [refused] = (await fetchesIn(harness.log)).filter(({ refusal }) => refusal);
    expect(refused?.refusal?.reason).toMatch(reason);
    expect(errors).toEqual([expect.stringMatching(reason)]);
  });

  test('too long is not read to its end', async () => {
    harness.publisher.rows[REAL_TIME].push(realTime('HDF', LATEST));
    const run = harness.start({ caps: { timeMs: 60_000, bodyBytes: 200 } });
    await run.advanceUntil(() => harness.pollCount() > 0);
    await run.stop();
    expect(await readingsIn(harness.log)).toEqual([]);
    expect((await fetchesIn(harness.log)).find(({ feed }) => feed === REAL_TIME)?.refusal?.reason).toMatch(
      /longer than 200 bytes/,
    );
  });

  test('that never comes is given up', async () => {
    harness.publisher.misbehave(REAL_TIME, () => {});
    const run = harness.start({ caps: { timeMs: 50, bodyBytes: 1_000_000 } });
    await run.advanceUntil(() => harness.pollCount() > 0);
    await run.stop();
    expect((await fetchesIn(harness.log)).find(({ feed }) => feed === REAL_TIME)?.refusal?.reason).toMatch(
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
    harness.publisher.misbehave(REAL_TIME, misbehaviour);
    const run = harness.start();
    await run.advanceUntil(() => harness.pollCount() > 1);
    await run.stop();
    const [first, second] = (await fetchesIn(harness.log)).filter(({ feed }) => feed === REAL_TIME);
    expect(first?.finishedAt).toBe(NOW);
    expect(second?.startedAt).toBeGreaterThanOrEqual(reset);
    expect(second?.startedAt).toBeLessThan(reset + MINUTE);
  });

  test('is left in peace by a restart too', async () => {
    harness.publisher.misbehave(REAL_TIME, plainAnswer(429, quota));
    const first = harness.start();
    await first.whenIdle();
    await first.stop();
    const second = harness.start();
    await second.advanceUntil(() => harness.pollCount() > 1);
    await second.stop();
    expect(harness.clock.now()).toBeGreaterThanOrEqual(RESET);
  });

  test('is asked ever more rarely while it is down', async () => {
    harness.publisher.misbehave(REAL_TIME, ...Array.from({ length: 40 }, () => plainAnswer(503, 'down')));
    const run = harness.start({ random: () => 0.999 });
    await run.advanceUntil(() => harness.clock.now() >= NOW + 4 * HOUR);
    await run.stop();
    const starts = (await fetchesIn(harness.log))
      .filter(({ feed }) => feed === REAL_TIME)
      .map(({ startedAt }) => startedAt);
    const gaps = starts.slice(1).map((at, i) => at - (starts[i] ?? Number.NaN));
    expect(gaps.slice(0, 4).every((gap) => gap <= MINUTE)).toBe(true);
    expect(starts.length).toBeLessThan(40);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15 * MINUTE);
  });
});
