import type { RefusedAnswerFragment } from '../gql/graphql.ts';

/** Data lies between 2013 and 24 November 2026, 10:00 in Paris, and the question did not touch it. */
export const OUT_OF_COVERAGE = {
  __typename: 'OutOfCoverage',
  message: 'Nothing is covered.',
  from: '2012-12-31T23:00:00Z',
  to: '2026-11-24T09:00:00Z',
} as const satisfies RefusedAnswerFragment;
