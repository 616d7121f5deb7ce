import { FEED_OF_VINTAGE, HOUR, MINUTE } from '@courant/core/domain';
import { createLogger } from '@courant/core/run';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainAnswer } from '../test/fake-publisher.ts';
import { type IngestHarness, NOW, openHarness, type Run, rejectedIn } from '../test/harness.ts';
import { publisherRow, realTime } from '../test/rows.ts';
import { logNotices } from './notices.ts';

const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;
const LATEST = NOW - 30 * MINUTE;

let harness: IngestHarness;
let lines: string[];
beforeEach(async () => {
  harness = await openHarness();
  lines = [];
});
afterEach(() => harness.close());

/** A process, whose terminal shows notices. */
function startInTerminal(): Run {
  const write = (line: string): void => void lines.push(line.replace(/^\S+ ingest +/, '').trim());
  return harness.start({ onProgress: logNotices(createLogger({ name: 'ingest', isTerminal: true, write })) });
}

/** Runs a process until so much time has passed. */
async function runFor(ms: number): Promise<void> {
  const until = harness.clock.now() + ms;
  const run = startInTerminal();
  await run.advanceUntil(() => harness.clock.now() >= until);
  await run.stop();
}

test('of a publisher that answers well nothing is said', async () => {
  harness.publisher.rows[REAL_TIME].push(realTime('BRE', LATEST));
  await runFor(3 * HOUR);
  expect(lines).toEqual([]);
});

test('an outage is one line for each kind of reason, with its beginning, and one when it ends', async () => {
  await runFor(HOUR);
  const refusals = Array.from({ length: 12 }, (_, i) =>
    i < 8 ? plainAnswer(503, `request ${i}`) : plainAnswer(200, `<html>${i}`),
  );
  harness.publisher.misbehave(REAL_TIME, ...refusals);
  await runFor(6 * HOUR);
  expect(lines).toEqual([
    '! eco2mix-regional-tr: no answer of use since 2026-01-15T14:45Z: HTTP 503: request 0; asked again at 2026-01-15T15:01Z or later',
    '! eco2mix-regional-tr: no answer of use since 2026-01-15T14:45Z: HTTP 200 without a list of rows: a page, <html>8; asked again at 2026-01-15T15:09Z or later',
    'eco2mix-regional-tr: answers again; its last answer of use was at 2026-01-15T14:45Z',
  ]);
});

test('a process that starts in an outage knows from the log since when it lasts', async () => {
  await runFor(HOUR);
  harness.publisher.misbehave(REAL_TIME, ...Array.from({ length: 40 }, () => plainAnswer(503, 'down')));
  await runFor(20 * MINUTE);
  lines = [];
  await runFor(HOUR);
  expect(lines[0]).toContain('no answer of use since 2026-01-15T14:45Z: HTTP 503: down');
});

test('a refusal at night, while the publisher may be closed, is no warning', async () => {
  const midnight = Date.UTC(2026, 0, 15, 23);
  await runFor(midnight - NOW);
  harness.publisher.misbehave(REAL_TIME, plainAnswer(503, 'closed'));
  await runFor(HOUR);
  expect(lines[0]).toMatch(/^eco2mix-regional-tr: no answer of use since .* HTTP 503: closed/);
});

test('a refusal that lasts from night into the day becomes a warning', async () => {
  const midnight = Date.UTC(2026, 0, 15, 23);
  await runFor(midnight - NOW);
  harness.publisher.misbehave(REAL_TIME, ...Array.from({ length: 40 }, () => plainAnswer(503, 'closed')));
  await runFor(3 * HOUR);
  expect(lines.map((line) => line.startsWith('! '))).toEqual([false, true]);
});

test('a publisher that never answered has no beginning of its outage', async () => {
  harness.publisher.misbehave(REAL_TIME, plainAnswer(429, 'later'));
  await runFor(HOUR);
  expect(lines).toEqual([
    expect.stringContaining('no answer of use so far: HTTP 429'),
    'eco2mix-regional-tr: answers',
  ]);
});

test('a region-month that is refused while others answer is one line', async () => {
  await harness.close();
  harness = await openHarness(NOW);
  harness.publisher.rows[CONSOLIDATED].push(publisherRow('IDF', LATEST, 'CONSOLIDATED'));
  const good = plainAnswer(200, '[]');
  harness.publisher.misbehave(
    CONSOLIDATED,
    good,
    plainAnswer(400, '{"error_code":"ODSQLError","message":"a"}'),
    plainAnswer(400, '{"error_code":"ODSQLError","message":"b"}'),
  );
  await runFor(HOUR);
  expect(lines).toEqual([
    expect.stringMatching(/cons-def: no answer of use for IDF 2026-01: HTTP 400: ODSQLError, a;/),
  ]);
});

test('the first row of each kind that is rejected is one line; so is the first odd cell of a column', async () => {
  const rows = harness.publisher.rows[REAL_TIME];
  rows.push(
    realTime('BRE', LATEST, { eolien: 'DC', pompage: true }),
    realTime('PAC', LATEST, { eolien: 'N/A' }),
    realTime('HDF', LATEST, { nature: 'x' }),
    realTime('OCC', LATEST, { nature: 'y' }),
    realTime('IDF', LATEST, { code_insee_region: '94' }),
  );
  const run = startInTerminal();
  await run.advanceUntil(() => harness.clock.now() >= NOW + HOUR);
  rows.push(realTime('NOR', NOW, { eolien: 'DC' }), realTime('GES', NOW, { nature: 'z' }));
  await run.advanceUntil(() => harness.clock.now() >= NOW + 2 * HOUR);
  await run.stop();
  expect(await rejectedIn(harness.log)).toHaveLength(7);
  expect(lines).toEqual([
    expect.stringMatching(/tr: a row was rejected: code_insee_region "94"/),
    expect.stringMatching(
      /tr: a row was rejected: nature "[xy]" is none that eco2mix-regional-tr publishes\. Others/,
    ),
    expect.stringMatching(
      /tr: eolien is no figure in 2 of 5 rows, as in eolien "DC", pompage true: MW, or one of/,
    ),
    expect.stringMatching(/tr: pompage is no figure in 1 of 5 rows/),
  ]);
});

test('a column that its feed did not have before is one line', async () => {
  const rows = harness.publisher.rows[REAL_TIME];
  rows.push(realTime('BRE', LATEST));
  const run = startInTerminal();
  await run.advanceUntil(() => harness.clock.now() >= NOW + HOUR);
  rows.push(realTime('BRE', NOW, { fission: 1 }));
  await run.advanceUntil(() => harness.clock.now() >= NOW + 2 * HOUR);
  await run.stop();
  expect(lines).toEqual([expect.stringMatching(/it has the new column fission/)]);
});

test('unknown columns are one line', async () => {
  harness.publisher.rows[REAL_TIME].push(realTime('BRE', LATEST, { fission: 1, fusion: 2 }));
  await runFor(3 * HOUR);
  expect(lines).toEqual(['! eco2mix-regional-tr: columns that are unknown here: fission, fusion']);
});
