// @vitest-environment node
import { expect, test } from 'vitest';
import { StreamLog } from './stream-log.ts';

const NOW = Date.UTC(2026, 7, 27, 8);
const published = (cursor: string) => ({
  data: {
    liveProduction: {
      __typename: 'ReadingPublished',
      cursor,
      reading: { area: { name: 'Bretagne' }, start: '2026-08-27T08:00:00Z', consumption: null },
    },
  },
});

/** A log with an open stream, at a time that the test sets. */
function openLog() {
  const clock = { at: NOW };
  const log = new StreamLog(() => clock.at);
  log.begin();
  return { log, clock };
}

test('events are counted and written, newest first, with the cursor of the last', () => {
  const { log } = openLog();
  log.add({ data: { liveProduction: { __typename: 'Snapshot', cursor: 'm.1', readings: [{}, {}] } } });
  log.add(published('m.2'));

  const { lines, ...facts } = log.view();
  expect(facts).toEqual({ events: 2, lastMinute: 2, cursor: 'm.2', isOpen: true });
  expect(lines.map(({ kind, summary }) => `${kind}: ${summary}`)).toEqual([
    'ReadingPublished: Bretagne 2026-08-27T08:00:00Z consumption null',
    'Snapshot: 2 readings',
  ]);
});

test('an event without a cursor leaves the last one, and errors are written too', () => {
  const { log } = openLog();
  log.add(published('m.2'));
  log.add({ data: { live: { start: 'now' } } });
  log.add({ errors: [{ message: 'Too many subscriptions.' }] });

  expect(log.view().cursor).toBe('m.2');
  expect(
    log
      .view()
      .lines.map(({ kind, summary }) => `${kind}: ${summary}`)
      .slice(0, 2),
  ).toEqual(['Error: Too many subscriptions.', 'live: now']);
});

test('the rate is of the last minute, also when nothing comes any more', () => {
  const { log, clock } = openLog();
  log.add(published('m.1'));
  clock.at += 40_000;
  log.add(published('m.2'));
  expect(log.view().lastMinute).toBe(2);

  clock.at += 30_000;
  log.tick();
  expect(log.view()).toMatchObject({ events: 2, lastMinute: 1 });
});

test('a stream that is resumed goes on in the same log; another one begins a log', () => {
  const { log } = openLog();
  log.add(published('m.1'));
  log.end();
  log.resume('m.1');
  log.begin();
  log.add(published('m.2'));
  expect(log.view()).toMatchObject({ events: 2, cursor: 'm.2', isOpen: true });
  expect(log.view().lines.map(({ kind }) => kind)).toEqual([
    'ReadingPublished',
    'Resumed',
    'ReadingPublished',
  ]);

  log.begin();
  expect(log.view()).toMatchObject({ events: 0, lines: [], cursor: null });
});

test('another tab has a log of its own', () => {
  const { log } = openLog();
  log.showTab('a');
  log.add(published('m.1'));
  log.showTab('a');
  expect(log.view().events).toBe(1);

  log.showTab('b');
  expect(log.view().events).toBe(0);
});

test('of a long stream the latest lines stay, and every event counts', () => {
  const { log } = openLog();
  for (let i = 0; i < 250; i++) log.add(published(`m.${i}`));

  const { lines, events } = log.view();
  expect([lines.length, lines[0]?.index, events]).toEqual([200, 250, 250]);
});
