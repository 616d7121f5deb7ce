import { setImmediate } from 'node:timers/promises';
import { groupsOf, HOUR, MINUTE, PUBLISHED_MEASURES, REGION_CODES, type Reading } from '@courant/core/domain';
import { CHANGES, openLog, READINGS } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { reading, seededRandom } from '@courant/core/testing';
import { runProcessor } from '@courant/processor';

export const FROM = Date.parse('2026-08-01T00:00:00Z');
export const DAYS = 10;
const ROUNDS = 3;
const HALF_HOUR = 30 * MINUTE;

/** Makes a data folder of ten days, some of it corrected, all of it settled. */
export async function settleFolder(dataDir: string): Promise<void> {
  const log = await openLog('embedded:', { dataDir });
  for (const batch of batchesOf(inventReadings())) await log.append(READINGS, batch);
  const store = await openStore('embedded:', { dataDir });
  const end = new AbortController();
  const done = runProcessor({ log, store, signal: end.signal });
  const { regions, country } = groupsOf('first');
  while ((await log.lag(READINGS, regions)) + (await log.lag(CHANGES, country)) > 0) await setImmediate();
  end.abort();
  await done;
  await store.close();
  await log.close();
}

/** Half-hours of every region; every fifth is published again with other values. */
function inventReadings(): Reading[] {
  const random = seededRandom(7);
  return [...Array(ROUNDS).keys()].flatMap((round) =>
    [...Array(DAYS * 48).keys()]
      .filter((n) => round === 0 || n % 5 === 0)
      .flatMap((n) =>
        REGION_CODES.map((area) => {
          const start = FROM + n * HALF_HOUR;
          const values = PUBLISHED_MEASURES.map(() => Math.floor(random() * 5_000));
          return reading({ area, start, vintage: 'CONSOLIDATED', knownAt: start + round * HOUR, values });
        }),
      ),
  );
}

/** Large ones, as of a backfill, then small ones, as of polls. */
function batchesOf(readings: readonly Reading[]): Reading[][] {
  const batches: Reading[][] = [];
  for (let from = 0; from < readings.length; ) {
    const size = from < readings.length * 0.8 ? 4_000 : 48;
    batches.push(readings.slice(from, from + size));
    from += size;
  }
  return batches;
}
