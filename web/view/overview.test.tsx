import { readFileSync } from 'node:fs';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { readingFragment, TEN_AM } from '../test/builders.ts';
import { closePage, HEALTHY_STATUS, latestAnswer, openPage } from '../test/page.tsx';

afterEach(closePage);

/** The rows of the list, by plain DOM: asking roles and names of a whole table takes jsdom seconds. */
async function rows(): Promise<string[]> {
  const table = await screen.findByRole('table');
  return [...table.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? '');
}
const row = async (name: string) => (await rows()).find((text) => text.startsWith(name)) ?? '';
const sortButton = async (label: string) => within(await screen.findByRole('table')).getByText(label);

test('the twelve regions are listed with their latest figures, the largest consumer first', async () => {
  openPage('/?lang=en&measure=consumption');

  const listed = await rows();
  expect(listed).toHaveLength(12);
  expect(listed[0]).toContain("Provence-Alpes-Côte d'Azur");
  expect(await row('Brittany')).toContain('1,700');
});

test('a revision reaches its cell without another question', async () => {
  const { receive, requests } = openPage('/?lang=en');
  await rows();
  const before = requests.filter(({ name }) => name === 'latest').length;

  receive({
    __typename: 'ReadingRevised',
    cursor: 'e.1',
    reading: readingFragment('BRE', TEN_AM, { consumption: 2345, production: 500, exchange: -40 }),
    changes: [{ measure: 'CONSUMPTION', before: 1700, after: 2345 }],
  });

  expect(await row('Brittany')).toContain('2,345');
  expect(screen.getByRole('region', { name: 'Latest moves' }).textContent).toContain(
    'Brittany10:00, correctedConsumption 1,700 → 2,345 MW',
  );
  expect(requests.filter(({ name }) => name === 'latest')).toHaveLength(before);
});

test('no card of moves stands empty, and without a stream the page says that it does not know them', async () => {
  const { store } = openPage('/?lang=en');
  await rows();
  expect(screen.queryByText('Latest moves')).toBeNull();

  act(() => store.setConnection('lost'));

  expect(screen.getByText('Without the live connection, moves are not known one by one.')).toBeTruthy();
});

test('a click on a column sorts by it, the link remembers, and another click turns it', async () => {
  openPage('/?lang=en');

  fireEvent.click(await sortButton('Region'));
  expect((await rows())[0]).toContain('Auvergne-Rhône-Alpes');
  expect(window.location.search).toContain('sort=name');

  fireEvent.click(await sortButton('Region'));
  expect((await rows())[0]).toContain("Provence-Alpes-Côte d'Azur");
  expect((await sortButton('Region')).closest('th')?.getAttribute('aria-sort')).toBe('descending');
});

test('the map shows the measure of the link, as links that say their figure', async () => {
  openPage('/?lang=en&measure=consumption');

  const map = await screen.findByRole('group', { name: 'Consumption by region, in MW' });

  const brittany = within(map).getByLabelText('Brittany: 1,700 MW');
  expect(brittany.getAttribute('href')).toBe('/area/BRE?lang=en&measure=consumption');
});

test('a balance is said by its side, never by a bare sign: on the map, in the table and among the moves', async () => {
  const { receive } = openPage('/?lang=en');

  const map = await screen.findByRole('group', { name: 'Balance by region, in MW' });
  receive({
    __typename: 'ReadingRevised',
    cursor: 'e.1',
    reading: readingFragment('BRE', TEN_AM, { consumption: 1700, production: 500, exchange: -1203 }),
    changes: [{ measure: 'EXCHANGE', before: 40, after: -1203 }],
  });

  expect(within(map).getByLabelText('Brittany: exports 1,203 MW')).toBeTruthy();
  expect(await row('Brittany')).toMatch(/exports 1,203.MW/);
  expect(await row('Brittany')).not.toMatch(/[−-]1,203/);
  expect(screen.getByRole('region', { name: 'Latest moves' }).textContent).toMatch(/↙.40 → ↗.1,203 MW/);
});

test('a region without reactors has none, one that did not publish its nuclear power says so: neither is zero', async () => {
  openPage('/?lang=en&measure=nuclear');

  const map = await screen.findByRole('group', { name: /Nuclear by region/ });

  expect(within(map).getByLabelText('Brittany: none')).toBeTruthy();
  expect(await row('Brittany')).toContain('none');
  expect(within(map).getByLabelText('Normandy: not published')).toBeTruthy();
  expect(await row('Normandy')).toContain('–');
});

test('an API that does not answer is told with a way out, which works', async () => {
  const { answers } = openPage('/?lang=en', {
    latest: () => {
      throw new Error('down');
    },
  });
  const retry = await screen.findByRole('button', { name: 'Try again' });

  answers.latest = latestAnswer;
  fireEvent.click(retry);

  expect(await rows()).toHaveLength(12);
});

test('a store without readings says what it waits for', async () => {
  openPage('/?lang=en', { latest: () => ({ ...latestAnswer(), areas: [] }) });

  expect(await screen.findByText(/No reading yet: the first ones come/)).toBeTruthy();
});

test.each([
  [
    '2026-11-24T08:00:00Z',
    /^The publisher has not answered since .* The figures shown are the last ones published\.$/,
  ],
  [null, /^The publisher has not answered yet\. The figures shown are those already stored\.$/],
])(
  'the warning that the publisher does not answer speaks of figures only above figures (last answer: %s)',
  async (lastSuccessAt, withFigures) => {
    const status = () => ({
      ...HEALTHY_STATUS,
      publisher: { ...HEALTHY_STATUS.publisher, reachable: false, lastSuccessAt },
    });
    const warning = () => screen.findByText(/^The publisher has not answered/);
    openPage('/?lang=en', { status });
    await rows();
    expect((await warning()).textContent).toMatch(withFigures);

    closePage();
    openPage('/?lang=en', { status, latest: () => ({ ...latestAnswer(), areas: [] }) });
    expect((await warning()).textContent).not.toContain('figures');
  },
);

test('in French, too, a clock’s name is small inside a line', async () => {
  openPage('/?lang=fr');

  expect(await screen.findByText('10:00 (heure de Paris)')).toBeTruthy();
});

test('simulated data, a silent publisher and a loading history are said before any number', async () => {
  openPage('/?lang=en', {
    status: () => ({
      freshness: { backfill: { slicesDone: 34, slicesTotal: 1968, slicesFailed: 2 } },
      publisher: {
        ...HEALTHY_STATUS.publisher,
        simulated: true,
        reachable: false,
        lastSuccessAt: '2026-11-24T08:00:00Z',
      },
    }),
  });

  expect(await screen.findByText('Simulated data')).toBeTruthy();
  expect(screen.getByRole('contentinfo').textContent).toContain('Source: simulated data, in the form of');
  expect(screen.getByText(/has not answered since Tue,? 24 Nov 2026, 09:00/)).toBeTruthy();
  expect(screen.getByText('34 of 1,968 region-months, newest first')).toBeTruthy();
  expect(screen.getByText('2 to retry')).toBeTruthy();
});

test('the other language is one click away, and stays in the link', async () => {
  openPage('/?lang=en');

  fireEvent.click(await screen.findByRole('button', { name: 'Français' }));

  expect(await screen.findByRole('heading', { name: 'L’électricité de la France, en direct' })).toBeTruthy();
  expect(window.location.search).toBe('?lang=fr');
  await waitFor(() => expect(document.documentElement.lang).toBe('fr'));
});

test('a wall hides the choices around the map, and not the map', async () => {
  openPage('/?lang=en&measure=consumption&wall=1');
  const map = await screen.findByRole('group', { name: 'Consumption by region, in MW' });
  const choice = screen.getByRole('group', { name: 'Measure shown' });
  const wall = readFileSync(`${import.meta.dirname}/wall/wall.css`, 'utf8');
  const hidden = /:is\((.*)\),/.exec(wall)?.[1]?.split(/,\s*/) ?? [];
  const isHidden = (element: Element) => hidden.some((selector) => element.matches(selector));
  expect([isHidden(choice), isHidden(map)]).toEqual([true, false]);
});
