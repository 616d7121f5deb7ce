import { HOUR, MINUTE } from '@courant/core/domain';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TEN_AM } from '../../test/builders.ts';
import { closePage, openPage } from '../../test/page.tsx';
// Loaded before the tests, since the page loads it lazily.
import './revisions-page.tsx';

afterEach(closePage);

const iso = (instant: number) => new Date(instant).toISOString();
const LEARNED = TEN_AM + HOUR;
const change = (before: number, after: number, knownAt: number) => ({
  start: iso(TEN_AM),
  before,
  after,
  vintage: 'REAL_TIME',
  knownAt: iso(knownAt),
});
const day = (values: (number | null)[]) => ({
  __typename: 'SeriesSet',
  settledUntil: iso(TEN_AM),
  starts: [iso(TEN_AM), iso(TEN_AM + 30 * MINUTE)],
  series: [{ values }],
});
const counts = (revised: number) => ({
  slots: 48,
  revised,
  meanAbsoluteChange: revised > 0 ? 12 : null,
  largestChange: revised > 0 ? -96 : null,
  largestAt: revised > 0 ? iso(TEN_AM) : null,
});
const noPair = { slots: 0, meanError: [null], meanAbsoluteError: [null], p95AbsoluteError: [null] };
const noTrust = {
  whole: [{ ...noPair, meanAbsoluteErrorPercent: [null], medianSettlingDays: null }],
  byHour: [{ meanAbsoluteError: [] }],
};

const estimate = (code: string, percent: number, meanError: number) => ({
  area: { code },
  slots: 48,
  meanError: [meanError],
  meanAbsoluteError: [10 * percent],
  meanAbsoluteErrorPercent: [percent],
});
const estimates = [
  estimate('BRE', 3, 20),
  estimate('PAC', 1, -4),
  { ...estimate('NOR', 0, 0), meanError: [null], meanAbsoluteError: [null] },
];

const answers = (changes: readonly object[]) => ({
  Revisions: ({ isDay }: Record<string, unknown>) => ({
    now: day([2000, 2100]),
    summary: { ...counts(changes.length), changes },
    ...(isDay ? { ofDays: counts(7) } : {}),
  }),
  KnownThen: (variables: Record<string, unknown>) => {
    const { asOf } = variables.shown as { asOf: string };
    return { series: { ...day([2096, null]), asOf } };
  },
  EstimateQuality: () => noTrust,
  EstimatesOfRegions: () => ({ estimateQuality: estimates }),
});
const askedInstants = (requests: readonly { name: string; variables: Record<string, unknown> }[]) =>
  requests
    .filter(({ name }) => name === 'knownthen')
    .map(({ variables }) => (variables.shown as { asOf: string }).asOf);

test('the day is shown as it was known just before its first change, and then answer by answer', async () => {
  const changes = [change(2096, 2010, LEARNED), change(2010, 2000, LEARNED + HOUR)];
  const { requests } = openPage('/revisions?lang=en', { others: answers(changes) });

  expect(
    await screen.findByText(/2 of 48 half-hours of this day moved, by 12\sMW on average, by −96\sMW/),
  ).toBeDefined();
  const scrubber = screen.getByRole('slider', { name: 'Time of knowledge' });
  await waitFor(() => expect(askedInstants(requests)).toEqual([iso(LEARNED - 1000)]));
  fireEvent.change(scrubber, { target: { value: '2' } });
  await waitFor(() => expect(askedInstants(requests).at(-1)).toBe(iso(LEARNED + HOUR)));
  expect(new URLSearchParams(window.location.search).get('asof')).toBe(iso(LEARNED + HOUR));
});

test('what was not known then is a dash beside what is known now', async () => {
  openPage('/revisions?lang=en', { others: answers([change(2096, 2000, LEARNED)]) });

  const reader = await screen.findByRole('slider', { name: 'Reading the chart' });
  await waitFor(() =>
    expect(reader.getAttribute('aria-valuetext')).toMatch(/10:59 –, As known now 2,100\sMW$/),
  );
});

test('a day of which nothing was replaced asks for nothing else, and has no scrubber', async () => {
  const { requests } = openPage('/revisions?lang=en', { others: answers([]) });

  expect(await screen.findByText(/No number of this day has been replaced/)).toBeDefined();
  expect(screen.queryByRole('slider', { name: 'Time of knowledge' })).toBeNull();
  expect(askedInstants(requests)).toEqual([]);
  expect(await screen.findByText(/No half-hour has both figures yet/)).toBeDefined();
});

test('a window, a range or a neighbour is a link, asks for its days, and says how much of them moved', async () => {
  const changes = [change(2096, 2000, LEARNED)];
  const { requests } = openPage('/revisions?lang=en&zoom=7d', { others: answers(changes) });
  const lastAsked = () => requests.findLast(({ name }) => name === 'revisions')?.variables;
  const linked = () => new URLSearchParams(window.location.search);

  expect(
    await screen.findByText(/^1 of 48 half-hours moved, by 12\sMW on average.*2026, 10:00\)\.$/),
  ).toBeDefined();
  expect(lastAsked()).toMatchObject({ from: '2026-11-18', to: '2026-11-24', isDay: false });
  expect(screen.getByText(/^Tue, 24 Nov 2026, 10:00/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '30D' }));
  await waitFor(() => expect(lastAsked()).toMatchObject({ from: '2026-10-26', to: '2026-11-24' }));
  expect(linked().get('zoom')).toBe('30d');
  fireEvent.click(screen.getByRole('button', { name: 'Previous period' }));
  await waitFor(() => expect(lastAsked()).toMatchObject({ from: '2026-09-26', to: '2026-10-25' }));
  expect([linked().get('from'), linked().get('to')]).toEqual(['2026-09-26', '2026-10-25']);
  fireEvent.click(screen.getByRole('button', { name: 'Next period' }));
  await waitFor(() => expect(linked().get('zoom')).toBe('30d'));
  expect(linked().get('from')).toBeNull();
});

test('thirty days of the country are not offered, and an address of them opens seven', async () => {
  const { requests } = openPage('/revisions?lang=en&zoom=30d&area=FR', { others: answers([]) });

  await screen.findByText(/No number of these days has been replaced/);
  expect(requests.find(({ name }) => name === 'revisions')?.variables).toMatchObject({ from: '2026-11-18' });
  expect(screen.queryByRole('button', { name: '30D' })).toBeNull();
});

test('thirty days of the country that are picked stay those days: seven in their place would go unnoticed', async () => {
  const { requests } = openPage('/revisions?lang=en&area=FR', { others: answers([]) });

  await screen.findByText(/No number of this day has been replaced/);
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-10-26' } });
  const lastAsked = () => requests.findLast(({ name }) => name === 'revisions')?.variables;
  await waitFor(() => expect(lastAsked()).toMatchObject({ from: '2026-10-26', to: '2026-11-24' }));
});

test('days without a revision say so; those that are chosen reserve no room for what there is not', async () => {
  const { container } = openPage('/revisions?lang=en&from=2026-11-01&to=2026-11-03', { others: answers([]) });
  const reserved = () => container.querySelector('[style*="620px"]');

  expect(await screen.findByText(/No number of these days has been replaced/)).toBeDefined();
  // Nothing moves while a page opens.
  expect(reserved()).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '7D' }));
  await waitFor(() => expect(reserved()).toBeNull());
});

test('an address of one day opens that day', async () => {
  const { requests } = openPage('/revisions?lang=en&day=2026-11-20', { others: answers([]) });

  await screen.findByText(/No number of this day has been replaced/);
  expect(requests.find(({ name }) => name === 'revisions')?.variables).toMatchObject({
    from: '2026-11-20',
    to: '2026-11-20',
    isDay: true,
  });
});

test('where no region has both figures it is said once, and no place is reserved for rows', async () => {
  const none = { ...answers([]), EstimatesOfRegions: () => ({ estimateQuality: [] }) };
  for (const area of ['BRE', 'FR']) {
    const { container } = openPage(`/revisions?lang=en&area=${area}`, { others: none });
    await screen.findByText(/No half-hour has both figures yet/);
    await waitFor(() => expect(screen.queryAllByText('Loading…')).toEqual([]));
    expect(screen.getAllByText(/No half-hour has both figures yet/)).toHaveLength(1);
    expect(container.querySelector('[style*="400px"]')).toBeNull();
    closePage();
  }
});

test('how far real time was off is said with its share, its bound and its side', async () => {
  const whole = {
    slots: 4416,
    meanError: [-14],
    meanAbsoluteError: [92],
    p95AbsoluteError: [240],
    meanAbsoluteErrorPercent: [1.7],
    medianSettlingDays: 104.3,
  };
  const byHour = [{ meanAbsoluteError: Array.from({ length: 24 }, (_, hour) => 80 + hour) }];
  openPage('/revisions?lang=en', {
    others: { ...answers([]), EstimateQuality: () => ({ whole: [whole], byHour }) },
  });

  const sentence = await screen.findByText(
    /Over 4,416 half-hours metered since, real time was off by 92\sMW \(1\.7\s%\)/,
  );
  expect(sentence.textContent).toMatch(/In 95 % of cases by 240\sMW at most\. It was too high by 14\sMW/);
});

test('regions stand side by side by how far their real time was off, over days that are settled', async () => {
  const { requests } = openPage('/revisions?lang=en&area=BRE&measure=wind', { others: answers([]) });

  const rows = await screen.findAllByRole('row');
  expect(rows.slice(1).map((row) => row.textContent)).toEqual([
    "Provence-Alpes-Côte d'Azur1.0\u00a0%10\u00a0MW4\u00a0MW too high",
    'Brittany3.0\u00a0%30\u00a0MW20\u00a0MW too low',
  ]);
  expect(screen.getByRole('link', { name: 'Brittany', current: true })).toBeDefined();
  const variables = requests.find(({ name }) => name === 'estimatesofregions')?.variables;
  expect(variables).toMatchObject({ measure: 'WIND', from: '2026-07-28', to: '2026-11-24' });
});
