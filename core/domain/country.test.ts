import { expect, test } from 'vitest';
import { pick, seededRandom } from '../testing/random.ts';
import { positionedReading, values } from '../testing/reading.ts';
import { TestChunkStore } from '../testing/test-chunk-store.ts';
import {
  type AreaCode,
  bucketsIn,
  type Change,
  type CountrySlot,
  countrySlots,
  countrySlotsIn,
  describeContent,
  extremeMw,
  HOUR,
  hasMeasure,
  MINUTE,
  meanMw,
  type PositionedReading,
  periodStart,
  planCountry,
  REGION_CODES,
  type RegionCode,
  type Resolution,
  type StoredMeasure,
  settleCountry,
  slotOf,
  toChanges,
  vintageOfRank,
} from './index.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');

const sum = (store: TestChunkStore, slots: readonly CountrySlot[]) =>
  store.settle(planCountry(slots), (targets, inputs) => settleCountry(slots, targets, inputs));

const slotOfChunk = (store: TestChunkStore, resolution: Resolution, start: number, area: AreaCode = 'FR') => {
  const chunk = store.chunk({ area, resolution, period: periodStart(resolution, start) });
  return { chunk, slot: slotOf(resolution, start) };
};
const cell = (
  store: TestChunkStore,
  resolution: Resolution,
  start: number,
  measure: StoredMeasure,
  area: AreaCode = 'FR',
) => {
  const { chunk, slot } = slotOfChunk(store, resolution, start, area);
  return meanMw(chunk.column(measure), slot);
};

const publish = (store: TestChunkStore, area: RegionCode, overrides: Partial<PositionedReading> = {}) =>
  store.settleRegion(area, [
    positionedReading({ area, start: TEN, values: values({ CONSUMPTION: 100, WIND: 10 }), ...overrides }),
  ]);

test('the country is null while a region is missing, says how many there are, and is the sum once all twelve are there', () => {
  const store = new TestChunkStore();
  const [last, ...others] = REGION_CODES;
  for (const area of others) publish(store, area);
  sum(store, [{ start: TEN, position: 3 }]);
  expect(cell(store, 'HALF_HOUR', TEN, 'CONSUMPTION')).toBeNull();
  expect(slotOfChunk(store, 'HALF_HOUR', TEN).chunk.regions[slotOf('HALF_HOUR', TEN)]).toBe(11);

  publish(store, last);
  sum(store, [{ start: TEN, position: 4 }]);
  expect(cell(store, 'HALF_HOUR', TEN, 'CONSUMPTION')).toBe(1200);
  expect(cell(store, 'YEAR', TEN, 'WIND')).toBe(120);
  expect(slotOfChunk(store, 'HALF_HOUR', TEN).chunk.regions[slotOf('HALF_HOUR', TEN)]).toBe(12);
});

test('a region that has no reactor does not make nuclear null', () => {
  const store = new TestChunkStore();
  for (const area of REGION_CODES) {
    publish(store, area, { values: values({ NUCLEAR: hasMeasure(area, 'NUCLEAR') ? 1000 : null }) });
  }
  sum(store, [{ start: TEN, position: 0 }]);
  expect(cell(store, 'HALF_HOUR', TEN, 'NUCLEAR')).toBe(7000);
  expect(cell(store, 'HALF_HOUR', TEN, 'PRODUCTION')).toBe(7000);
});

test('half-hours of one and of two quarters, consolidated and real time, add up exactly; the vintage is the lowest', () => {
  const store = new TestChunkStore();
  for (const area of REGION_CODES) publish(store, area, { vintage: 'CONSOLIDATED' });
  publish(store, 'BRE', { vintage: 'DEFINITIVE', position: 1 });
  const behind = new TestChunkStore();
  for (const area of REGION_CODES.slice(1)) publish(behind, area, { vintage: 'CONSOLIDATED' });
  behind.settleRegion('IDF', [
    positionedReading({ area: 'IDF', start: TEN, values: values({ CONSUMPTION: 100 }), position: 0 }),
    positionedReading({
      area: 'IDF',
      start: TEN + 15 * MINUTE,
      values: values({ CONSUMPTION: 101 }),
      position: 1,
    }),
  ]);
  for (const one of [store, behind]) sum(one, [{ start: TEN, position: 0 }]);
  const vintage = (one: TestChunkStore) => {
    const { chunk, slot } = slotOfChunk(one, 'HALF_HOUR', TEN);
    return vintageOfRank(chunk.vintageRank[slot] ?? 0);
  };
  expect(vintage(store)).toBe('CONSOLIDATED');
  expect(cell(behind, 'HALF_HOUR', TEN, 'CONSUMPTION')).toBe(1200.5);
  expect(vintage(behind)).toBe('REAL_TIME');
});

test('every slot named is announced with what last moved it, changed or not', () => {
  const store = new TestChunkStore();
  for (const area of REGION_CODES) publish(store, area);
  expect(sum(store, [{ start: TEN, position: 3 }]).touchedSlots).toEqual([
    { area: 'FR', resolution: 'HALF_HOUR', start: TEN, setBy: 3 },
  ]);
  expect(sum(store, [{ start: TEN, position: 9 }]).touchedSlots).toEqual([
    { area: 'FR', resolution: 'HALF_HOUR', start: TEN, setBy: 3 },
  ]);
  publish(store, 'BRE', { values: values({ CONSUMPTION: 101 }), position: 1 });
  expect(sum(store, [{ start: TEN, position: 10 }]).touchedSlots[0]?.setBy).toBe(10);
  const { chunk, slot } = slotOfChunk(store, 'HALF_HOUR', TEN);
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
  const store = new TestChunkStore();
  const starts = [TEN, TEN + HOUR / 2];
  for (const area of REGION_CODES) {
    const peaksFirst = area === 'IDF';
    store.settleRegion(
      area,
      starts.map((start, i) =>
        positionedReading({
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
    store,
    starts.map((start) => ({ start, position: 0 })),
  );
  const { chunk, slot } = slotOfChunk(store, 'HOUR', TEN);
  expect(extremeMw(chunk.column('CONSUMPTION'), 'max', slot)).toBe(2300);
});

test('summing as changes come in, in any order and again, equals summing everything once', () => {
  const from = Date.parse('2024-12-30T20:00:00Z');
  const span = bucketsIn('HALF_HOUR', from, from + 20 * HOUR);
  for (let seed = 1; seed <= 15; seed++) {
    const random = seededRandom(seed);
    const followed = new TestChunkStore();
    let position = 0;
    for (let step = 0; step < 40; step++) {
      const area = pick(random, REGION_CODES);
      const batch = Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
        positionedReading({
          area,
          start: pick(random, span),
          vintage: pick(random, ['CONSOLIDATED', 'DEFINITIVE']),
          position: position++,
          values: values({ CONSUMPTION: random() < 0.1 ? null : Math.floor(random() * 50) }),
        }),
      );
      const changes = toChanges(
        followed.settleRegion(area, batch).touchedSlots,
        random() < 0.5 ? 0 : from + 1000 * HOUR,
      );
      if (random() < 0.8) sum(followed, countrySlots(changes.map((change) => ({ ...change, position }))));
      else
        sum(
          followed,
          countrySlotsIn(
            followed.all().filter(({ key }) => key.area !== 'FR' && key.resolution === 'HALF_HOUR'),
            position,
          ),
        );
    }
    const lines = (store: TestChunkStore) =>
      store
        .all()
        .filter(({ key }) => key.area === 'FR')
        .map(describeContent)
        .sort();
    const before = lines(followed);
    const slots = countrySlotsIn(
      followed.all().filter(({ key }) => key.area !== 'FR' && key.resolution === 'HALF_HOUR'),
      position,
    );
    sum(followed, slots);
    expect(lines(followed), `seed ${seed}`).toEqual(before);
  }
}, 60_000);
