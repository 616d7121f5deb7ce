import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { SeriesQuery, SeriesQueryVariables } from '../gql/graphql.ts';
import { readingFragment, TEN_AM } from '../test/builders.ts';
import { closePage, openPage } from '../test/page.tsx';
// Loaded before the tests, since the page loads it lazily.
import '../chart/stack-chart.tsx';

afterEach(closePage);

const HALF_HOUR_MS = 30 * 60_000;
/** 25 October 2026 begins in Paris; it has 25 hours. */
const LONG_DAY = Date.UTC(2026, 9, 24, 22);
const iso = (instant: number) => new Date(instant).toISOString();

/** The half-hours of the long day, whatever is asked for. */
function longDay(): SeriesQuery {
  const starts = Array.from({ length: 50 }, (_, i) => iso(LONG_DAY + i * HALF_HOUR_MS));
  const [from, to] = [iso(LONG_DAY), iso(LONG_DAY + 50 * HALF_HOUR_MS)];
  return {
    values: {
      __typename: 'SeriesSet',
      resolution: 'HALF_HOUR',
      from,
      to,
      starts,
      series: [{ measure: 'CONSUMPTION', values: starts.map((_, i) => 2000 + i) }],
    },
    quality: {
      __typename: 'SeriesSet',
      settledUntil: null,
      series: [
        {
          observed: starts.map(() => 2),
          vintages: [{ start: from, end: to, vintage: 'CONSOLIDATED' }],
          gaps: [],
        },
      ],
    },
  };
}

const open = (path: string) => openPage(path, { series: longDay });
const DAY_PAGE = '/area/BRE?lang=en&from=2026-10-25&to=2026-10-25';
type Requests = ReturnType<typeof openPage>['requests'];
const seriesRequests = (requests: Requests) =>
  requests.filter(({ name }) => name === 'series').map(({ variables }) => variables as SeriesQueryVariables);
const lastAsked = (requests: Requests) => seriesRequests(requests).at(-1)?.values;
const findReader = () => screen.findByRole('slider', { name: 'Reading the chart' });
const search = () => new URLSearchParams(window.location.search);

test('a page that is open on another day asks for the weeks of all its history again', async () => {
  const { receive, requests } = open(DAY_PAGE);
  const historyCount = () => requests.filter(({ name }) => name === 'history').length;
  await waitFor(() => expect(historyCount()).toBe(1));

  const serverTime = new Date(TEN_AM + 24 * 60 * 60_000).toISOString();
  receive({ __typename: 'Watermark', caughtUp: true, cursor: 'e.1', serverTime });

  await waitFor(() => expect(historyCount()).toBe(2));
});

test('a link to a day asks for that day, and reads its 25 hours with both passes', async () => {
  const { requests } = open(DAY_PAGE);
  const reader = await findReader();

  expect(lastAsked(requests)).toMatchObject({ from: '2026-10-25', to: '2026-10-25' });
  expect(reader.getAttribute('aria-valuemax')).toBe('49');
  fireEvent.keyDown(reader, { key: 'Home' });
  for (let i = 0; i < 6; i++) fireEvent.keyDown(reader, { key: 'ArrowRight' });
  expect((await findReader()).getAttribute('aria-valuetext')).toMatch(/02:00\sUTC\+1 – 02:30\sUTC\+1/);
});

test('[ and ] go to the day before and after, each a step of the browser’s history', async () => {
  const { requests } = open(DAY_PAGE);
  const push = vi.spyOn(window.history, 'pushState');

  fireEvent.keyDown(await findReader(), { key: '[' });
  await waitFor(() => expect(lastAsked(requests)).toMatchObject({ from: '2026-10-24', to: '2026-10-24' }));
  fireEvent.keyDown(await findReader(), { key: ']' });

  await waitFor(() => expect(search().get('from')).toBe('2026-10-25'));
  expect(push).toHaveBeenCalledTimes(2);
});

test('before the window that ends now lies yesterday, and after yesterday the window that ends now', async () => {
  open('/area/BRE?lang=en');
  await findReader();

  fireEvent.click(screen.getByRole('button', { name: 'Previous period' }));
  expect(window.location.search).toBe('?lang=en&from=2026-11-23&to=2026-11-23');
  fireEvent.click(screen.getByRole('button', { name: 'Next period' }));
  fireEvent.click(screen.getByRole('button', { name: 'Next period' }));

  expect(window.location.search).toBe('?lang=en');
  expect(screen.getByRole('button', { name: 'Next period' })).toHaveProperty('disabled', true);
});

test('a typed day is shown once it is whole, and the ladder leads back to now', async () => {
  open('/area/BRE?lang=en');
  const from = await screen.findByLabelText('From');

  fireEvent.change(from, { target: { value: '2026-11-20' } });
  expect(window.location.search).toBe('?lang=en&from=2026-11-20&to=2026-11-24');

  fireEvent.click(screen.getByRole('button', { name: '7D' }));
  expect(window.location.search).toBe('?lang=en&zoom=7d');
});

test('step, unit and the day of knowledge are asked of the API and stay in the link', async () => {
  const { requests } = open(DAY_PAGE);
  await findReader();

  fireEvent.change(screen.getByLabelText('Step'), { target: { value: 'HOUR' } });
  fireEvent.change(screen.getByLabelText('Unit'), { target: { value: 'ENERGY' } });
  fireEvent.change(screen.getByLabelText('As known at the start of'), { target: { value: '2026-10-27' } });

  await waitFor(() =>
    expect(lastAsked(requests)).toMatchObject({ resolution: 'HOUR', view: 'ENERGY', asOf: '2026-10-27' }),
  );
  expect(search().get('step')).toBe('hour');
  await waitFor(async () =>
    expect((await findReader()).getAttribute('aria-valuetext')).toMatch(/Consumption 2,049\sMWh/),
  );
});

test('a drag zooms to what it covers, and Back leads to the day', async () => {
  HTMLElement.prototype.setPointerCapture = () => undefined;
  open(DAY_PAGE);
  const reader = await findReader();
  const at = (clientX: number) => ({ clientX, pointerId: 1, pointerType: 'mouse', button: 0 });

  // The plot is 504 px wide: a fifth is five hours.
  fireEvent.pointerDown(reader, at(0));
  fireEvent.pointerMove(reader, at(504 / 5));
  fireEvent.pointerUp(reader, at(504 / 5));

  await waitFor(() => expect(search().get('to')).toBe('2026-10-25T03:00Z'));
  expect(search().get('from')).toBe('2026-10-24T22:00Z');
  window.history.back();
  await waitFor(() => expect(search().get('from')).toBe('2026-10-25'));
});

test('turns of the wheel with Ctrl soon after each other are one step of the history', async () => {
  open(DAY_PAGE);
  const reader = await findReader();
  const push = vi.spyOn(window.history, 'pushState');
  const turn = (timeStamp: number) => {
    const event = createEvent.wheel(reader, { deltaY: -100, ctrlKey: true, clientX: 252 });
    fireEvent(reader, Object.defineProperty(event, 'timeStamp', { value: timeStamp }));
  };

  for (const timeStamp of [1_000, 1_100, 1_500]) turn(timeStamp);
  expect(search().get('from')).toMatch(/T/);
  expect(push).toHaveBeenCalledTimes(1);

  turn(9_000);
  expect(push).toHaveBeenCalledTimes(2);
});

test('a past day is fetched once: a new reading leaves it alone, a revised range fetches it again', async () => {
  const { requests, receive } = open(DAY_PAGE);
  await findReader();
  const count = () => seriesRequests(requests).length;
  const before = count();

  receive({
    __typename: 'ReadingPublished',
    cursor: 'e.1',
    reading: readingFragment('BRE', TEN_AM, { consumption: 1 }),
  });
  receive({
    __typename: 'RangeRevised',
    cursor: 'e.2',
    area: { code: 'BRE' },
    from: iso(LONG_DAY),
    to: iso(LONG_DAY + HALF_HOUR_MS),
    resolution: 'HALF_HOUR',
  });

  await waitFor(() => expect(count()).toBe(before + 1));
  expect((await findReader()).getAttribute('aria-valuemax')).toBe('49');
});

test('T turns the chart into a table and back, ? opens the help, and a field keeps its letters', async () => {
  open(DAY_PAGE);
  fireEvent.keyDown(await findReader(), { key: '?' });
  expect(screen.getByText(/Shift and drag: move/)).toBeTruthy();

  fireEvent.keyDown(await findReader(), { key: 't' });
  const table = await screen.findByRole('table');
  fireEvent.keyDown(screen.getByLabelText('From'), { key: 't' });
  expect(table.isConnected).toBe(true);
  fireEvent.keyDown(table, { key: 't' });

  expect(await findReader()).toBeTruthy();
});

test('after T the keys go on without a click, from the table and from the chart', async () => {
  open(DAY_PAGE);
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
  (await findReader()).focus();

  press('t');
  await screen.findByRole('table');
  press('[');
  expect(search().get('from')).toBe('2026-10-24');

  press('t');
  await findReader();
  press('[');
  expect(search().get('from')).toBe('2026-10-23');
});

test('the drawing is named by its dates, and by what it is as known on', async () => {
  open(`${DAY_PAGE}&asof=2026-10-26`);
  await findReader();

  expect(document.querySelector('svg title')?.textContent).toMatch(
    /Brittany, Sun,? 25 Oct 2026, as known on Mon,? 26 Oct 2026, 00:00/,
  );
});
