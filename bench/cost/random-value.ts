import { AREA_CODES, CARBON_METHODS, MEASURES, RESOLUTIONS, STORED_MEASURES } from '@courant/core/domain';
import { pick, type Random, randomBelow } from '@courant/core/testing';

type Values = Readonly<Record<string, (random: Random) => unknown>>;

const STARTS = [
  '-P1D',
  '-P7D',
  '-P9D',
  '-P30D',
  '-P360D',
  '-P3Y',
  '2013',
  '2019',
  '2024',
  '2024-03',
  '2025-11',
];
const INSTANTS = [
  '2014-03-30T02:00:00Z',
  '2018-10-28T00:30:00Z',
  '2024-07-14T12:00:00Z',
  '2025-12-01T08:15:00Z',
];
const ENDS = ['now', '-PT6H', '2026-01'];
/** The country has no quarter-hours. */
const WITHOUT_QUARTERS = RESOLUTIONS.filter((resolution) => resolution !== 'QUARTER_HOUR');

const some =
  <T>(choices: readonly T[], most: number) =>
  (random: Random): T[] =>
    Array.from({ length: 1 + randomBelow(random, most) }, () => pick(random, choices));

const VIEWS = ['POWER', 'ENERGY', 'SHARE_OF_CONSUMPTION', 'SHARE_OF_PRODUCTION', 'PER_PERSON'];

/** A value of each argument, by its name, or its field's and its own; an argument that is not here is left out. */
const ARGUMENTS: Values = {
  area: (random) => pick(random, AREA_CODES),
  code: (random) => pick(random, AREA_CODES),
  codes: some(AREA_CODES, 16),
  at: (random) => pick(random, INSTANTS),
  from: (random) => pick(random, STARTS),
  to: (random) => pick(random, ENDS),
  days: (random) => 1 + randomBelow(random, 366),
  first: (random) => randomBelow(random, 1_001),
  'rejected.first': (random) => randomBelow(random, 101),
  largestFirst: (random) => randomBelow(random, 2) === 1,
  value: (random) => randomBelow(random, 9_000),
  lang: (random) => pick(random, ['FR', 'EN']),
  method: (random) => pick(random, CARBON_METHODS),
  zone: (random) => pick(random, ['UTC', 'PARIS']),
  resolution: (random) => pick(random, WITHOUT_QUARTERS),
  measure: (random) => pick(random, STORED_MEASURES),
  measures: some(STORED_MEASURES, 3),
  areas: some(AREA_CODES, 3),
  by: (random) => pick(random, [null, 'HALF_HOUR_OF_DAY', 'HOUR_OF_DAY', 'WEEKDAY', 'MONTH']),
  period: (random) => pick(random, ['TODAY', 'MONTH', 'YEAR', 'ALL_TIME']),
  input: randomSeriesInput,
  'compare.input': randomCompareInput,
  'profile.input': randomProfileInput,
};

function randomSeriesInput(random: Random): Record<string, unknown> {
  const areas = some(AREA_CODES, 13)(random);
  const resolutions = areas.includes('FR') ? WITHOUT_QUARTERS : RESOLUTIONS;
  const view = pick(random, VIEWS);
  return {
    areas,
    // A carbon intensity has no other view.
    measures: some(view === 'POWER' ? MEASURES : STORED_MEASURES, 12)(random),
    from: pick(random, STARTS),
    ...(randomBelow(random, 2) ? { to: pick(random, ENDS) } : {}),
    ...(randomBelow(random, 3) ? { resolution: pick(random, resolutions) } : {}),
    ...(randomBelow(random, 2) ? { maxPoints: 1 + randomBelow(random, 20_000) } : {}),
    view,
    carbonMethod: pick(random, CARBON_METHODS),
  };
}

function randomCompareInput(random: Random): Record<string, unknown> {
  const { resolution: _, ...input } = randomSeriesInput(random);
  return { ...input, to: pick(random, ENDS), against: pick(random, STARTS) };
}

function randomProfileInput(random: Random): Record<string, unknown> {
  return {
    areas: some(AREA_CODES, 13)(random),
    measures: some(STORED_MEASURES, 12)(random),
    from: pick(random, STARTS),
    by: pick(random, ['HALF_HOUR_OF_DAY', 'HOUR_OF_DAY', 'WEEKDAY', 'MONTH']),
    days: pick(random, ['ALL', 'WORKDAY', 'WEEKEND']),
    ...(randomBelow(random, 2) ? { months: [1 + randomBelow(random, 12)] } : {}),
    ...(randomBelow(random, 2) ? { weekdays: some([1, 2, 3, 4, 5, 6, 7], 3)(random) } : {}),
    view: pick(random, VIEWS),
  };
}

export const randomValue = (random: Random, field: string, argument: string): unknown =>
  (ARGUMENTS[`${field}.${argument}`] ?? ARGUMENTS[argument])?.(random);

/** A value as a document writes it: what is all upper case is the name of an enum. */
export function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, one]) => `${name}: ${literalOf(one)}`)
      .join(', ')} }`;
  return typeof value === 'string' && /^[A-Z_]+$/.test(value) ? value : JSON.stringify(value);
}
