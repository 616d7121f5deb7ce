// @vitest-environment node
import { expect, test } from 'vitest';
import { readingFragment, TEN_AM } from '../test/builders.ts';
import { matchesLine } from './event-line.ts';
import { EventLog, MAX_LINES } from './event-log.ts';
import type { LiveEvent } from './live-state.ts';
import { liveTime, replayTime } from './stream-time.ts';

const published = (area: 'BRE' | 'PAC', cursor: string): LiveEvent => ({
  __typename: 'ReadingPublished',
  cursor,
  reading: readingFragment(area, TEN_AM, { consumption: 2000 }),
});
const watermark = (cursor: string, caughtUp = true): LiveEvent => ({
  __typename: 'Watermark',
  cursor,
  caughtUp,
  serverTime: new Date(TEN_AM).toISOString(),
});
const reset: LiveEvent = {
  __typename: 'StreamReset',
  cursor: 'e.9',
  reason: 'CURSOR_EXPIRED',
  message: '',
};

function openLog() {
  let now = TEN_AM;
  const frames: (() => void)[] = [];
  const clock = () => now;
  const log = new EventLog({
    time: liveTime(clock),
    now: clock,
    requestFrame: (draw) => void frames.push(draw),
  });
  const draw = () => {
    for (const each of frames.splice(0)) each();
    return log.view();
  };
  const notes = () =>
    draw().lines.flatMap(({ content }) => (content.kind === 'STREAM' ? [content.note] : []));
  const pass = (ms: number) => {
    now += ms;
  };
  return { log, frames, draw, notes, pass };
}

test('a watermark is no line: it moves the cursor, and says until when everything has been sent', () => {
  const { log, draw } = openLog();
  log.onEvent(watermark('e.3'));

  expect(draw()).toMatchObject({ lines: [], events: 0, cursor: 'e.3', saidUntil: TEN_AM });
});

test('a cut is told once a watermark says that nothing more was missed, with what came until then', () => {
  const { log, draw, notes, pass } = openLog();
  log.onEvent(published('BRE', 'e.1'));
  log.onFailure(new Error('1006'));
  pass(14_000);
  log.onResume('e.1');
  log.onEvent(published('BRE', 'e.2'));
  log.onEvent(published('PAC', 'e.3'));
  expect(notes()).toEqual([]);
  expect(draw().cut).toMatchObject({ events: 2 });

  log.onEvent(watermark('e.3'));

  expect(notes()).toEqual([{ is: 'CUT', lastedMs: 14_000, events: 2 }]);
  expect(draw()).toMatchObject({ resumes: 1, resets: 0, cut: null, events: 3 });
});

test('a watermark in the midst of catching up ends no cut: what comes after it was missed as well', () => {
  const { log, draw, notes, pass } = openLog();
  log.onEvent(published('BRE', 'e.1'));
  log.onFailure(new Error('1006'));
  pass(14_000);
  log.onResume('e.1');
  log.onEvent(published('BRE', 'e.2'));
  log.onEvent(watermark('e.2', false));
  log.onEvent(published('PAC', 'e.3'));

  expect(notes()).toEqual([]);
  expect(draw()).toMatchObject({ cursor: 'e.3', saidUntil: null });
  log.onEvent(watermark('e.3'));
  expect(notes()).toEqual([{ is: 'CUT', lastedMs: 14_000, events: 2 }]);
});

test('a stream that breaks again while it catches up is one cut', () => {
  const { log, notes, pass } = openLog();
  log.onFailure(new Error('1006'));
  pass(5_000);
  log.onResume('e.1');
  log.onEvent(published('BRE', 'e.2'));
  log.onFailure(new Error('1006'));
  pass(4_000);
  log.onResume('e.2');
  log.onEvent(published('BRE', 'e.3'));
  log.onEvent(watermark('e.3'));

  expect(notes()).toEqual([{ is: 'CUT', lastedMs: 9_000, events: 2 }]);
});

test('a cut that ends with a reset has lost events, and is told as a reset', () => {
  const { log, draw, notes } = openLog();
  log.onEvent(published('BRE', 'e.1'));
  log.onFailure(new Error('1006'));
  log.onResume('e.1');
  log.onEvent(reset);
  expect(draw().cursor).toBe(null);
  log.onEvent({ __typename: 'Snapshot', cursor: 'f.1', readings: [] });
  log.onEvent(watermark('f.1'));

  expect(notes()).toEqual([
    { is: 'SNAPSHOT', areas: 0 },
    { is: 'RESET', reason: 'CURSOR_EXPIRED' },
  ]);
  expect(draw()).toMatchObject({ resets: 1, cut: null });
});

test('why the API refuses a stream is kept until it goes on; a network has no words', () => {
  const { log, draw } = openLog();
  log.onFailure([{ message: 'Too many streams.' }]);
  expect(draw().cut?.refusal).toBe('Too many streams.');
  log.onFailure(new Error('1006'));
  expect(draw().cut?.refusal).toBe(null);
});

test('a burst is one frame, and the oldest of too many lines are dropped and counted', () => {
  const { log, frames, draw } = openLog();
  for (let i = 0; i < MAX_LINES + 10; i++) log.onEvent(published('BRE', `e.${i}`));
  expect(frames.length).toBe(1);

  const { lines, dropped, events } = draw();

  expect([lines.length, dropped, events]).toEqual([MAX_LINES, 10, MAX_LINES + 10]);
  expect(lines[0]?.index).toBe(MAX_LINES + 9);
});

test('events leave the last minute without another event', () => {
  const { log, draw, pass } = openLog();
  log.onEvent(published('BRE', 'e.1'));
  expect(draw().lastMinute).toBe(1);
  pass(61_000);
  log.tick();
  expect(draw().lastMinute).toBe(0);
});

test('events older than a minute are forgotten as others come, without a frame: a clock set back brings none again', () => {
  const { log, draw, pass } = openLog();
  log.onEvent(published('BRE', 'e.1'));
  pass(61_000);
  log.onEvent(published('BRE', 'e.2'));
  pass(-61_000);
  expect(draw().lastMinute).toBe(1);
});

test('lines are chosen by area and kind; what became of the stream concerns each area', () => {
  const { log, draw } = openLog();
  log.onEvent(published('BRE', 'e.1'));
  log.onEvent(published('PAC', 'e.2'));
  log.onEvent(reset);
  const kinds = (filter: Parameters<typeof matchesLine>[0]) =>
    draw()
      .lines.filter((line) => matchesLine(filter, line))
      .map(({ content }) => content.kind);

  expect(kinds({ area: 'BRE', kind: null })).toEqual(['STREAM', 'PUBLISHED']);
  expect(kinds({ area: null, kind: 'PUBLISHED' })).toEqual(['PUBLISHED', 'PUBLISHED']);
  expect(kinds({ area: 'BRE', kind: 'REVISED' })).toEqual([]);
});

test('the moment of a replay is when a slot was measured, or when it was fetched', () => {
  const knownAt = new Date(TEN_AM + 3_600_000).toISOString();
  const event = published('BRE', 'replay-1.4') as Extract<LiveEvent, { reading: unknown }>;
  const replayed: LiveEvent = { ...event, reading: Object.assign({ knownAt }, event.reading) };

  expect(replayTime('MEASURED').saidUntil(replayed)).toBe(TEN_AM);
  expect(replayTime('KNOWN').saidUntil(replayed)).toBe(TEN_AM + 3_600_000);
});
