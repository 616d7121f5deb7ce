import { expect, test } from 'vitest';
import { type Change, type Fetch, PUBLISHED_MEASURES, type Reading, type Rejected } from '../domain/index.ts';
import { reading } from './contract/builder.ts';
import { decodeReading, encodeReading } from './message.ts';
import { CHANGES, FETCHES, READINGS, REJECTED } from './topic.ts';

/** A decoded reading as plain data: its other numbers are a getter. */
const plain = ({ area, start, stepMinutes, vintage, knownAt, values, extra }: Reading): Reading => ({
  area,
  start,
  stepMinutes,
  vintage,
  knownAt,
  values,
  extra,
});

const roundTrip = (original: Reading): Reading => plain(decodeReading(encodeReading(original)));

test('a reading comes back whole: nulls, negatives, zeros and every other number published', () => {
  const original: Reading = {
    ...reading('HDF', 5),
    values: PUBLISHED_MEASURES.map((_, i) => [null, -1_234, 0, 5_247.5][i % 4] ?? null),
    extra: { tco_nucleaire: 60.1, tch_solaire: 0, tch_eolien: 125.5 },
  };
  expect(roundTrip(original)).toEqual(original);
});

test('each vintage comes back with its step', () => {
  const quarter: Reading = { ...reading('BRE', 1), vintage: 'REAL_TIME', stepMinutes: 15, start: 900_000 };
  const consolidated: Reading = { ...reading('BRE', 1), vintage: 'CONSOLIDATED' };
  expect([roundTrip(quarter), roundTrip(consolidated)]).toEqual([quarter, consolidated]);
});

test('a decoded reading is text again, unchanged', () => {
  const text = encodeReading({ ...reading('OCC', 2), extra: { tco_eolien: 3.5 } });
  expect(encodeReading(decodeReading(text))).toBe(text);
});

const text = (fields: unknown[], extra = '{}'): string => `${JSON.stringify(fields)}\n${extra}`;
const MW = PUBLISHED_MEASURES.map(() => 1);

test.each([
  ['one line', '["HDF",0,30,2,0,[]]', 'A reading is two lines: an array of six, then an object.'],
  ['a cut second line', text(['HDF', 0, 30, 2, 0, MW], '{"tco'), 'A reading is two lines'],
  ['five fields', text(['HDF', 0, 30, 2, 0]), 'A reading is two lines'],
  ['no JSON', '[\n{}', 'Not JSON.'],
  ['an unknown region', text(['XXX', 0, 30, 2, 0, MW]), 'Not a region: XXX.'],
  [
    'the name of a property that every object has',
    text(['constructor', 0, 30, 2, 0, MW]),
    'Not a region: constructor.',
  ],
  ['the country', text(['FR', 0, 30, 2, 0, MW]), 'Not a region: FR.'],
  ['no vintage', text(['HDF', 0, 30, 0, 0, MW]), 'Not the rank of a vintage: 0.'],
  ['real time by half-hours', text(['HDF', 0, 30, 1, 0, MW]), 'REAL_TIME has no step of 30 minutes.'],
  ['consolidated by quarters', text(['HDF', 0, 15, 2, 0, MW]), 'CONSOLIDATED has no step of 15 minutes.'],
  ['a start off the grid', text(['HDF', 1, 30, 2, 0, MW]), 'Not the start of a 30-minute interval: 1.'],
  ['no instant', text(['HDF', 0, 30, 2, null, MW]), 'Not an instant: null.'],
  ['too few measures', text(['HDF', 0, 30, 2, 0, [1]]), 'Not 11 whole or half MW or null: [1].'],
  ['a quarter of a megawatt', text(['HDF', 0, 30, 2, 0, [...MW.slice(1), 0.25]]), 'half MW or null'],
  ['a number as text', text(['HDF', 0, 30, 2, 0, [...MW.slice(1), '0']]), 'half MW or null'],
])('no reading: %s', (_, invalid, reason) => {
  expect(() => decodeReading(invalid)).toThrow(reason);
});

const change: Change = { area: 'FR', resolution: 'HALF_HOUR', from: 0, to: 1_800_000, slots: 1, setter: 7 };
const fetched: Fetch = {
  feed: 'eco2mix-regional-tr',
  purpose: 'POLL',
  from: 0,
  to: 1,
  regions: null,
  startedAt: 2,
  finishedAt: 3,
  rows: 24,
  appended: 0,
  rejected: 0,
  ghosts: 0,
  refusal: { reason: '429', notBefore: 9 },
  grouped: null,
  backfill: null,
  simulated: false,
};
const rejected: Rejected = { raw: '{"a":"\u0000é"}', reason: 'why', origin: 'where', rejectedAt: 1 };

test('changes, fetches and rejected rows come back whole', () => {
  expect(CHANGES.decode(CHANGES.encode(change))).toEqual(change);
  expect(CHANGES.decode(CHANGES.encode({ rebuilt: 'second' }))).toEqual({ rebuilt: 'second' });
  expect(FETCHES.decode(FETCHES.encode(fetched))).toEqual(fetched);
  expect(REJECTED.decode(REJECTED.encode(rejected))).toEqual(rejected);
});

test.each([
  ['null', 'null', 'A change is an object.'],
  ['missing fields', '{"area":"FR"}', 'A change lacks resolution, from, to, slots, setter.'],
  ['an unknown area', JSON.stringify({ ...change, area: 'toString' }), 'Not an area: toString.'],
  ['a roll-up', JSON.stringify({ ...change, resolution: 'DAY' }), 'Not a leaf grid: DAY.'],
  ['a text for a number', JSON.stringify({ ...change, setter: '7' }), 'Not whole numbers'],
  ['no namespace', '{"rebuilt":7}', 'Not a namespace: 7.'],
  ['an empty range', JSON.stringify({ ...change, to: 0 }), 'Not a range: 0 to 0.'],
])('no change: %s', (_, invalid, reason) => {
  expect(() => CHANGES.decode(invalid)).toThrow(reason);
});

test('no fetch of an unknown feed, no rejected row without its text', () => {
  expect(() => FETCHES.decode(JSON.stringify({ ...fetched, feed: 'x' }))).toThrow('Not a feed: x.');
  expect(() => REJECTED.decode('{}')).toThrow('A rejected row lacks raw, reason, origin, rejectedAt.');
});

test('a reading goes to the partition of its region', () => {
  expect([reading('IDF', 0), reading('PAC', 0)].map(READINGS.partitionOf)).toEqual([0, 11]);
});
