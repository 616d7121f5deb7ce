import { expect, test, vi } from 'vitest';
import { areaReading, QUARTER_HOUR_MS, readingFragment, TEN_AM } from '../test/builders.ts';
import type { LiveEvent } from './live-state.ts';
import { LiveStore } from './live-store.ts';

const published = (i: number): LiveEvent => ({
  __typename: 'ReadingPublished',
  cursor: `e.${i}`,
  reading: readingFragment('BRE', TEN_AM + i * QUARTER_HOUR_MS, { consumption: 2000 + i }),
});

function storeWithFrames() {
  const frames: (() => void)[] = [];
  const store = new LiveStore({ requestFrame: (draw) => frames.push(draw) });
  return { store, frames, nextFrame: () => frames.shift()?.() };
}

test('a burst is drawn once, at the next frame, with everything that came', () => {
  const { store, frames, nextFrame } = storeWithFrames();
  const listener = vi.fn();
  store.subscribe(listener);

  for (let i = 1; i <= 24; i++) store.receive(published(i));

  expect(listener).not.toHaveBeenCalled();
  expect(frames).toHaveLength(1);
  nextFrame();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(store.view().latest.get('BRE')?.valuesMw.CONSUMPTION).toBe(2024);
});

test('the cursor to resume after does not wait for a frame', () => {
  const { store } = storeWithFrames();

  store.receive(published(7));

  expect(store.cursor).toBe('e.7');
});

test('losing the connection is told at once, and telling it again is nothing new', () => {
  const { store } = storeWithFrames();
  const listener = vi.fn();
  store.subscribe(listener);

  store.setConnection('lost');
  store.setConnection('lost');

  expect(listener).toHaveBeenCalledTimes(1);
  expect(store.view().connection).toBe('lost');
});

test('an answer corrects the newest slot only while no stream does', () => {
  const { store, nextFrame } = storeWithFrames();
  const seedWith = (mw: number) => {
    store.seed([areaReading('BRE', TEN_AM, { CONSUMPTION: mw })]);
    nextFrame();
    return store.view().latest.get('BRE')?.valuesMw.CONSUMPTION;
  };
  seedWith(2000);

  store.setConnection('lost');
  expect(seedWith(2010)).toBe(2010);
  store.setConnection('live');
  expect(seedWith(1990)).toBe(2010);
});
