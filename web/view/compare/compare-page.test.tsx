import { AREA_CODES, HOUR } from '@courant/core/domain';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { CompareAreasQueryVariables } from '../../gql/graphql.ts';
import { TEN_AM } from '../../test/builders.ts';
import { closePage, openPage } from '../../test/page.tsx';
import { OUT_OF_COVERAGE } from '../../test/refusals.ts';
// Loaded before the tests, since the page loads it lazily.
import './compare-page.tsx';

afterEach(closePage);

const iso = (instant: number) => new Date(instant).toISOString();

/** Two hours of each area that is asked for; the mean of an area is a hundred times its place in the list. */
function answerAreas({ lines, means }: CompareAreasQueryVariables) {
  return {
    lines: {
      __typename: 'SeriesSet',
      resolution: 'HOUR',
      settledUntil: iso(TEN_AM + HOUR),
      starts: [iso(TEN_AM), iso(TEN_AM + HOUR)],
      series: [lines.areas].flat().map((code) => ({ area: { code }, values: [1000, 3000] })),
    },
    means: {
      __typename: 'SeriesSet',
      series: [means.areas].flat().map((code) => ({
        area: { code },
        summary: { mean: 100 * AREA_CODES.indexOf(code as 'FR'), energyMWh: null, max: null },
      })),
    },
  };
}

const open = (path: string, answer: (variables: never) => object = answerAreas) =>
  openPage(path, { others: { CompareAreas: answer as (variables: Record<string, unknown>) => object } });
const addressOf = () => new URLSearchParams(window.location.search);

test('twelve tiles lead to the regions, each with its mean, and what is real time is said', async () => {
  open('/compare?lang=en&measure=wind');

  const tile = (await screen.findByText(/^mean 800\sMW$/)).closest('a');
  expect(tile?.textContent).toMatch(/^Brittany /);
  expect(tile?.getAttribute('href')).toMatch(/^\/area\/BRE\?/);
  expect(screen.getAllByText(/^mean [\d,]+\sMW$/)).toHaveLength(12);
  expect(screen.getByText(/real time, provisional, from Tue,? 24 Nov 2026, 11:00/)).toBeDefined();
});

test('a region that is ticked in the ranking gets a line, and the address says so', async () => {
  const { container } = open('/compare?lang=en&areas=PDL.BRE');

  const ranking = await screen.findByRole('group', { name: 'Means of the period' });
  expect(within(ranking).getAllByRole('checkbox')).toHaveLength(13);
  fireEvent.click(within(ranking).getByRole('checkbox', { name: /^Normandy/ }));
  await screen.findByRole('heading', { name: /^Consumption of Pays de la Loire, Brittany and Normandy/ });
  expect(addressOf().get('areas')).toBe('PDL.BRE.NOR');
  expect(
    [...container.querySelectorAll('[data-line]')].map((line) => line.getAttribute('data-line')),
  ).toEqual(['PDL', 'BRE', 'NOR']);
});

test('keys read the lines, as an index each in percent of its own mean', async () => {
  open('/compare?lang=en&areas=BRE.PDL&view=index');

  const reader = await screen.findByRole('slider', { name: 'Reading the chart' });
  expect(reader.getAttribute('aria-valuetext')).toMatch(/11:00–12:00, Brittany 150, Pays de la Loire 150$/);
  fireEvent.change(reader, { target: { value: '0' } });
  expect(reader.getAttribute('aria-valuetext')).toMatch(/10:00–11:00, Brittany 50, Pays de la Loire 50$/);
});

test('what the API refuses is said in the page’s language', async () => {
  open('/compare?lang=fr&areas=BRE', () => ({
    lines: OUT_OF_COVERAGE,
    means: { __typename: 'OutOfCoverage' },
  }));

  expect(await screen.findByText(/Il n’y a rien sur cette période\./)).toBeDefined();
});

test('another language keeps what is compared', async () => {
  open('/compare?lang=en&areas=BRE.PDL&view=index');

  await screen.findByRole('group', { name: 'Means of the period' });
  fireEvent.click(screen.getByRole('button', { name: 'Français' }));
  expect(await screen.findByRole('group', { name: 'Moyennes de la période' })).toBeDefined();
  expect(addressOf().toString()).toBe('lang=fr&areas=BRE.PDL&view=index');
});

test('two periods stand beside each other in numbers, with what changed', async () => {
  const summary = { min: 1, max: 9, maxAt: null, energyMWh: 48_000, observed: 8, expected: 8 };
  openPage('/compare?lang=en&areas=BRE&against=2025-11-24&from=2026-11-24&to=2026-11-24', {
    others: {
      ComparePeriods: () => ({
        compare: {
          __typename: 'Comparison',
          resolution: 'HOUR',
          settledUntil: iso(TEN_AM - 24 * HOUR),
          starts: [iso(TEN_AM), iso(TEN_AM + HOUR)],
          againstStarts: [iso(TEN_AM - 365 * 24 * HOUR), null],
          series: [
            {
              values: [2200, 1800],
              against: [2000, null],
              summary: { ...summary, mean: 2000 },
              againstSummary: { ...summary, mean: 1600, energyMWh: 40_000 },
              meanChange: 400,
              meanChangePercent: 25,
            },
          ],
        },
      }),
    },
  });

  const change = await screen.findByRole('row', { name: /^Change/ });
  expect(change.textContent).toMatch(/\+400\sMW \(\+25\.0\s%\)\+8,000\sMWh/);
  expect(screen.getByText(/real time, provisional, from Tue, 24 Nov 2026, 10:00$/)).toBeDefined();
  expect(screen.getByRole('heading', { name: /24 Nov 2026 beside Mon,? 24 Nov 2025/ })).toBeDefined();
});
