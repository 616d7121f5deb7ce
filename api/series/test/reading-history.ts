import {
  MINUTE,
  type PositionedReading,
  partitionOf,
  REGION_CODES,
  type Reading,
  type RegionCode,
  type Vintage,
} from '@courant/core/domain';
import { READINGS } from '@courant/core/log';
import {
  pick,
  type Random,
  randomBelow,
  reading,
  settleRegionInto,
  TestLine,
  values,
} from '@courant/core/testing';

const QUARTER = 15 * MINUTE;

export interface HistoryOptions {
  readonly random: Random;
  /** Half-hours that the readings are about. */
  readonly halfHours: readonly number[];
  /** Fetch times begin here, and rise by up to two minutes from reading to reading. */
  readonly knownFrom: number;
  readonly readings: number;
}

/** Readings in log order: corrected, repeated, late, of every vintage, with what is not published. */
export function randomHistory({ random, halfHours, knownFrom, readings }: HistoryOptions): Reading[] {
  let knownAt = knownFrom;
  const fetchedAt = () => {
    knownAt += randomBelow(random, 2 * MINUTE);
    return knownAt;
  };
  const first = halfHours.flatMap((start) =>
    REGION_CODES.map((area) => randomReading(random, area, start, 'REAL_TIME', fetchedAt())),
  );
  const history = [...first];
  while (history.length < readings) {
    const repeated = random() < 0.15 ? pick(random, history) : undefined;
    const [area, start] = [pick(random, REGION_CODES), pick(random, halfHours)];
    history.push(
      repeated
        ? { ...repeated, knownAt: fetchedAt() }
        : randomReading(random, area, start, randomVintage(random), fetchedAt()),
    );
  }
  return history;
}

const randomVintage = (random: Random): Vintage =>
  random() < 0.6 ? 'REAL_TIME' : random() < 0.7 ? 'CONSOLIDATED' : 'DEFINITIVE';

function randomReading(
  random: Random,
  area: RegionCode,
  halfHour: number,
  vintage: Vintage,
  knownAt: number,
): Reading {
  const start = vintage === 'REAL_TIME' && random() < 0.5 ? halfHour + QUARTER : halfHour;
  const mw = values({}).map(() => (random() < 0.05 ? null : randomBelow(random, 200)));
  return reading({ area, start, vintage, knownAt, values: mw });
}

/** A line that has settled readings batch by batch; half-way a restart settles the later half of them once more. */
export async function settledLine(readings: readonly Reading[], now: () => number): Promise<TestLine> {
  const line = await TestLine.open(now);
  const half = readings.length / 2;
  for (const [from, to] of [[0, half / 2], [half / 2, half], [half, 1.5 * half], [1.5 * half]])
    await line.publish(readings.slice(from, to));
  for (const area of REGION_CODES) await settleAgain(line, area);
  return line;
}

async function settleAgain(line: TestLine, area: RegionCode): Promise<void> {
  const { end } = await line.log.extent(READINGS, partitionOf(area));
  const entries = await line.log.read(READINGS, partitionOf(area), Math.floor(end / 2), end + 1);
  const readings = entries.flatMap(({ offset, message }): PositionedReading[] =>
    message.ok ? [{ ...message.value, position: offset }] : [],
  );
  if (readings.length > 0) await settleRegionInto(line.store, area, readings);
}

/** The readings that a log would hold if nothing had been fetched since an instant. */
export const knownAsOf = (readings: readonly Reading[], asOf: number): Reading[] =>
  readings.filter(({ knownAt }) => knownAt <= asOf);

/** The readings of a vintage that held their slot: a consolidated one never does behind a definitive one. */
export function ofVintage(readings: readonly Reading[], vintage: Vintage): Reading[] {
  const definitive = new Set<string>();
  return readings.filter((one) => {
    const slot = `${one.area}${one.start}`;
    const isBehind = one.vintage === 'CONSOLIDATED' && definitive.has(slot);
    if (one.vintage === 'DEFINITIVE') definitive.add(slot);
    return one.vintage === vintage && !isBehind;
  });
}
