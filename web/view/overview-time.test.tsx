import { REGION_CODES } from '@courant/core/domain';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { DayQuery } from '../gql/graphql.ts';
import { QUARTER_HOUR_MS, readingFragment, TEN_AM } from '../test/builders.ts';
import { closePage, openPage } from '../test/page.tsx';

afterEach(closePage);

const SLOTS = 96;
const startOf = (slot: number) => TEN_AM - (SLOTS - 1 - slot) * QUARTER_HOUR_MS;

/** The 24 hours up to ten: each region consumes 1000 MW in the first quarter-hour, and 1 MW or so more in each. */
const dayAnswer = (moreMw = 1): DayQuery => ({
  series: {
    __typename: 'SeriesSet',
    resolution: 'QUARTER_HOUR',
    starts: Array.from({ length: SLOTS }, (_, slot) => new Date(startOf(slot)).toISOString()),
    series: REGION_CODES.map((code) => ({
      area: { code },
      measure: 'CONSUMPTION' as const,
      values: Array.from({ length: SLOTS }, (_, slot) => 1000 + slot * moreMw),
    })),
  },
});

const slider = async () => (await screen.findByRole('slider', { name: 'Time shown' })) as HTMLInputElement;
const brittany = () =>
  [...document.querySelectorAll('tbody tr')].find(({ textContent }) => textContent?.startsWith('Brittany'))
    ?.textContent ?? '';
const waitForDay = async () => {
  const input = await slider();
  await waitFor(() => expect(input.max).toBe(`${SLOTS - 1}`));
  return input;
};

test('the slider moves map and table to another moment, which the link then names, and back to live', async () => {
  const { requests } = openPage('/?lang=en&measure=consumption', { day: () => dayAnswer() });
  const input = await waitForDay();
  expect(brittany()).toContain('1,700');

  fireEvent.change(input, { target: { value: '5' } });

  expect(brittany()).toContain('1,005');
  expect(screen.getByLabelText('Brittany: 1,005 MW')).toBeTruthy();
  expect(document.querySelector('h1')?.textContent).not.toContain('live');
  const at = `${new Date(startOf(5)).toISOString().slice(0, 16)}Z`;
  await waitFor(() => expect(window.location.search).toBe(`?lang=en&measure=consumption&at=${at}`));

  fireEvent.click(screen.getByRole('button', { name: 'Back to live' }));

  expect(brittany()).toContain('1,700');
  await waitFor(() => expect(window.location.search).toBe('?lang=en&measure=consumption'));
  expect(requests.filter(({ name }) => name === 'day')).toHaveLength(1);
});

test('a shade of the map means the same at each moment of the day', async () => {
  openPage('/?lang=en&measure=consumption', { day: () => dayAnswer(50) });
  const input = await waitForDay();
  const classesAt = (slot: number) => {
    fireEvent.change(input, { target: { value: String(slot) } });
    return document.querySelector('section[aria-labelledby="map-title"] ul')?.textContent;
  };

  expect(classesAt(5)).toMatch(/\d/);
  expect(classesAt(5)).toBe(classesAt(90));
});

test('what is published meanwhile is counted, and moves nothing that is shown', async () => {
  const { receive } = openPage('/?lang=en&measure=consumption', { day: () => dayAnswer() });
  fireEvent.change(await waitForDay(), { target: { value: '5' } });

  receive({
    __typename: 'ReadingPublished',
    cursor: 'e.1',
    reading: readingFragment('BRE', TEN_AM + 2 * QUARTER_HOUR_MS, { consumption: 2345 }),
  });

  expect(brittany()).toContain('1,005');
  const back = screen.getByRole('button', { name: 'Back to live · 2 new' });
  fireEvent.click(back);
  expect(brittany()).toContain('2,345');
});

test('a link to a moment of the last 24 hours opens there; to the last slot chosen by hand is live', async () => {
  const at = new Date(startOf(8)).toISOString().slice(0, 16);
  openPage(`/?lang=en&measure=consumption&at=${at}Z`, { day: () => dayAnswer() });

  const input = await waitForDay();
  await waitFor(() => expect(brittany()).toContain('1,008'));
  expect(input.value).toBe('8');

  fireEvent.change(input, { target: { value: `${SLOTS - 1}` } });

  expect(screen.getByRole('button', { name: 'Live' })).toBeTruthy();
});

test('a link to an older moment asks for its Paris day', async () => {
  const { requests } = openPage('/?lang=en&at=2026-10-24T22:30Z', { day: () => dayAnswer() });
  await slider();

  // 00:30 in Paris, on the day of 25 hours.
  const inputs = requests.filter(({ name }) => name === 'day').map(({ variables }) => variables.input);
  expect(inputs).toEqual([expect.objectContaining({ from: '2026-10-25', to: '2026-10-25' })]);
});

test('a row that is pointed at is outlined on the map, and a region of the map marks its row', async () => {
  openPage('/?lang=en');
  const map = await screen.findByRole('group', { name: /by region/ });
  const row = () =>
    [...document.querySelectorAll('tbody tr')].find((each) => each.textContent?.startsWith('Brittany'));
  const outlines = () => map.querySelectorAll('svg > path').length;
  expect(outlines()).toBe(0);

  fireEvent.pointerEnter(row() as Element);
  expect(outlines()).toBe(1);
  fireEvent.pointerLeave(row() as Element);
  expect(outlines()).toBe(0);

  fireEvent.focus(screen.getByLabelText(/^Brittany: /));
  expect(row()?.getAttribute('data-pointed')).toBe('true');
});
