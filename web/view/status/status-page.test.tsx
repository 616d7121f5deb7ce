import { AREA_CODES, type AreaCode, MINUTE } from '@courant/core/domain';
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TEN_AM } from '../../test/builders.ts';
import { closePage, openPage } from '../../test/page.tsx';
// Loaded before the tests, since the page loads it lazily.
import './status-page.tsx';

afterEach(closePage);

const NOW = TEN_AM + 30 * MINUTE;
const iso = (instant: number) => new Date(instant).toISOString();

function statusAnswer(ageMinutes: (area: AreaCode) => number, days: (area: AreaCode) => number[]) {
  return {
    freshness: {
      serverTime: iso(NOW),
      rejected: 2,
      revisedToday: 412,
      processorLag: 0,
      backfill: null,
      mismatches: [],
      areas: AREA_CODES.map((code) => ({
        area: { code },
        latestStart: iso(NOW - (ageMinutes(code) + 15) * MINUTE),
        ageSeconds: ageMinutes(code) * 60,
        nextExpectedAt: iso(NOW - 5 * MINUTE),
        completeness30d: 1,
        completenessByDay: days(code),
      })),
    },
    publisher: {
      name: 'ODRé',
      reachable: true,
      lastSuccessAt: iso(NOW - 2 * MINUTE),
      feeds: [],
      drift: [
        {
          feed: 'eco2mix-regional-tr',
          missing: ['eolien'],
          added: [],
          retyped: [],
          areas: ['BRE'],
          since: iso(NOW),
          accepted: false,
        },
      ],
    },
    rejected: [{ offset: 1, rejectedAt: iso(NOW), reason: 'consommation "x": MW is needed' }],
  };
}

test('the sentence names the regions that are late, and counts the days that miss something', async () => {
  openPage('/status?lang=en', {
    others: {
      DataStatus: () =>
        statusAnswer(
          (area) => (area === 'BRE' ? 100 : 20),
          (area) => (area === 'PAC' ? [1, 0.99] : [1, 1]),
        ),
    },
  });

  expect(await screen.findByText('Late: Brittany.')).toBeDefined();
  expect(screen.getByText(/1 of 24 region-days have a gap/)).toBeDefined();
  expect(screen.getAllByText('overdue by 5 min')).toHaveLength(13);
  expect(screen.getByText(/eco2mix-regional-tr has changed since/).textContent).toMatch(
    /gone: eolien; regions gone: Brittany/,
  );
});

test('all on time and whole is said in as many words', async () => {
  openPage('/status?lang=en', {
    others: {
      DataStatus: () =>
        statusAnswer(
          () => 20,
          () => [1],
        ),
    },
  });

  expect(await screen.findByText('All twelve regions are on time.')).toBeDefined();
  expect(screen.getByText(/Each of the last 30 days is complete/)).toBeDefined();
});

test('a day that misses something leads to what, and why', async () => {
  const { requests } = openPage('/status?lang=en', {
    others: {
      DataStatus: () =>
        statusAnswer(
          () => 20,
          (area) => (area === 'PAC' ? [0.99, 1] : [1, 1]),
        ),
      DayGaps: () => ({
        series: {
          __typename: 'SeriesSet',
          series: [
            {
              gaps: [
                { start: iso(TEN_AM), end: iso(TEN_AM + 15 * MINUTE), missing: 1, reason: 'NOT_PUBLISHED' },
              ],
              summary: { observed: 95, expected: 96 },
            },
          ],
        },
      }),
    },
  });

  fireEvent.click(await screen.findByRole('link', { name: /^22 Nov: 99\.0\s% published/ }));
  expect(
    await screen.findByText(/10:00–10:15, quarter-hours missing: 1, not published by the publisher/),
  ).toBeDefined();
  const question = requests.find(({ name }) => name === ('daygaps' as never))?.variables;
  expect(question).toMatchObject({ input: { areas: ['PAC'], from: '2026-11-22', to: '2026-11-22' } });
});
