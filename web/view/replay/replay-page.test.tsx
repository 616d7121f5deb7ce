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

function openReplay(search: string, lang = 'en') {
  vi.stubGlobal('WebSocket', FakeSocket);
  return openPage(`/replay?lang=${lang}&${search}`);
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

const refuse = (message: string, extensions: object) =>
  send({ type: 'next', payload: { errors: [{ message, extensions }] } });

test('a period that cannot be replayed is refused in the page’s language, with the nearest day that can', async () => {
  const figures = { from: '2026-11-30T01:44:30.996Z', to: '2026-12-02T09:00:00Z' };
  openReplay(`${DAY}&clock=known`, 'fr');
  await refuse('Courant can replay what it has known.', { code: 'BAD_RANGE', ...figures });

  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/un rejeu peut aller du lun\. 30 nov\. 2026, 02:44/);
  expect(alert.textContent).not.toContain('Courant can');
  const link = screen.getByRole('link', { name: 'Rejeu du lun. 30 nov. 2026' });
  expect(link.getAttribute('href')).toContain('from=2026-11-30&to=2026-11-30');
  expect(screen.queryByRole('button', { name: 'Réessayer' })).toBeNull();
});

test('of a day to come the nearest one is today', async () => {
  openReplay('from=2027-01-01&to=2027-01-01');
  await refuse('No.', { code: 'BAD_RANGE', from: '2025-11-24T00:00:00Z', to: '2026-11-24T09:30:00Z' });

  const link = await screen.findByRole('link', { name: 'Replay of Tue, 24 Nov 2026' });
  expect(link.getAttribute('href')).toContain('from=2026-11-24&to=2026-11-24');
});

test('what may pass can be tried again', async () => {
  openReplay(DAY);
  await refuse('Courant can replay nothing yet.', {
    code: 'BAD_RANGE',
    from: null,
    to: '2026-11-24T09:30:00Z',
  });

  expect(await screen.findByText('Nothing has arrived yet: there is nothing to replay.')).toBeTruthy();
  const first = FakeSocket.last;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(FakeSocket.last).not.toBe(first));
});

test('colours have names, and a region that is still to come is not called unpublished', async () => {
  openReplay(DAY);
  await sendReading('replay-1.4');

  expect(await screen.findByRole('link', { name: 'Normandy: not replayed yet' })).toBeTruthy();
  expect(screen.getByText('Nuclear', { selector: 'li' })).toBeTruthy();
  await send({ type: 'complete' });
  expect(await screen.findByRole('link', { name: 'Normandy: not published' })).toBeTruthy();
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
