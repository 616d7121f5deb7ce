import {
  type AreaCode,
  DAY,
  HOUR,
  MINUTE,
  RESOLUTIONS,
  type Reading,
  type Resolution,
  STORED_MEASURES,
  VINTAGES,
  type Vintage,
} from '@courant/core/domain';
import { seededRandom, type TestLine } from '@courant/core/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { EarliestAsOf } from '../column/as-of.ts';
import { ChunkReader } from '../column/chunk-reader.ts';
import { Coverage } from '../column/coverage.ts';
import type { ChunkSource } from '../column/piece.ts';
import { FetchLog } from '../fetches/fetch-log.ts';
import { answerMix } from '../mix/answer-mix.ts';
import { chunksAsOf, findReading } from '../reading/answer-reading.ts';
import { RequestMemo } from '../request-memo.ts';
import { momentAt } from '../scalar/moment.ts';
import { answerSeries } from './answer-series.ts';
import { SeriesSet } from './series-set-type.ts';
import type { SeriesSources } from './series-sources.ts';
import { knownAsOf, ofVintage, randomHistory, settledLine } from './test/reading-history.ts';

const HALF = 30 * MINUTE;
/** A year, a month and a week begin here, in Paris. */
const NEW_YEAR = Date.parse('2023-12-31T23:00:00Z');
const HALF_HOURS = [-DAY, -2 * HALF, -HALF, 0, HALF, DAY - HALF, DAY].map((after) => NEW_YEAR + after);
const KNOWN_FROM = NEW_YEAR + 2 * DAY;
const FROM = momentAt(NEW_YEAR - DAY);
const TO = momentAt(NEW_YEAR + DAY + HALF);
const AREAS = ['FR', 'BRE', 'IDF', 'PAC'] as const;

function sourcesOf(line: TestLine, now: number): SeriesSources {
  const fetches = new FetchLog(line.log);
  return {
    chunks: new ChunkReader(line.store),
    fetches,
    coverage: new Coverage({ log: line.log, store: line.store, fetches }),
    earliestAsOf: new EarliestAsOf(line.log),
    now,
    maxPointsPerSeries: 20_000,
    budget: { pointsLeft: 250_000 },
    memo: new RequestMemo(),
  };
}

interface Past {
  readonly asOf?: number;
  readonly vintage?: Vintage;
}

async function setOf(
  line: TestLine,
  now: number,
  resolution: Resolution,
  past: Past = {},
): Promise<SeriesSet> {
  const areas = resolution === 'QUARTER_HOUR' ? AREAS.slice(1) : AREAS;
  const answer = await answerSeries(
    {
      areas,
      measures: ['CONSUMPTION', 'PRODUCTION', 'EXCHANGE', 'CARBON_INTENSITY'],
      from: FROM,
      to: TO,
      resolution,
      maxPoints: 750,
      view: 'POWER',
      carbonMethod: 'DIRECT',
      asOf: past.asOf === undefined ? null : momentAt(past.asOf),
      vintage: past.vintage ?? null,
    },
    sourcesOf(line, now),
  );
  if (!(answer instanceof SeriesSet)) throw new Error(answer.message);
  return answer;
}

/** The columns of a set, as an answer prints them. */
async function columnsOf(set: SeriesSet) {
  const series = await set.series();
  return series.map(({ area, measure, values, min, max, observed, vintages }) =>
    JSON.parse(JSON.stringify([area.code, measure, values, min, max, observed, vintages])),
  );
}

/** What else an answer says of its series. */
async function detailsOf(set: SeriesSet) {
  const series = await set.series();
  return Promise.all(
    series.map(async (one) => {
      const summary = await one.summary();
      const { mean, min, max, observed, expected } = summary;
      const extremes = [min, await summary.minAt(), max, await summary.maxAt()];
      return [mean, extremes, observed, expected, await one.completeness(), await one.gaps(20)];
    }),
  );
}

/** The reading that holds an instant, in numbers. */
async function readingOf(chunks: ChunkSource, area: AreaCode, at: number, resolution: Resolution) {
  const found = await findReading(chunks, area, at, resolution, false);
  if (!found) return null;
  const revisions = await found.revisions();
  const { start, vintage, knownAt, regionsObserved, observed } = found;
  const mw = STORED_MEASURES.map((measure) => found.power(measure));
  return { start, vintage, knownAt, regionsObserved, observed, mw, revisions };
}

describe.each([1, 2])('readings of seed %i', (seed) => {
  const random = seededRandom(seed);
  const readings = randomHistory({ random, halfHours: HALF_HOURS, knownFrom: KNOWN_FROM, readings: 800 });
  const end = readings.at(-1)?.knownAt ?? 0;
  const now = end + HOUR;
  const replayed = (log: readonly Reading[]): Promise<TestLine> => settledLine(log, () => now);
  const instants = [0.15, 0.5, 1].map((part) => Math.floor(KNOWN_FROM + part * (end - KNOWN_FROM)));
  let line: TestLine;
  /** For each instant a line that knows nothing later. */
  const pasts: { asOf: number; past: TestLine }[] = [];
  beforeAll(async () => {
    line = await replayed(readings);
    for (const asOf of instants) pasts.push({ asOf, past: await replayed(knownAsOf(readings, asOf)) });
  });

  test.each(RESOLUTIONS)('%s as of an instant is what the log gives up to it', async (resolution) => {
    for (const { asOf, past } of pasts) {
      const set = await setOf(line, now, resolution, { asOf });
      const byHand = await setOf(past, asOf, resolution);
      expect(await columnsOf(set), `as of ${asOf}`).toEqual(await columnsOf(byHand));
      expect([set.asOf, byHand.asOf, set.from, set.to]).toEqual([asOf, null, byHand.from, byHand.to]);
    }
  });

  test('summaries, completeness, gaps and what is settled are those of then', async () => {
    for (const { asOf, past } of pasts) {
      const set = await setOf(line, now, 'DAY', { asOf });
      const byHand = await setOf(past, asOf, 'DAY');
      expect(await detailsOf(set), `as of ${asOf}`).toEqual(await detailsOf(byHand));
      expect(await set.settledUntil()).toBe(await byHand.settledUntil());
    }
  });

  test('a reading as of an instant is that of then, with the revisions up to it', async () => {
    for (const { asOf, past } of pasts) {
      for (const resolution of RESOLUTIONS) {
        for (const area of resolution === 'QUARTER_HOUR' ? AREAS.slice(1) : AREAS) {
          const chunks = chunksAsOf(new ChunkReader(line.store), asOf, NEW_YEAR, resolution);
          const byHand = await readingOf(new ChunkReader(past.store), area, NEW_YEAR, resolution);
          expect(await readingOf(chunks, area, NEW_YEAR, resolution), `${resolution} ${area}`).toEqual(
            byHand,
          );
        }
      }
    }
  });

  test('a mix as of an instant is that of then: the newest one, and over half-hours or days', async () => {
    const ranges = [undefined, momentAt(NEW_YEAR - DAY), momentAt(NEW_YEAR - 20 * DAY)];
    for (const { asOf, past } of pasts) {
      for (const area of AREAS) {
        for (const from of ranges) {
          const mix = await answerMix(area, { from, asOf: momentAt(asOf) }, sourcesOf(line, now));
          expect(mix).toEqual(await answerMix(area, { from }, sourcesOf(past, asOf)));
        }
      }
    }
  });

  test.each(VINTAGES)('%s is that vintage of every slot, also as of an instant', async (vintage) => {
    const [, { asOf } = { asOf: now }] = pasts;
    const whole = await replayed(ofVintage(readings, vintage));
    const past = await replayed(ofVintage(knownAsOf(readings, asOf), vintage));
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR', 'DAY', 'YEAR'] as const) {
      const set = await setOf(line, now, resolution, { vintage });
      expect(await columnsOf(set), resolution).toEqual(await columnsOf(await setOf(whole, now, resolution)));
      const before = await setOf(line, now, resolution, { vintage, asOf });
      const byHand = await setOf(past, asOf, resolution);
      expect(await columnsOf(before), `${resolution} as of ${asOf}`).toEqual(await columnsOf(byHand));
    }
  });
});
