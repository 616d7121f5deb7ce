import { DAY, HOUR, parisMidnight, quartersIn } from '@courant/core/domain';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TEN_AM } from '../../test/builders.ts';
import { closePage, openPage, scrollTo } from '../../test/page.tsx';
// Loaded before the tests, since the page loads them lazily.
import '../typical-day-card.tsx';
import './calendar-card.tsx';
import './duration-card.tsx';
import './months-card.tsx';
import './records-card.tsx';
import './revised-card.tsx';

afterEach(closePage);

const iso = (instant: number) => new Date(instant).toISOString();
const variablesOf = (
  requests: readonly { name: string; variables: Record<string, unknown> }[],
  name: string,
) => requests.filter((request) => request.name === name).map(({ variables }) => variables);

/** Ten half-hours of 100 MW more each, and one that is not published. */
const yearOfHalfHours = () => ({
  series: {
    __typename: 'SeriesSet',
    from: iso(TEN_AM - 5.5 * HOUR),
    to: iso(TEN_AM),
    settledUntil: iso(TEN_AM - 5 * HOUR),
    series: [
      {
        measure: 'CONSUMPTION',
        values: [null, ...Array.from({ length: 10 }, (_, i) => 100 * (i + 1))],
        observed: [0, ...Array.from({ length: 10 }, () => 2)],
      },
    ],
  },
});

test('a card asks nothing before it comes near the screen', async () => {
  const { requests } = openPage('/area/BRE?lang=en');
  const last = await screen.findByRole('region', { name: 'What was revised' });

  scrollTo(last);

  await waitFor(() => expect(variablesOf(requests, 'revisedlately')).toHaveLength(1));
  for (const name of ['yearofhalfhours', 'cardbuckets', 'toprecords'])
    expect(variablesOf(requests, name)).toEqual([]);
});

test('the threshold counts the hours above it, of the measure that is chosen', async () => {
  const { requests } = openPage('/area/BRE?lang=en', { others: { YearOfHalfHours: yearOfHalfHours } });
  scrollTo();
  const threshold = await screen.findByRole('slider', { name: 'Threshold' });

  fireEvent.change(threshold, { target: { value: '750' } });

  expect(threshold.getAttribute('aria-valuetext')).toMatch(/^1\.5\sh over 750\sMW, 30% of the time$/);
  expect(screen.getByText(/5\sh published within a year.* Not published: 0\.5\sh/)).toBeTruthy();
  expect(screen.getByText(/^Real time, provisional, since .*24 Nov 2026/)).toBeTruthy();
  const [card] = screen.getAllByRole('region', { name: 'Duration curve of a year' });
  const select = card?.querySelector('select') as HTMLSelectElement;
  expect([...select.options].map(({ value }) => value)).not.toContain('NUCLEAR');
  fireEvent.change(select, { target: { value: 'WIND' } });
  await waitFor(() =>
    expect(variablesOf(requests, 'yearofhalfhours').at(-1)).toMatchObject({
      input: { areas: ['BRE'], measures: ['WIND'], resolution: 'HALF_HOUR' },
    }),
  );
});

/** Twenty-five months of 1000 MW, 1001 MW and so on; of the running one a part is published. */
const months = () => {
  const starts = Array.from({ length: 25 }, (_, i) => parisMidnight({ year: 2024, month: 11 + i, day: 1 }));
  return {
    series: {
      __typename: 'SeriesSet',
      to: iso(TEN_AM),
      settledUntil: iso(TEN_AM),
      starts: starts.map(iso),
      series: [
        {
          measure: 'CONSUMPTION',
          values: starts.map((_, i) => 1000 + 10 * i),
          observed: starts.map((start, i) => (i === 24 ? 1000 : quartersIn('MONTH', start))),
        },
      ],
    },
  };
};

test('months are read one by one: their change, and what is published of one that is incomplete', async () => {
  const { requests } = openPage('/area/BRE?lang=en', { others: { CardBuckets: buckets } });
  scrollTo();
  const reader = await screen.findByRole('slider', { name: 'Reading the months' });

  expect(variablesOf(requests, 'cardbuckets')).toContainEqual({
    input: { areas: ['BRE'], measures: ['CONSUMPTION'], from: '2024-11', resolution: 'MONTH' },
  });
  expect(reader.getAttribute('aria-valuetext')).toMatch(
    /^October 2026: 1,230\sMW, a year before 1,110\sMW\. Change: \+10\.8\s%\.$/,
  );
  fireEvent.change(reader, { target: { value: '12' } });
  expect(reader.getAttribute('aria-valuetext')).toMatch(
    /^November 2026: 1,240\sMW \(35% published\), .* No change is said/,
  );
});

/** Ten days of 1000 MW, 1010 MW and so on; the last but one is not published. */
const days = () => {
  const starts = Array.from({ length: 10 }, (_, i) => parisMidnight({ year: 2026, month: 11, day: 14 + i }));
  const mean = (i: number) => (i === 8 ? null : 1000 + 10 * i);
  return {
    series: {
      __typename: 'SeriesSet',
      to: iso(TEN_AM),
      settledUntil: null,
      starts: starts.map(iso),
      series: [
        {
          measure: 'CONSUMPTION',
          values: starts.map((_, i) => mean(i)),
          observed: starts.map((_, i) => (mean(i) === null ? 0 : 96)),
        },
      ],
    },
  };
};
const buckets = ({ input }: Record<string, unknown>) =>
  (input as { resolution: string }).resolution === 'DAY' ? days() : months();

test('days are read one by one, and Enter opens the day in the chart', async () => {
  openPage('/area/BRE?lang=en&zoom=7d', { others: { CardBuckets: buckets } });
  scrollTo();
  const reader = await screen.findByRole('slider', { name: /^Reading the days/ });

  expect(reader.getAttribute('aria-valuetext')).toMatch(/23 Nov 2026: 1,090\sMW$/);
  fireEvent.keyDown(reader, { key: 'ArrowUp' });
  expect(reader.getAttribute('aria-valuetext')).toMatch(/22 Nov 2026: not published$/);
  fireEvent.keyDown(reader, { key: 'ArrowLeft' });
  expect(reader.getAttribute('aria-valuetext')).toMatch(/15 Nov 2026: 1,010\sMW$/);
  fireEvent.keyDown(reader, { key: 'Enter' });
  await waitFor(() => expect(window.location.search).toContain('from=2026-11-15&to=2026-11-15'));
});

test('a click opens the day under the pointer', async () => {
  openPage('/area/BRE?lang=en', { others: { CardBuckets: buckets } });
  scrollTo();
  const reader = await screen.findByRole('slider', { name: /^Reading the days/ });

  // The second week, Tuesday: squares of 20 px below 18 px of names. The first day is a Saturday.
  fireEvent.pointerUp(reader, { clientX: 25, clientY: 18 + 25, pointerType: 'mouse' });

  await waitFor(() => expect(window.location.search).toContain('from=2026-11-17&to=2026-11-17'));
});

const mark = (daysAgo: number, value: number, vintage: string) => ({
  start: iso(TEN_AM - daysAgo * DAY),
  value,
  vintage,
});

test('records say the three furthest marks, when they were, and which are provisional', async () => {
  const record = {
    measure: 'CONSUMPTION',
    ...mark(1, 4900, 'REAL_TIME'),
    history: [mark(300, 4800, 'CONSOLIDATED'), mark(700, 4700, 'DEFINITIVE')],
  };
  const records = [
    { ...record, kind: 'MAX' },
    { ...record, kind: 'MIN', value: 1500 },
  ];
  openPage('/area/BRE?lang=en', {
    others: { TopRecords: () => ({ freshness: { earliest: iso(TEN_AM - 900 * DAY) }, records }) },
  });
  scrollTo();

  const [list] = await screen.findAllByText(/^4,900\sMW$/);
  const marks = [...(list?.closest('ol')?.children ?? [])].map(({ textContent }) => textContent);
  expect(marks).toHaveLength(3);
  expect(marks[0]).toMatch(/real time, provisional.*23 Nov 2026/);
  expect(marks[2]).toMatch(/^4,700\sMW Definitive/);
  expect(screen.queryByText(/1,500/)).toBeNull();
  const link = screen.getByRole('link', { name: 'All records: Brittany' });
  expect(link.getAttribute('href')).toBe('/records?lang=en&area=BRE');
});

test('what was revised says of how many, by how much, and leads to its page', async () => {
  const counts = {
    slots: 1440,
    revised: 38,
    meanAbsoluteChange: 12,
    largestChange: -96,
    largestAt: iso(TEN_AM),
  };
  const { answers } = openPage('/area/BRE?lang=en', {
    others: { RevisedLately: () => ({ revisionSummary: counts }) },
  });
  scrollTo();

  await screen.findByText(
    /^Consumption, 30 days: 38 of 1,440 half-hours moved, by 12\sMW on average, by −96\sMW at most/,
  );
  const link = screen.getByRole('link', { name: 'Revisions, day by day: Brittany' });
  expect(link.getAttribute('href')).toBe('/revisions?lang=en&zoom=30d');

  const none = { ...counts, revised: 0, meanAbsoluteChange: null, largestChange: null, largestAt: null };
  answers.others = { RevisedLately: () => ({ revisionSummary: none }) };
  const select = link.closest('section')?.querySelector('select') as HTMLSelectElement;
  fireEvent.change(select, { target: { value: 'WIND' } });
  await screen.findByText(/^Wind, 30 days: none of the 1,440 published figures was replaced/);
});
