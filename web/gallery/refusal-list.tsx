import type { ReactElement } from 'react';
import type { Refusal } from '../data/refusal.ts';
import { ERROR_TEXTS } from '../text/texts-refusal.ts';
import RefusalText from '../view/refusal-text.tsx';

const operation = (code: string): Refusal => ({
  __typename: 'Error',
  code,
  message: 'One sentence of the server.',
  ...(code === 'TOO_COSTLY' && { cost: 6_100, maxCost: 5_000 }),
  ...(code === 'TOO_MANY_REQUESTS' && { retryAfterSeconds: 12 }),
});

const REFUSALS: readonly Refusal[] = [
  { __typename: 'OutOfCoverage', message: '', from: '2012-12-31T23:00:00Z', to: '2026-11-24T09:00:00Z' },
  {
    __typename: 'RangeTooLarge',
    message: '',
    points: 35_136,
    maxPoints: 20_000,
    suggestedResolution: 'HOUR',
    suggestedTo: null,
  },
  ...Object.keys(ERROR_TEXTS).map(operation),
  operation('OF_A_LATER_SERVER'),
];

/** Each refusal, as a card would say it. */
export const RefusalList = (): ReactElement => (
  <figure>
    <ul>
      {REFUSALS.map((refusal) => (
        <li key={'code' in refusal ? refusal.code : refusal.__typename}>
          <RefusalText by={refusal} />
        </li>
      ))}
    </ul>
  </figure>
);
