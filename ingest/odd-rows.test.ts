import { DAY, FEED_OF_VINTAGE, HOUR, MINUTE, PUBLISHED_INDEX } from '@courant/core/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ODD_ROWS_PER_COLUMN_AND_DAY } from './dedup/rejected-index.ts';
import { plainAnswer } from './test/fake-publisher.ts';
import { type IngestHarness, NOW, openHarness, readingsIn, rejectedIn } from './test/harness.ts';
import { realTime } from './test/rows.ts';

const { REAL_TIME } = FEED_OF_VINTAGE;
const LATEST = NOW - 30 * MINUTE;

let harness: IngestHarness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

const windIn = async () => (await readingsIn(harness.log)).map(({ values }) => values[PUBLISHED_INDEX.WIND]);

/** Runs until so much time has passed; each call is one process. */
async function runFor(ms: number): Promise<void> {
  const until = harness.clock.now() + ms;
  const run = harness.start();
  await run.advanceUntil(() => harness.clock.now() >= until);
  await run.stop();
}

describe('an odd cell', () => {
  test('costs no other figure, and is rejected once over polls, restarts and revisions of the row', async () => {
    const rows = harness.publisher.rows[REAL_TIME];
    rows.push(realTime('HDF', LATEST, { eolien: 'DC' }), realTime('BRE', LATEST));
    await runFor(2 * HOUR);
    await runFor(2 * HOUR);
    rows[0] = realTime('HDF', LATEST, { eolien: 'DC', consommation: 4231 });
    await runFor(2 * HOUR);
    expect(await rejectedIn(harness.log)).toEqual([
      {
        raw: expect.stringContaining('"eolien":"DC"'),
        reason: expect.stringMatching(/^eolien "DC": MW, or one of .*; stored as not published\.$/),
        origin: expect.stringContaining(REAL_TIME),
        rejectedAt: NOW,
        oddColumns: ['eolien'],
      },
    ]);
    const ofRegion = (await readingsIn(harness.log)).filter(({ area }) => area === 'HDF');
    expect(
      ofRegion.map(({ values, extra }) => [
        values[PUBLISHED_INDEX.CONSUMPTION],
        values[PUBLISHED_INDEX.WIND],
        extra.eolien,
      ]),
    ).toEqual([
      [4230, null, 'DC'],
      [4231, null, 'DC'],
    ]);
  });

  test('is appended once over many polls, and published right it is a revision like any other', async () => {
    const rows = harness.publisher.rows[REAL_TIME];
    rows.push(realTime('HDF', LATEST, { eolien: 'DC' }));
    await runFor(4 * HOUR);
    expect(await windIn()).toEqual([null]);
    rows[0] = realTime('HDF', LATEST);
    await runFor(4 * HOUR);
    expect(await windIn()).toEqual([null, 82]);
    expect(await rejectedIn(harness.log)).toHaveLength(1);
  });

  test('in a whole column is some rows a day of courant.rejected, and every text is in the readings', async () => {
    const quarters = 2 * 96;
    for (let back = 0; back < quarters; back++) {
      const start = LATEST - back * 15 * MINUTE;
      harness.publisher.rows[REAL_TIME].push(realTime('HDF', start, { eolien: `${back} MW` }));
    }
    await runFor(HOUR);
    await runFor(HOUR);
    expect(await rejectedIn(harness.log)).toHaveLength(ODD_ROWS_PER_COLUMN_AND_DAY);
    await runFor(DAY);
    expect(await rejectedIn(harness.log)).toHaveLength(2 * ODD_ROWS_PER_COLUMN_AND_DAY);
    const texts = (await readingsIn(harness.log)).map(({ extra }) => extra.eolien);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(quarters - 10);
  });
});

describe('one row that no code expects', () => {
  const noText = '{"toString":1,"valueOf":1}';
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  test.each([
    ['a figure nested 20,000 deep', 'eolien', deep, 2],
    ['a region that cannot be converted to text', 'code_insee_region', noText, 1],
    ['a nature that cannot be converted to text', 'nature', noText, 1],
  ])('costs no other row, with %s', async (_, column, json, readings) => {
    const odd = { ...realTime('HDF', LATEST), [column]: 'ODD' };
    const body = JSON.stringify([odd, realTime('BRE', LATEST)]).replace('"ODD"', json);
    harness.publisher.misbehave(REAL_TIME, plainAnswer(200, body));
    await runFor(10 * MINUTE);
    expect(await readingsIn(harness.log)).toHaveLength(readings);
    expect(await rejectedIn(harness.log)).toHaveLength(1);
  });
});

describe('two rows for one slot', () => {
  test('in any order are one reading over many polls, and the other is rejected once', async () => {
    const [first, second] = [realTime('HDF', LATEST), realTime('HDF', LATEST, { eolien: 81 })];
    const rows = harness.publisher.rows[REAL_TIME];
    for (let poll = 0; poll < 6; poll++) {
      rows.splice(0, 2, ...(poll % 2 === 0 ? [first, second] : [second, first]));
      await runFor(20 * MINUTE);
    }
    expect(await windIn()).toEqual([82]);
    expect(await rejectedIn(harness.log)).toEqual([
      {
        raw: JSON.stringify(second),
        reason: expect.stringContaining('Another row of HDF at 2026-01-15T13:30:00.000Z was taken'),
        origin: expect.stringContaining(REAL_TIME),
        rejectedAt: NOW,
      },
    ]);
  });
});
