import { HOUR, PUBLISHED_INDEX, REGION_CODES, type RegionCode, type Values } from '@courant/core/domain';
import { type Random, seededRandom, values } from '@courant/core/testing';
import { at, HALF, openSettledStore, QUARTER, type SettledStore, starts } from './settled-store.ts';

/**
 * Bretagne over thirteen months with three changes of clock and a leap day: definitive half-hours, then real-time
 * quarter-hours up to now, with random holes and nulls. The doubled hour was published in 2023 and not in 2024.
 * The other regions have the days around the changes of clock of autumn 2023 and spring 2024.
 */
export const BEGIN = at('2023-09-30T22:00:00Z');
const SETTLED = at('2024-11-09T23:00:00Z');
export const EDGE = at('2024-11-20T10:30:00Z');
export const NOW = at('2024-11-20T10:50:00Z');
const UNPUBLISHED = at('2024-10-27T00:00:00Z');
const CHANGES = [
  [at('2023-10-27T22:00:00Z'), at('2023-10-29T23:00:00Z')],
  [at('2024-03-29T23:00:00Z'), at('2024-04-01T22:00:00Z')],
] as const;

export type SeededMeasure = 'CONSUMPTION' | 'WIND';

/** What was published of one half-hour, MW; null is "not published". */
export interface SeededSlot {
  readonly start: number;
  /** The mean, and the quarter-hours that it is of. */
  readonly mw: number | null;
  readonly quarters: number;
}

export interface SeededYear {
  readonly settledStore: SettledStore;
  /** Every half-hour of a region in which something was published, rising. */
  slotsOf(area: RegionCode, measure: SeededMeasure): SeededSlot[];
  /** The same of the country: a sum only where all regions have published. */
  slotsOfCountry(measure: SeededMeasure): SeededSlot[];
}

type Readings = ReadonlyMap<number, Values>;

const randomValues = (random: Random): Values => {
  const mw = (least: number, most: number) =>
    random() < 0.03 ? null : Math.round(least + random() * (most - least));
  return values({ CONSUMPTION: mw(1500, 4000), WIND: mw(0, 1200) });
};

function randomReadings(random: Random, from: number, to: number, step: number): Readings {
  const published = starts(from, to, step).filter(
    (start) => random() > 0.01 && !(start >= UNPUBLISHED && start < UNPUBLISHED + HOUR),
  );
  return new Map(published.map((start) => [start, randomValues(random)]));
}

export async function openSeededYear(): Promise<SeededYear> {
  const settledStore = await openSettledStore();
  const random = seededRandom(48);
  const halfHours = new Map<RegionCode, Readings>();
  for (const region of REGION_CODES) {
    const ranges = region === 'BRE' ? [[BEGIN, SETTLED] as const] : CHANGES;
    const readings = ranges.flatMap(([from, to]) => [...randomReadings(random, from, to, HALF)]);
    halfHours.set(region, new Map(readings));
  }
  for (const [region, readings] of halfHours) await fill(settledStore, region, 'DEFINITIVE', readings);
  const quarterHours = randomReadings(random, SETTLED, EDGE, QUARTER);
  await fill(settledStore, 'BRE', 'REAL_TIME', quarterHours);
  await settledStore.sumCountry(CHANGES.flatMap(([from, to]) => starts(from, to, HALF)));
  const slotsOf = (area: RegionCode, measure: SeededMeasure) => [
    ...halfHourSlots(halfHours.get(area) ?? new Map(), measure),
    ...(area === 'BRE' ? quarterHourSlots(quarterHours, measure) : []),
  ];
  return { settledStore, slotsOf, slotsOfCountry: (measure) => sumsOf(slotsOf, measure) };
}

const fill = (
  store: SettledStore,
  region: RegionCode,
  vintage: 'DEFINITIVE' | 'REAL_TIME',
  readings: Readings,
) => store.fill(region, vintage, [...readings.keys()], (start) => readings.get(start) as Values);

const halfHourSlots = (readings: Readings, measure: SeededMeasure): SeededSlot[] =>
  [...readings].map(([start, own]) => {
    const mw = own[PUBLISHED_INDEX[measure]] ?? null;
    return { start, mw, quarters: mw === null ? 0 : 2 };
  });

/** A half-hour is the mean of its published quarter-hours. */
const quarterHourSlots = (readings: Readings, measure: SeededMeasure): SeededSlot[] =>
  starts(SETTLED, EDGE, HALF).map((start) => {
    const there = [start, start + QUARTER].flatMap(
      (quarter) => readings.get(quarter)?.[PUBLISHED_INDEX[measure]] ?? [],
    );
    const mw = there.length === 0 ? null : there.reduce((sum, one) => sum + one, 0) / there.length;
    return { start, mw, quarters: there.length };
  });

function sumsOf(slotsOf: SeededYear['slotsOf'], measure: SeededMeasure): SeededSlot[] {
  const sums = new Map<number, { sum: number; regions: number }>();
  for (const region of REGION_CODES)
    for (const { start, mw } of slotsOf(region, measure)) {
      if (mw === null) continue;
      const { sum, regions } = sums.get(start) ?? { sum: 0, regions: 0 };
      sums.set(start, { sum: sum + mw, regions: regions + 1 });
    }
  return [...sums]
    .filter(([, { regions }]) => regions === REGION_CODES.length)
    .map(([start, { sum }]) => ({ start, mw: sum, quarters: 2 }))
    .sort((a, b) => a.start - b.start);
}
