import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FollowOptions, followLive } from './follow-live.ts';
import type { LiveEvent } from './live-event.ts';
import { QueryError } from './query.ts';
import { retryWaitMs } from './retry-wait.ts';
import { FakeServer } from './test/fake-server.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const snapshot = (cursor: string): LiveEvent => ({ __typename: 'Snapshot', cursor, readings: [] });
const watermark = (cursor: string): LiveEvent => ({
  __typename: 'Watermark',
  cursor,
  serverTime: '2026-11-24T09:20:00Z',
});
const reset = (reason: string): LiveEvent => ({
  __typename: 'StreamReset',
  cursor: 'e.9',
  reason,
  message: '',
});

/** Lets everything happen that waits for no time. */
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A follower that waits as long as it may, and a record of what it reports. */
async function follow(options: Partial<FollowOptions> = {}, server = new FakeServer()) {
  const stop = new AbortController();
  const network = new EventTarget();
  const events: string[] = [];
  const connections: string[] = [];
  const ended = followLive({
    url: 'http://api/graphql',
    onEvent: ({ cursor }) => void events.push(cursor),
    onConnection: (connection) => void connections.push(connection),
    signal: stop.signal,
    webSocket: server.webSocket,
    network,
    random: () => 1,
    ...options,
  });
  ended.catch(() => undefined);
  await settle();
  return { server, stop, network, events, connections, ended };
}

test('it begins with a snapshot of all areas', async () => {
  const { server, events, connections } = await follow();
  server.send(snapshot('e.1'));
  await settle();

  expect(server.variables).toEqual([{ after: null }]);
  expect(events).toEqual(['e.1']);
  expect(connections).toEqual(['live']);
});

test('it asks for the areas that it is given, behind the cursor that it is given', async () => {
  const { server } = await follow({ areas: ['BRE'], after: 'e.7' });

  expect(server.variables).toEqual([{ areas: ['BRE'], after: 'e.7' }]);
});

test('a broken socket is resumed at once after the last event', async () => {
  const { server, connections } = await follow();
  server.send(snapshot('e.1'), watermark('e.5'));
  server.cut();
  await settle();

  expect(server.variables).toEqual([{ after: null }, { after: 'e.5' }]);
  expect(connections).toEqual(['live']);
});

test('it says that a broken stream goes on, and behind which event', async () => {
  const resumes: (string | null)[] = [];
  const { server } = await follow({ onResume: (after) => void resumes.push(after) });
  server.send(snapshot('e.1'), watermark('e.5'));
  server.cut();
  await settle();

  expect(resumes).toEqual(['e.5']);
});

test('an event waits until the one before it is applied, and a broken socket is resumed after both', async () => {
  const applied: string[] = [];
  let apply = () => {};
  const { server } = await follow({
    onEvent: ({ cursor }) =>
      new Promise((resolve) => {
        apply = () => {
          applied.push(cursor);
          resolve();
        };
      }),
  });
  server.send(snapshot('e.1'), watermark('e.2'));
  server.cut();
  await settle();
  expect(server.variables).toHaveLength(1);

  apply();
  await settle();
  apply();
  await settle();

  expect(applied).toEqual(['e.1', 'e.2']);
  expect(server.variables).toEqual([{ after: null }, { after: 'e.2' }]);
});

test('what onEvent throws ends it, and nothing is resumed', async () => {
  const { server, ended } = await follow({
    onEvent: () => {
      throw new Error('the disk is full');
    },
  });
  server.send(snapshot('e.1'));

  await expect(ended).rejects.toThrow('the disk is full');
  await vi.runAllTimersAsync();
  expect(server.sockets).toHaveLength(1);
});

test('a server that stays away is asked less and less often, and the connection is lost', async () => {
  const { server, connections } = await follow();
  server.send(snapshot('e.1'));
  await settle();
  for (const waitMs of [0, 1_000, 2_000, 4_000]) {
    const before = server.sockets.length;
    server.cut();
    if (waitMs > 0) {
      await vi.advanceTimersByTimeAsync(waitMs - 1);
      expect(server.sockets).toHaveLength(before);
    }
    await vi.advanceTimersByTimeAsync(1);
    expect(server.sockets).toHaveLength(before + 1);
  }

  expect(connections).toEqual(['live', 'lost', 'live', 'lost', 'live', 'lost', 'live']);
});

/** How many sockets open within ten minutes with a server that cuts each stream some time after its first event. */
async function socketsWhenCutAfter(ms: number): Promise<number> {
  const { server, stop } = await follow();
  const end = Date.now() + 10 * 60_000;
  while (Date.now() < end) {
    const { last } = server;
    server.send(watermark('e.1'));
    // Another event every half a minute, or the stream would count as silent.
    for (let at = 0; at < ms; at += 30_000) {
      await vi.advanceTimersByTimeAsync(30_000);
      server.send(watermark('e.1'));
    }
    await settle();
    server.cut();
    await settle();
    while (server.last === last) await vi.advanceTimersToNextTimerAsync();
    await settle();
  }
  stop.abort();
  return server.sockets.length;
}

test('a server that cuts each stream after its first event is not asked in a storm', async () => {
  expect(await socketsWhenCutAfter(0)).toBeLessThan(30);
});

test('a stream that lived for a minute is resumed at once', async () => {
  expect(await socketsWhenCutAfter(60_000)).toBe(11);
});

test('a reset begins again with a snapshot, on a socket of its own', async () => {
  const { server, connections } = await follow();
  server.send(snapshot('e.1'), reset('CURSOR_EXPIRED'));
  await settle();

  expect(server.variables).toEqual([{ after: null }, { after: null }]);
  expect(server.sockets[0]?.messages.map(({ type }) => type)).toContain('complete');
  expect(connections).toEqual(['live']);
});

test('a store made anew is not asked by every client at the same moment, twice within a minute either', async () => {
  const { server } = await follow();
  for (const sockets of [1, 2]) {
    server.send(snapshot('e.1'), reset('STORE_REBUILT'));
    await vi.advanceTimersByTimeAsync(2_999);
    expect(server.sockets).toHaveLength(sockets);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.sockets).toHaveLength(sockets + 1);
  }
  expect(server.variables).toEqual([{ after: null }, { after: null }, { after: null }]);
});

test('a network that comes back is used at once', async () => {
  const { server, network } = await follow();
  for (let i = 0; i < 5; i++) {
    server.cut();
    if (i < 4) await vi.advanceTimersToNextTimerAsync();
    await settle();
  }
  const before = server.sockets.length;

  network.dispatchEvent(new Event('online'));
  await settle();

  expect(server.sockets).toHaveLength(before + 1);
});

test('a socket that does not open within ten seconds is given up, and the connection is lost', async () => {
  const failures: unknown[] = [];
  const { server, stop, connections } = await follow({ onFailure: (failure) => failures.push(failure) });
  server.opens = false;
  server.cut();
  await settle();
  const before = server.sockets.length;
  expect(connections).toEqual(['live']);

  await vi.advanceTimersByTimeAsync(9_999);
  expect(server.sockets).toHaveLength(before);
  await vi.advanceTimersByTimeAsync(1_001);

  expect(server.sockets).toHaveLength(before + 1);
  expect(connections).toEqual(['live', 'lost']);
  expect(failures.map(String)).toEqual(['[object Object]', 'TerminatedCloseEvent: 4499: Terminated']);
  stop.abort();
});

test('a server that answers no ping is left, though the socket looks open', async () => {
  const { server } = await follow();
  server.send(snapshot('e.1'));
  server.last.answersPings = false;
  await vi.advanceTimersByTimeAsync(14_999);
  expect(server.variables).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2);

  expect(server.variables).toEqual([{ after: null }, { after: 'e.1' }]);
});

test('a first socket that does not open means lost, though a second is tried at once', async () => {
  const server = new FakeServer();
  server.opens = false;
  const { connections, stop } = await follow({}, server);
  await vi.advanceTimersByTimeAsync(10_001);

  expect(connections).toEqual(['lost']);
  expect(server.sockets).toHaveLength(2);
  stop.abort();
});

test('a stream that is silent for a minute is left, though pings are answered', async () => {
  const { server } = await follow();
  await vi.advanceTimersByTimeAsync(59_999);
  expect(server.variables).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(2);
  expect(server.variables).toHaveLength(2);
});

test('each event begins the minute anew', async () => {
  const { server } = await follow();
  await vi.advanceTimersByTimeAsync(40_000);
  server.send(snapshot('e.1'));
  await vi.advanceTimersByTimeAsync(59_999);
  expect(server.variables).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(2);
  expect(server.variables).toEqual([{ after: null }, { after: 'e.1' }]);
});

test('an error of the subscription is reported, and it is subscribed again', async () => {
  const failures: unknown[] = [];
  const { server } = await follow({ onFailure: (failure) => failures.push(failure) });
  const { id } = server.last.subscription ?? expect.unreachable();
  server.last.sendToClient({ id, type: 'error', payload: [{ message: 'Cannot query field "wnd".' }] });
  await settle();

  expect(failures).toEqual([[{ message: 'Cannot query field "wnd".' }]]);
  expect(server.variables).toHaveLength(2);
});

test.each(['error', 'next'])(
  'a text that is no cursor ends it, refused by "%s", and nothing is asked again',
  async (type) => {
    const failures: unknown[] = [];
    const { server, ended } = await follow({ after: 'x', onFailure: (failure) => failures.push(failure) });
    const { id } = server.last.subscription ?? expect.unreachable();
    const errors = [{ message: '"x" is not a cursor.', extensions: { code: 'BAD_ARGUMENT' } }];
    server.last.sendToClient({ id, type, payload: type === 'error' ? errors : { errors } });

    await expect(ended).rejects.toThrow(new QueryError('"x" is not a cursor.', 'BAD_ARGUMENT', undefined));
    await vi.runAllTimersAsync();
    expect(server.sockets).toHaveLength(1);
    expect(failures).toEqual([]);
  },
);

test('once aborted it ends, leaves the socket and applies nothing more', async () => {
  const { server, stop, ended, events } = await follow();
  server.send(snapshot('e.1'));
  await settle();
  server.send(watermark('e.2'));
  stop.abort();

  await ended;
  await vi.runAllTimersAsync();
  expect(events).toEqual(['e.1']);
  expect(server.sockets.map(({ readyState }) => readyState)).toEqual([3]);
});

test('waits grow to half a minute, with full jitter', () => {
  expect([0, 1, 2, 3].map((failures) => retryWaitMs(failures, () => 1))).toEqual([0, 1000, 2000, 4000]);
  expect(retryWaitMs(50, () => 1)).toBe(30_000);
  expect(retryWaitMs(3, () => 0.25)).toBe(1000);
});

test('a jitter lengthens a wait that is shorter', () => {
  expect([0, 1, 3].map((failures) => retryWaitMs(failures, () => 1, 3_000))).toEqual([3000, 3000, 4000]);
});
