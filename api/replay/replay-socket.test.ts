import { HOUR, MINUTE } from '@courant/core/domain';
import { everyRegion, reading } from '@courant/core/testing';
import { createClient, type ExecutionResult } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { readMoment, NOW as UP_TO_NOW } from '../scalar/moment.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { replayEpoch } from './replay.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const NOW = TEN + 2 * HOUR;
const QUARTER = 15 * MINUTE;
const REPLAY = `subscription (
  $areas: [AreaCode!] = [BRE], $from: Moment! = "-P1D", $to: Moment! = "now",
  $speed: Float! = 86400, $clock: ReplayClock! = MEASURED, $after: StreamCursor
) {
  replay(areas: $areas, from: $from, to: $to, speed: $speed, clock: $clock, after: $after) {
    __typename cursor
    ... on ReadingPublished { reading { start resolution consumption } }
  }
}`;

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

type Result = ExecutionResult<{ replay: { cursor: string; reading: { start: string } } }>;

async function open(now: () => number = () => NOW, limits = {}) {
  const api: TestApi = await openTestApi(now, { limits });
  opened.push(api);
  const url = `${api.api.url.replace('http', 'ws')}/graphql`;
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  opened.push({ close: () => client.dispose() });
  return {
    api,
    iterate: (query: string, variables: Record<string, unknown> = {}) =>
      client.iterate({ query, variables }) as AsyncIterableIterator<Result>,
  };
}

/** The code and sentence that a subscription is refused with. */
async function errorOf(stream: AsyncIterator<Result>) {
  const outcome = await stream.next().then(
    ({ value }) => (value as Result | undefined)?.errors,
    (errors: unknown) => errors as Result['errors'],
  );
  return outcome?.[0];
}

async function refusalOf(stream: AsyncIterator<Result>): Promise<string> {
  const error = await errorOf(stream);
  return `${error?.extensions?.code}: ${error?.message}`;
}

test('a replay of the last day ends with the period, and a relative period stays what it was for the next connection', async () => {
  let now = NOW;
  const { api, iterate } = await open(() => now);
  for (const i of [0, 1, 2, 3]) await api.line.publishRegions([reading({ start: TEN + i * QUARTER })]);
  const cursors: string[] = [];
  for await (const { data } of iterate(REPLAY)) if (data) cursors.push(data.replay.cursor);
  expect(cursors).toHaveLength(6);

  // A day and a half later these slots are no longer of the last day.
  now += 36 * HOUR;
  const resumed: (string | undefined)[] = [];
  for await (const { data } of iterate(REPLAY, { after: cursors[3] })) resumed.push(data?.replay.cursor);
  expect(resumed).toEqual(cursors.slice(4));
});

test('a cursor of the live stream, or of another replay, is refused; so is one of a replay by the live stream', async () => {
  const { api, iterate } = await open();
  await api.line.publish(everyRegion(TEN));
  const live = 'subscription ($after: StreamCursor) { liveProduction(after: $after) { cursor } }';
  const liveEvent = await iterate(live).next();
  const { cursor: liveCursor } = (liveEvent.value as { data: { liveProduction: { cursor: string } } }).data
    .liveProduction;
  const { value } = await iterate(REPLAY).next();
  const after = (value as Result).data?.replay.cursor;

  expect(await refusalOf(iterate(REPLAY, { after: liveCursor }))).toBe(
    'BAD_ARGUMENT: after: this cursor is of the live stream, and of no replay.',
  );
  for (const other of [{ areas: ['PAC'] }, { from: '-P2D' }, { to: '-PT1H' }, { clock: 'KNOWN' }])
    expect(await refusalOf(iterate(REPLAY, { ...other, after }))).toBe(
      'BAD_ARGUMENT: after: this cursor is of another replay; ask with the same areas, from, to and clock as there.',
    );
  expect(await refusalOf(iterate(live, { after }))).toBe(
    'BAD_ARGUMENT: after: this cursor is of a replay, and not of the live stream.',
  );
  // The order of the areas and the speed are no part of it.
  const same = await iterate(REPLAY, { areas: ['BRE', 'BRE'], speed: 80_000, after }).next();
  expect((same.value as Result).data?.replay.cursor).not.toBe(after);
});

test('a replay has bounds: its speed, its slots, what is covered and its price', async () => {
  const { api, iterate } = await open(() => NOW, { maxReplayReadings: 100 });
  expect(await refusalOf(iterate(REPLAY))).toBe('BAD_RANGE: Courant can replay nothing yet, up to now.');
  await api.line.publishRegions([reading({ start: TEN - 400 * 24 * HOUR }), reading({ start: TEN })]);
  for (const speed of [0, 0.5, 86_401])
    expect(await refusalOf(iterate(REPLAY, { speed }))).toBe(
      `BAD_ARGUMENT: speed is ${speed}; 1 to 86400 are allowed.`,
    );
  expect(await refusalOf(iterate(REPLAY))).toBe(
    'BAD_RANGE: The period has 144 slots of these areas; 100 are allowed. Ask for 16 hours at a time, or for fewer areas.',
  );
  expect(await refusalOf(iterate(REPLAY, { from: '2013', to: '2014' }))).toMatch(
    /^BAD_RANGE: Courant can replay what happened since 2025-07-23T10:00:00/,
  );
  const { extensions } = (await errorOf(iterate(REPLAY, { from: '2013', to: '2014' }))) ?? {};
  expect(extensions).toEqual({
    code: 'BAD_RANGE',
    from: '2025-07-23T10:00:00.000Z',
    to: new Date(NOW).toISOString(),
  });
  // A forged cursor names the range that it likes.
  const request = { areas: ['BRE'], from: readMoment('-P1D'), to: UP_TO_NOW, clock: 'MEASURED' } as const;
  const forged = { from: 0, to: Date.parse('9999-01-01T00:00:00Z') };
  expect(await refusalOf(iterate(REPLAY, { after: `${replayEpoch(request, forged)}.0` }))).toMatch(
    /^TOO_COSTLY: The question costs \d+; 5000 is allowed. Ask for fewer areas/,
  );
  for (const range of [
    { from: NOW, to: Date.parse('5138-01-01T00:00:00Z') },
    { from: NOW, to: TEN },
    { from: TEN + 1, to: TEN + 2 },
  ])
    expect(await refusalOf(iterate(REPLAY, { after: `${replayEpoch(request, range)}.0` }))).toMatch(
      /^BAD_ARGUMENT: after: this cursor is of another replay/,
    );
  expect(await refusalOf(iterate(REPLAY, { areas: [] }))).toBe(
    'BAD_ARGUMENT: areas: an empty list replays nothing: name an area.',
  );
  expect(await refusalOf(iterate(REPLAY, { areas: null, from: '-P1Y' }))).toMatch(
    /^TOO_COSTLY: .* Ask for 14 days at a time\.$/,
  );
  // By known time a day of all areas is about what a question may cost.
  const known = { areas: null, clock: 'KNOWN' };
  expect(await refusalOf(iterate(REPLAY, { ...known, from: '-P2D' }))).toMatch(
    /^TOO_COSTLY: .* Ask for a day at a time\.$/,
  );
});
