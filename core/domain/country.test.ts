import { expect, test } from 'vitest';
import { pick, reading, seededRandom, TestChunkStore, values } from '../testing/domain-fixture.ts';
import {
  type AreaCode,
  bucketsIn,
  type Change,
  type CountrySlot,
  countrySlots,
  countrySlotsIn,
  describeContent,
  HOUR,
  hasMeasure,
  type Measure,
  MINUTE,
  meanMw,
  type PositionedReading,
  periodStart,
  planCountry,
  REGION_CODES,
  type RegionCode,
  type Resolution,
  settleCountry,
  slotOf,
  toChanges,
  vintageOfRank,
} from './index.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');

const sum = (store: TestChunkStore, slots: readonly CountrySlot[]) =>
  store.settle(planCountry(slots), (targets, inputs) => settleCountry(slots, targets, inputs));

const slotOfChunk = (store: TestChunkStore, resolution: Resolution, start: number, area: AreaCode = 'FR') => {
  const [chunk] = store.load([{ area, resolution, period: periodStart(resolution, start) }]);
  return { chunk, slot: slotOf(resolution, start) };
};
const cell = (
  store: TestChunkStore,
  resolution: Resolution,
  start: number,
  measure: Measure,
  area: AreaCode = 'FR',
) => {
  const { chunk, slot } = slotOfChunk(store, resolution, start, area);
  return meanMw(chunk.column(measure), slot);
};

const publish = (store: TestChunkStore, area: RegionCode, overrides: Partial<PositionedReading> = {}) =>
  store.settleRegion(area, [
    reading({ area, start: TEN, values: values({ CONSUMPTION: 100, WIND: 10 }), ...overrides }),
  ]);

test('the country is null while a region is missing, says how many there are, and is the sum once all twelve are there', () => {
  const shelf = new TestChunkStore();
  const [last, ...others] = REGION_CODES;
  for (const area of others) publish(shelf, area);
  sum(shelf, [{ start: TEN, position: 3 }]);
  expect(cell(shelf, 'HALF_HOUR', TEN, 'CONSUMPTION')).toBeNull();
  expect(slotOfChunk(shelf, 'HALF_HOUR', TEN).chunk.regions[slotOf('HALF_HOUR', TEN)]).toBe(11);

  publish(shelf, last);
  sum(shelf, [{ start: TEN, position: 4 }]);
  expect(cell(shelf, 'HALF_HOUR', TEN, 'CONSUMPTION')).toBe(1200);
  expect(cell(shelf, 'YEAR', TEN, 'WIND')).toBe(120);
  expect(slotOfChunk(shelf, 'HALF_HOUR', TEN).chunk.regions[slotOf('HALF_HOUR', TEN)]).toBe(12);
});

test('a region that has no reactor does not make nuclear null', () => {
  const shelf = new TestChunkStore();
  for (const area of REGION_CODES) {
    publish(shelf, area, { values: values({ NUCLEAR: hasMeasure(area, 'NUCLEAR') ? 1000 : null }) });
  }
  sum(shelf, [{ start: TEN, position: 0 }]);
  expect(cell(shelf, 'HALF_HOUR', TEN, 'NUCLEAR')).toBe(7000);
  expect(cell(shelf, 'HALF_HOUR', TEN, 'PRODUCTION')).toBe(7000);
});

test('half-hours of one and of two quarters, consolidated and real time, add up exactly; the vintage is the lowest', () => {
  const shelf = new TestChunkStore();
  for (const area of REGION_CODES) publish(shelf, area, { vintage: 'CONSOLIDATED' });
  publish(shelf, 'BRE', { vintage: 'DEFINITIVE', position: 1 });
  const behind = new TestChunkStore();
  for (const area of REGION_CODES.slice(1)) publish(behind, area, { vintage: 'CONSOLIDATED' });
  behind.settleRegion('IDF', [
    reading({ area: 'IDF', start: TEN, values: values({ CONSUMPTION: 100 }), position: 0 }),
    reading({ area: 'IDF', start: TEN + 15 * MINUTE, values: values({ CONSUMPTION: 101 }), position: 1 }),
  ]);
  for (const one of [shelf, behind]) sum(one, [{ start: TEN, position: 0 }]);
  const vintage = (one: TestChunkStore) =>
    vintageOfRank(slotOfChunk(one, 'HALF_HOUR', TEN).chunk.vintageRank[slotOf('HALF_HOUR', TEN)]);
  expect(vintage(shelf)).toBe('CONSOLIDATED');
  expect(cell(behind, 'HALF_HOUR', TEN, 'CONSUMPTION')).toBe(1200.5);
  expect(vintage(behind)).toBe('REAL_TIME');
});

test('every slot named is announced with what last moved it, changed or not', () => {
  const shelf = new TestChunkStore();
  for (const area of REGION_CODES) publish(shelf, area);
  expect(sum(shelf, [{ start: TEN, position: 3 }]).touchedSlots).toEqual([
    { area: 'FR', resolution: 'HALF_HOUR', start: TEN, setter: 3 },
  ]);
  expect(sum(shelf, [{ start: TEN, position: 9 }]).touchedSlots).toEqual([
    { area: 'FR', resolution: 'HALF_HOUR', start: TEN, setter: 3 },
  ]);
  publish(shelf, 'BRE', { values: values({ CONSUMPTION: 101 }), position: 1 });
  expect(sum(shelf, [{ start: TEN, position: 10 }]).touchedSlots[0].setter).toBe(10);
  const { chunk, slot } = slotOfChunk(shelf, 'HALF_HOUR', TEN);
  expect(chunk.firstSetBy[slot]).toBe(3);
});

test('a change of quarter-hours or of the country itself names no country slot; a range names each of its half-hours', () => {
  const change = (over: Partial<Change>) =>
    ({
      area: 'BRE',
      resolution: 'HALF_HOUR',
      from: TEN,
      to: TEN + HOUR,
      slots: 2,
      setter: 0,
      position: 5,
      ...over,
    }) as const;
  expect(countrySlots([change({ resolution: 'QUARTER_HOUR' }), change({ area: 'FR' })])).toEqual([]);
  expect(countrySlots([change({}), { ...change({ to: TEN + HOUR / 2 }), position: 6 }])).toEqual([
    { start: TEN, position: 6 },
    { start: TEN + HOUR / 2, position: 5 },
  ]);
});

test('country roll-ups come from country half-hours: extremes do not add', () => {
  const shelf = new TestChunkStore();
  const starts = [TEN, TEN + HOUR / 2];
  for (const area of REGION_CODES) {
    const peaksFirst = area === 'IDF';
    shelf.settleRegion(
      area,
      starts.map((start, i) =>
        reading({
          area,
          start,
          vintage: 'CONSOLIDATED',
          position: i,
          values: values({ CONSUMPTION: (i === 0) === peaksFirst ? 200 : 100 }),
        }),
      ),
    );
  }
  sum(
    shelf,
    starts.map((start) => ({ start, position: 0 })),
  );
  const { chunk, slot } = slotOfChunk(shelf, 'HOUR', TEN);
  expect(chunk.column('CONSUMPTION').max[slot] / 2).toBe(2300);
});

test('summing as changes come in, in any order and again, equals summing everything once', () => {
  const from = Date.parse('2024-12-30T20:00:00Z');
  const span = bucketsIn('HALF_HOUR', from, from + 20 * HOUR);
  for (let seed = 1; seed <= 15; seed++) {
    const roll = seededRandom(seed);
    const followed = new TestChunkStore();
    let position = 0;
    for (let step = 0; step < 40; step++) {
      const area = pick(roll, REGION_CODES);
      const batch = Array.from({ length: 1 + Math.floor(roll() * 5) }, () =>
        reading({
          area,
          start: pick(roll, span),
          vintage: pick(roll, ['CONSOLIDATED', 'DEFINITIVE']),
          position: position++,
          values: values({ CONSUMPTION: roll() < 0.1 ? null : Math.floor(roll() * 50) }),
        }),
      );
      const changes = toChanges(
        followed.settleRegion(area, batch).touchedSlots,
        roll() < 0.5 ? 0 : from + 1000 * HOUR,
      );
      if (roll() < 0.8) sum(followed, countrySlots(changes.map((change) => ({ ...change, position }))));
      else
        sum(
          followed,
          countrySlotsIn(
            followed.all().filter(({ key }) => key.area !== 'FR' && key.resolution === 'HALF_HOUR'),
            position,
          ),
        );
    }
    const lines = (shelf: TestChunkStore) =>
      shelf
        .all()
        .filter(({ key }) => key.area === 'FR')
        .map(describeContent)
        .sort();
    const before = lines(followed);
    const held = countrySlotsIn(
      followed.all().filter(({ key }) => key.area !== 'FR' && key.resolution === 'HALF_HOUR'),
      position,
    );
    sum(followed, held);
    expect(lines(followed), `seed ${seed}`).toEqual(before);
  }
}, 60_000);
