import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readingFragment, TEN_AM } from '../../test/builders.ts';
import { FakeSocket } from '../../test/fake-socket.ts';
import { closePage, openPage } from '../../test/page.tsx';

beforeEach(() => {
  FakeSocket.last = undefined;
});
afterEach(closePage);

const DAY = 'from=2026-11-24&to=2026-11-24';

function openReplay(search: string) {
  vi.stubGlobal('WebSocket', FakeSocket);
  return openPage(`/replay?lang=en&${search}`);
}

const subscription = () =>
  waitFor(() => FakeSocket.last?.subscription ?? expect.unreachable('No stream was asked for.'));

async function send(message: object): Promise<void> {
  const { id } = await subscription();
  await act(async () => FakeSocket.last?.receive({ id, ...message }));
}

/** A reading of 10:00 that was fetched at 11:15. */
const sendReading = (cursor: string) =>
  send({
    type: 'next',
    payload: {
      data: {
        replay: {
          __typename: 'ReadingPublished',
          cursor,
          reading: {
            ...readingFragment('BRE', TEN_AM, { consumption: 2345 }),
            knownAt: new Date(TEN_AM + 75 * 60_000).toISOString(),
          },
        },
      },
    },
  });

test('a day is asked for as the link says, and its frame and title say that it is a replay', async () => {
  openReplay(`${DAY}&speed=600&clock=known`);
  const { payload } = await subscription();

  expect(payload.variables).toEqual({
    from: '2026-11-23T23:00Z',
    to: '2026-11-24T11:00Z',
    speed: 600,
    clock: 'KNOWN',
    after: null,
  });
  expect(screen.getByText('REPLAY Tue, 24 Nov 2026', { selector: 'strong' })).toBeTruthy();
  expect(screen.getByText('not live')).toBeTruthy();
  await waitFor(() => expect(document.title).toBe('REPLAY Tue, 24 Nov 2026 — Courant'));
});

test('by known time an event stands at the time when it was fetched', async () => {
  openReplay(`${DAY}&clock=known`);
  await sendReading('replay-1.4');

  expect(await screen.findByText('Everything before 11:15 has been said.')).toBeTruthy();
  const lines = await screen.findByRole('region', { name: 'Lines of the log' });
  expect(lines.textContent).toContain('11:15new');
});

test('a replay that is paused goes on behind its last event, at another speed too', async () => {
  openReplay(DAY);
  await sendReading('replay-1.4');
  await screen.findByText('Everything before 10:00 has been said.');
  const first = FakeSocket.last;
  fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
  expect(first?.readyState).toBe(FakeSocket.CLOSED);
  expect(screen.getByText('Paused at Tue, 24 Nov 2026, 10:00.')).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: '×60' }));
  expect(FakeSocket.last).toBe(first);
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }));

  await waitFor(() => expect(FakeSocket.last).not.toBe(first));
  const { payload } = await subscription();
  expect(payload.variables).toMatchObject({ speed: 60, after: 'replay-1.4' });
  expect(window.location.search).toContain('speed=60');
});

test('a replay that has ended says so, and begins again from nothing', async () => {
  openReplay(DAY);
  await sendReading('replay-1.4');
  await send({ type: 'complete' });
  expect(await screen.findByText('The replay has ended. Events: 1.')).toBeTruthy();
  const first = FakeSocket.last;

  fireEvent.click(screen.getByRole('button', { name: 'Again' }));

  await waitFor(() => expect(FakeSocket.last).not.toBe(first));
  expect((await subscription()).payload.variables).toMatchObject({ after: null });
  expect(await screen.findByText('Nothing has been replayed yet.')).toBeTruthy();
});

const KNOWN_MONDAY = 'from=2026-11-23&to=2026-11-23&clock=known';

test('by known time a day is asked for in halves, and each half has cursors of its own', async () => {
  openReplay(KNOWN_MONDAY);
  await sendReading('replay-1.4');
  const first = FakeSocket.last;
  await send({ type: 'complete' });

  await waitFor(() => expect(FakeSocket.last).not.toBe(first));
  expect((await subscription()).payload.variables).toMatchObject({ from: '2026-11-23T11:00Z', after: null });
  await send({ type: 'complete' });
  expect(await screen.findByText('The replay has ended. Events: 1.')).toBeTruthy();
});

test('a period of which nothing is known says so', async () => {
  openReplay(`${DAY}&clock=known`);
  await send({ type: 'complete' });

  expect(await screen.findByText(/^No figure reached us in this period/)).toBeTruthy();
});

test('a refusal is a sentence with the words of the API, and can be tried again', async () => {
  openReplay(DAY);
  const errors = [{ message: 'Courant can replay nothing yet.', extensions: { code: 'BAD_RANGE' } }];
  await send({ type: 'next', payload: { errors } });

  expect(
    await screen.findByText(/^This period cannot be replayed\. .*Courant can replay nothing yet\.$/),
  ).toBeTruthy();
  const first = FakeSocket.last;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(FakeSocket.last).not.toBe(first));
});

test('what is no day is said, and nothing is asked', async () => {
  openReplay('from=2026-13-45');

  expect(await screen.findByText(/^“2026-13-45” is no day since 2013/)).toBeTruthy();
  expect(FakeSocket.last).toBe(undefined);
});

test('where less motion is preferred, a replay begins by its button', async () => {
  vi.stubGlobal('WebSocket', FakeSocket);
  openPage('/');
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
  act(() => window.history.pushState(null, '', `/replay?lang=en&${DAY}`));
  expect(await screen.findByText('Ready: “Play” begins.')).toBeTruthy();
  expect(FakeSocket.last).toBe(undefined);

  fireEvent.click(screen.getByRole('button', { name: 'Play' }));

  await subscription();
});
