import { CombinedGraphQLErrors } from '@apollo/client';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { LiveEvent } from '../data/live-state.ts';
import type { SeriesQuery, SeriesQueryVariables } from '../gql/graphql.ts';
import { QUARTER_HOUR_MS, readingFragment, TEN_AM } from '../test/builders.ts';
import { closePage, openPage } from '../test/page.tsx';
import { OUT_OF_COVERAGE } from '../test/refusals.ts';
// Loaded before the tests, since the page loads it lazily.
import '../chart/stack-chart.tsx';

afterEach(closePage);

const iso = (instant: number) => new Date(instant).toISOString();

/** Four quarter-hours from 10:00, or as many hours where the window is longer than a day; the third is a gap. */
function seriesAnswer({ values }: SeriesQueryVariables, consumption = [2000, 2100, null, 2300]): SeriesQuery {
  const daily = values.from === '-P1D';
  const step = daily ? QUARTER_HOUR_MS : 4 * QUARTER_HOUR_MS;
  const starts = consumption.map((_, i) => TEN_AM + i * step);
  const [from, to] = [iso(TEN_AM), iso(TEN_AM + consumption.length * step)];
  const wind = consumption.map((mw) => (mw === null ? null : 700));
  return {
    values: {
      __typename: 'SeriesSet',
      resolution: daily ? 'QUARTER_HOUR' : 'HOUR',
      from,
      to,
      starts: starts.map(iso),
      series: [
        { measure: 'CONSUMPTION', values: consumption },
        { measure: 'WIND', values: wind },
      ],
    },
    quality: {
      __typename: 'SeriesSet',
      settledUntil: null,
      series: [
        {
          observed: consumption.map((mw) => (mw === null ? 0 : step / QUARTER_HOUR_MS)),
          vintages: [{ start: from, end: to, vintage: 'REAL_TIME' }],
          gaps: [
            {
              start: iso(TEN_AM + 2 * step),
              end: iso(TEN_AM + 3 * step),
              missing: 1,
              reason: 'NOT_PUBLISHED',
            },
          ],
        },
      ],
    },
  };
}

const findSlotReader = () => screen.findByRole('slider', { name: 'Reading the chart' });
const readSlotText = async () => (await findSlotReader()).getAttribute('aria-valuetext');
const openMenu = () => fireEvent.click(screen.getByRole('button', { name: 'Table, files and links' }));
const chooseInMenu = (name: string) => {
  openMenu();
  fireEvent.click(screen.getByRole('menuitem', { name }));
};
const seriesQueryCount = (queries: readonly { name: string }[]) =>
  queries.filter(({ name }) => name === 'series').length;
const revised = (start: number, consumption: number): LiveEvent => ({
  __typename: 'ReadingRevised',
  cursor: 'e.9',
  reading: readingFragment('BRE', start, { consumption, wind: 700 }),
  changes: [],
});

test('the lanes are asked again when a quarter-hour fills their window, once, and not when another moves', async () => {
  const NO_LANES = { __typename: 'SeriesSet', starts: [], series: [] };
  let consumption: (number | null)[] = [2000, 2100, null, null];
  const { receive, requests } = openPage('/area/BRE?lang=en', {
    series: (variables) => seriesAnswer(variables, consumption),
    others: { Lanes: () => ({ carbonFactors: [], carbon: NO_LANES, flags: NO_LANES }) },
  });
  await findSlotReader();
  const laneQueries = () => requests.filter(({ name }) => name === 'lanes').map(({ variables }) => variables);
  await waitFor(() => expect(laneQueries()).toHaveLength(1));

  consumption = [2000, 2100, 2444, null];
  receive(revised(TEN_AM + 2 * QUARTER_HOUR_MS, 2444));
  await waitFor(() => expect(laneQueries()).toHaveLength(2));
  expect(laneQueries()[1]).toEqual(laneQueries()[0]);

  const before = seriesQueryCount(requests);
  consumption = [2999, 2100, 2444, null];
  receive(revised(TEN_AM, 2999));
  await waitFor(() => expect(seriesQueryCount(requests)).toBeGreaterThan(before));
  expect(laneQueries()).toHaveLength(2);
});

test('the chart is read with the keyboard: each slot says its time and its figures', async () => {
  openPage('/area/BRE?lang=en', { series: seriesAnswer });

  expect(await readSlotText()).toMatch(/10:45–11:00, Consumption 2,300\sMW, Wind 700\sMW/);
  fireEvent.keyDown(await findSlotReader(), { key: 'ArrowLeft' });
  expect(await readSlotText()).toMatch(/10:30–10:45, Consumption not published, Wind not published/);
  fireEvent.keyDown(await findSlotReader(), { key: 'Home' });
  expect(await readSlotText()).toMatch(/10:00–10:15, Consumption 2,000\sMW/);
});

test('the slot that is running says not yet, and one of which a part is published says which', async () => {
  openPage('/area/BRE?lang=en&zoom=7d', {
    series: (variables) => {
      const answer = seriesAnswer(variables, [2000, 2100, 2200, null]);
      const [whole] = answer.quality.__typename === 'SeriesSet' ? answer.quality.series : [];
      if (whole) Object.assign(whole, { observed: [4, 3, 2, 0], gaps: [] });
      return answer;
    },
  });

  expect(await readSlotText()).toMatch(/Consumption not published yet, Wind not published yet/);
  fireEvent.keyDown(await findSlotReader(), { key: 'ArrowLeft' });
  expect(await readSlotText()).toMatch(/12:00–13:00, so far 2 of 4 quarter-hours, Consumption 2,200/);
  expect(screen.getByText('Incomplete intervals')).toBeTruthy();
  chooseInMenu('View as a table');
  expect(screen.getByText('Real time · 3 of 4 quarter-hours')).toBeTruthy();
});

test('a gap is a break in the drawing', async () => {
  const { container } = openPage('/area/BRE?lang=en', { series: seriesAnswer });
  await findSlotReader();

  const line = container.querySelector('[data-band="CONSUMPTION"]');

  expect(line?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
});

test('a live slot is appended at the right edge before another question is answered', async () => {
  const { requests, receive } = openPage('/area/BRE?lang=en', { series: seriesAnswer });
  const reader = await findSlotReader();
  const before = seriesQueryCount(requests);

  receive(revised(TEN_AM + 4 * QUARTER_HOUR_MS, 2444));

  // At once: finding the reader again may take longer than the next question.
  expect(reader.getAttribute('aria-valuetext')).toMatch(/11:00–11:15, Consumption 2,444\sMW/);
  expect(seriesQueryCount(requests)).toBe(before);
});

test('a coarser chart asks its last buckets again when a slot of its area moves', async () => {
  const { answers, requests, receive } = openPage('/area/BRE?lang=en&zoom=7d', { series: seriesAnswer });
  await findSlotReader();
  answers.series = (variables) => seriesAnswer(variables, [2000, 2100, null, 2999]);

  receive(revised(TEN_AM, 2999));

  await waitFor(async () => expect(await readSlotText()).toContain('2,999'));
  expect(requests.filter(({ name }) => name === 'series').at(-1)?.variables).toMatchObject({
    values: { resolution: 'HOUR', areas: ['BRE'] },
  });
});

test('a revised range is fetched again; one of another area is not', async () => {
  const { requests, receive } = openPage('/area/BRE?lang=en', { series: seriesAnswer });
  await findSlotReader();
  const before = seriesQueryCount(requests);
  const range = (code: 'BRE' | 'OCC'): LiveEvent => ({
    __typename: 'RangeRevised',
    cursor: 'e.2',
    area: { code },
    from: iso(TEN_AM),
    to: iso(TEN_AM + QUARTER_HOUR_MS),
    resolution: 'QUARTER_HOUR',
  });

  receive(range('OCC'));
  receive(range('BRE'));

  await waitFor(() => expect(seriesQueryCount(requests)).toBe(before + 1));
});

test('a snapshot makes an open chart ask again: a move may have passed between its answer and the stream', async () => {
  const { requests, receive } = openPage('/area/BRE?lang=en', { series: seriesAnswer });
  await findSlotReader();
  const before = seriesQueryCount(requests);

  receive({ __typename: 'Snapshot', cursor: 'e.1', readings: [] });

  await waitFor(() => expect(seriesQueryCount(requests)).toBe(before + 1));
});

test('a band is switched off in the legend, and the link remembers', async () => {
  const { container } = openPage('/area/BRE?lang=en', { series: seriesAnswer });
  await findSlotReader();
  expect(container.querySelector('[data-band="WIND"]')).not.toBeNull();

  fireEvent.click(screen.getByRole('button', { name: 'Wind', pressed: true }));

  expect(container.querySelector('[data-band="WIND"]')).toBeNull();
  expect(window.location.search).toBe('?lang=en&hide=wind');
});

test('the table says all that the chart shows, the reason of a gap included', async () => {
  openPage('/area/BRE?lang=en&view=table', { series: seriesAnswer });

  const rows = (await screen.findAllByRole('row')).map(({ textContent }) => textContent);

  expect(rows).toHaveLength(5);
  expect(rows[1]).toMatch(/10:45–11:00.*2,300.*700.*Real time/);
  expect(rows[2]).toMatch(/10:30–10:45.*–.*not published by the publisher/);
});

test('another window is asked for by its step of the ladder', async () => {
  const { requests } = openPage('/area/BRE?lang=en', { series: seriesAnswer });
  await findSlotReader();

  fireEvent.click(screen.getByRole('button', { name: '1Y' }));

  await waitFor(() =>
    expect(requests.at(-1)?.variables).toMatchObject({ values: { from: '-P1Y', areas: ['BRE'] } }),
  );
});

test('a window that the API does not answer leaves the one before, under its own name, until it is answered', async () => {
  const { answers, container } = openPage('/area/BRE?lang=en', { series: seriesAnswer });
  await findSlotReader();
  const named = (window: string) =>
    screen.findByRole('img', { name: `Production by source and consumption: Brittany, ${window}` });
  answers.series = () => {
    throw new Error('down');
  };

  fireEvent.click(screen.getByRole('button', { name: '30D' }));
  expect((await screen.findByRole('alert')).textContent).toContain(
    'Still showing one day instead of thirty days',
  );
  expect(await named('one day')).toBeTruthy();
  expect(container.querySelector('[data-stale="true"]')).not.toBeNull();

  answers.series = seriesAnswer;
  window.dispatchEvent(new Event('online'));
  expect(await named('thirty days')).toBeTruthy();
  expect(container.querySelector('[data-stale="true"]')).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the menu leads to the very question that was asked, in the playground', async () => {
  const { requests } = openPage('/area/BRE?lang=en', { series: seriesAnswer });
  await findSlotReader();

  openMenu();
  const href = screen.getByRole('menuitem', { name: 'Open in the playground' }).getAttribute('href');

  const link = new URLSearchParams(href?.split('#')[1]);
  expect(link.get('query')).toMatch(/^query Series\(/);
  const variables = requests.find(({ name }) => name === 'series')?.variables;
  expect(JSON.parse(link.get('variables') ?? '')).toEqual(variables);
});

test('a refusal is said in the page’s language, and of knowledge where that is what was asked for', async () => {
  const refusal: SeriesQuery = { values: OUT_OF_COVERAGE, quality: { __typename: 'OutOfCoverage' } };
  openPage('/area/BRE?lang=fr&asof=2012-06-01', { series: () => refusal });

  expect(await screen.findByText(/^Rien n’était connu à ce moment-là\./)).toBeTruthy();
});

test('an error of the API’s own is no silence: it is said, and not asked again', async () => {
  const { requests } = openPage('/area/BRE?lang=en', {
    series: () => {
      throw new CombinedGraphQLErrors({
        errors: [{ message: 'from lies after to.', extensions: { code: 'BAD_RANGE' } }],
      });
    },
  });

  expect(await screen.findByText(/^This period ends before it begins/)).toBeTruthy();
  const count = () => requests.filter(({ name }) => name === 'series').length;
  const before = count();
  act(() => void window.dispatchEvent(new Event('online')));
  expect(count()).toBe(before);
});

test('an unknown area is told, with the way back', async () => {
  openPage('/area/XYZ?lang=en');

  expect(await screen.findByRole('heading', { name: 'There is no such page.' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Back to the overview' }).getAttribute('href')).toBe('/?lang=en');
});

const NO_SHARES = { production: 500, renewableShare: 0, lowCarbonShare: 0, shares: [] };

test('after a reset, all that is shown is asked again: figures, columns and the mix', async () => {
  const series = { consumption: [2000, 2100, null, 2300] };
  const { receive, requests, store } = openPage('/area/BRE?lang=en&zoom=7d', {
    series: (variables) => seriesAnswer(variables, series.consumption),
    // Of the reading in the snapshots, so that a changed reading is no reason to fetch.
    mix: () => ({
      area: { code: 'BRE', mix: { ...NO_SHARES, from: iso(TEN_AM), to: iso(TEN_AM + QUARTER_HOUR_MS) } },
    }),
  });
  const snapshot: LiveEvent = {
    __typename: 'Snapshot',
    cursor: 'e.1',
    readings: [readingFragment('BRE', TEN_AM, { consumption: 2350, production: 500 })],
  };
  receive(snapshot, revised(TEN_AM - QUARTER_HOUR_MS, 2350));
  await waitFor(() => expect(seriesQueryCount(requests)).toBe(2));
  await findSlotReader();
  const before = {
    series: seriesQueryCount(requests),
    mix: requests.filter(({ name }) => name === 'mix').length,
  };

  series.consumption = [4000, 4100, null, 4300];
  receive({ __typename: 'StreamReset', cursor: 'e.2', reason: 'STORE_REBUILT', message: '' });
  expect(store.cursor).toBeNull();
  receive(snapshot);

  await waitFor(() =>
    expect(requests.filter(({ name }) => name === 'mix').length).toBeGreaterThan(before.mix),
  );
  await waitFor(() => expect(seriesQueryCount(requests)).toBeGreaterThan(before.series));
  await waitFor(async () => expect(await readSlotText()).toMatch(/Consumption 4,300/));
}, 30_000);

test('keys reach the menu, the chart, the history and the details in the order of the screen', async () => {
  openPage('/area/BRE?lang=en', { series: seriesAnswer });

  const inOrder = [
    await screen.findByRole('button', { name: 'Table, files and links' }),
    screen.getByRole('button', { name: 'Help: gestures and keys' }),
    await findSlotReader(),
    document.querySelector('[class*="navigator"]') as Element,
    screen.getByText(/telemetry and estimates, still revised/),
  ];
  const isBefore = (one: Element, other: Element) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  expect(inOrder.slice(1).map((each, i) => isBefore(inOrder[i] as Element, each))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});
