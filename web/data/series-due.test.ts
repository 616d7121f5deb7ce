import { HOUR, MINUTE } from '@courant/core/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readingFragment, TEN_AM } from '../test/builders.ts';
import type { LiveEvent } from './live-state.ts';
import { type Connection, LiveStore } from './live-store.ts';
import { type Due, watchDue } from './series-due.ts';

const CLOCK_EVERY_MS = 5_000;

beforeEach(() => void vi.useFakeTimers({ now: TEN_AM }));
afterEach(() => void vi.useRealTimers());

/** Watches Brittany over a connection, and lists what became due. */
function watchBrittany(connection: Connection) {
  const store = new LiveStore({ requestFrame: (draw) => draw() });
  store.setConnection(connection);
  const due: Due[] = [];
  watchDue(store, 'BRE', { clockEveryMs: CLOCK_EVERY_MS, random: () => 0 }, (each) => void due.push(each));
  return { store, due };
}

const range: LiveEvent = {
  __typename: 'RangeRevised',
  cursor: 'e.1',
  area: { code: 'BRE' },
  from: '2025-01-01T00:00:00Z',
  to: '2025-01-02T00:00:00Z',
  resolution: 'HALF_HOUR',
};
const reading: LiveEvent = {
  __typename: 'ReadingPublished',
  cursor: 'e.2',
  reading: readingFragment('BRE', TEN_AM),
};
const snapshot: LiveEvent = { __typename: 'Snapshot', cursor: 'e.3', readings: [] };

test('a reading moves the end of the window; a range or a snapshot may move all of it', () => {
  const { store, due } = watchBrittany('live');

  for (const event of [reading, range, snapshot]) store.receive(event);

  expect(due).toEqual(['TAIL', 'WINDOW', 'WINDOW']);
});

test('a stream that breaks and resumes makes nothing due', () => {
  const { store, due } = watchBrittany('live');

  store.setConnection('lost');
  vi.advanceTimersByTime(2 * CLOCK_EVERY_MS);
  store.setConnection('live');
  vi.advanceTimersByTime(2 * CLOCK_EVERY_MS);

  expect(due).toEqual([]);
});

test('with a stream only the end of a quarter-hour is due by itself', () => {
  const { due } = watchBrittany('live');

  vi.advanceTimersByTime(2 * HOUR);

  expect(due).toEqual(Array(8).fill('TAIL'));
});

test('a quarter-hour that ends while the stream is interrupted is not missed', () => {
  const { store, due } = watchBrittany('live');
  vi.advanceTimersByTime(15 * MINUTE - 1);

  store.setConnection('lost');
  vi.setSystemTime(TEN_AM + 15 * MINUTE + 1);
  store.setConnection('live');

  expect(due).toEqual(['TAIL']);
});

test('without a stream the end is due each minute, and the whole each hour', () => {
  const { due } = watchBrittany('lost');

  vi.advanceTimersByTime(HOUR);

  expect(due).toEqual([...Array(59).fill('TAIL'), 'WINDOW']);
});
