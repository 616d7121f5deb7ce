import { DAY, HOUR } from '@courant/core/domain';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TEN_AM } from '../../test/builders.ts';
import { closePage, openPage } from '../../test/page.tsx';
// Loaded before the tests, since the page loads it lazily.
import './records-page.tsx';

afterEach(closePage);

const iso = (instant: number) => new Date(instant).toISOString();
const mark = (daysAgo: number, value: number, vintage = 'CONSOLIDATED') => ({
  start: iso(TEN_AM - daysAgo * DAY),
  value,
  vintage,
});
const EXPORT = {
  measure: 'EXCHANGE',
  kind: 'MIN',
  ...mark(1, -8400, 'REAL_TIME'),
  previous: mark(40, -8000),
};

const others = {
  Records: () => ({ freshness: { earliest: iso(TEN_AM - 400 * DAY) }, records: [EXPORT] }),
  RecordMarks: () => ({
    records: [{ ...EXPORT, history: [mark(40, -8000), mark(90, -7000, 'DEFINITIVE')] }],
  }),
  OneMeasure: () => ({
    series: {
      __typename: 'SeriesSet',
      resolution: 'HALF_HOUR',
      starts: [iso(TEN_AM), iso(TEN_AM + HOUR / 2)],
      series: [{ values: [-100, -200] }],
    },
  }),
};
const askedWeeks = (requests: readonly { name: string; variables: Record<string, unknown> }[]) =>
  requests.filter(({ name }) => name === 'onemeasure').map(({ variables }) => variables.input);

test('a record says what it broke and by how much, and that real time is provisional', async () => {
  openPage('/records?lang=en&area=BRE', { others });

  const cell = (await screen.findByText(/^exports 8,400\sMW$/)).closest('td');
  expect(cell?.textContent).toMatch(/real time, provisional/);
  expect(cell?.textContent).toMatch(/before: exports 8,000\sMW, .* 15 Oct 2026, 400\sMW apart/);
});

test('a record opens the stairs to it and its week; another mark opens its own', async () => {
  const { requests } = openPage('/records?lang=en&area=BRE', { others });

  fireEvent.click(await screen.findByText(/^exports 8,400\sMW$/));
  await screen.findByRole('heading', { name: /^Largest export, Exchange/ });
  const list = screen.getByRole('region', { name: 'The records, latest first' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(3);
  // The newest week is not over: it ends now.
  await waitFor(() => expect(askedWeeks(requests)).toMatchObject([{ areas: ['BRE'], to: 'now' }]));

  fireEvent.click(screen.getByRole('link', { name: /15 Oct 2026/ }));
  await waitFor(() => expect(askedWeeks(requests)).toHaveLength(2));
  const [, week] = askedWeeks(requests);
  expect(week).toMatchObject({ from: iso(TEN_AM - 43.5 * DAY), to: iso(TEN_AM - 36.5 * DAY) });
});

test('a period without a record says so', async () => {
  openPage('/records?lang=en&period=today', {
    others: { Records: () => ({ freshness: { earliest: null }, records: [] }) },
  });

  expect(await screen.findByText(/No record: nothing of this period is published yet/)).toBeDefined();
});
