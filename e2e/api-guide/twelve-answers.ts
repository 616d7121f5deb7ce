import { expect } from 'vitest';

/** A list with these and others. */
const among = (...some: readonly unknown[]): unknown => expect.arrayContaining([...some]);

/** What the seeded line must answer to each question of docs/api.md, by its heading. */
export const TWELVE_ANSWERS: Readonly<Record<string, object>> = {
  'What does each region do now?': {
    regions: among({
      name: 'Bretagne',
      latest: { start: '2026-11-29T10:45:00Z', consumption: 4362, production: 1180, exchange: 3182 },
    }),
  },
  'How much wind energy did Bretagne make in 2025, against 2024?': {
    compare: {
      series: [
        {
          values: among(21_840),
          against: among(19_920),
          summary: { energyMWh: 262_080 },
          againstSummary: { energyMWh: 239_040 },
          meanChangePercent: 9.6,
        },
      ],
    },
  },
  "Which share of Occitanie's consumption did the sun cover, month by month?": {
    series: { series: [{ unit: 'PERCENT', values: among(4.5, 4.6), summary: { mean: 4.8 } }] },
  },
  'Who consumes most per inhabitant?': {
    series: {
      series: among({ area: { name: 'Bretagne' }, unit: 'W_PER_PERSON', values: [1343.3] }),
    },
  },
  "When was the country's peak, and which peak did it break?": {
    records: [
      {
        kind: 'MAX',
        value: 54_012,
        start: '2025-01-10T23:00:00Z',
        previous: { value: 54_000, start: '2024-01-10T23:00:00Z' },
      },
      { kind: 'MIN', value: 42_000 },
    ],
  },
  'What was known of a day then, and what is known now?': {
    knownThen: {
      asOf: '2026-10-02T22:00:00Z',
      series: [{ values: [3719.5], vintages: [{ vintage: 'REAL_TIME' }] }],
    },
    knownNow: { series: [{ values: [3694.5], vintages: [{ vintage: 'CONSOLIDATED' }] }] },
  },
  'How large were the revisions in Bretagne over thirty days?': {
    revisionSummary: { slots: 48, revised: 12 },
  },
  'Which hours of a year are missing, and why?': {
    series: {
      series: [
        {
          summary: { observed: 2304, expected: 35_136 },
          gaps: among({
            start: '2024-01-12T00:00:00Z',
            end: '2024-02-10T00:00:00Z',
            missing: 2784,
            reason: 'NOT_FETCHED',
          }),
        },
      ],
    },
  },
  'How does a workday in winter differ from one in summer?': {
    winter: { keys: among(0, 23), series: [{ mean: among(49_308) }] },
    summer: { series: [{ mean: among(44_100) }] },
  },
  "How much carbon did the country's production emit, month by month?": {
    series: { series: [{ unit: 'G_PER_KWH', low: among(72.2), values: among(72.2), high: among(153.2) }] },
  },
  'For how many hours did Bretagne import more than 2 GW?': {
    series: { series: [{ summary: { hoursAbove: 576, observed: 2304, expected: 35_040 } }] },
  },
};
