import type { EstimatesOfRegionsQuery } from '../gql/graphql.ts';
import { TrustRows } from '../view/revisions/trust-table.tsx';
import type { ChartExample } from './chart-example.ts';
import { RefusalList } from './refusal-list.tsx';

const estimate = (
  code: EstimatesOfRegionsQuery['estimateQuality'][number]['area']['code'],
  percent: number,
  meanError: number,
) => ({
  area: { code },
  slots: 5760,
  meanError: [meanError],
  meanAbsoluteError: [percent * 20],
  meanAbsoluteErrorPercent: [percent],
});

/** States of pages that are words and figures. */
export const SENTENCE_EXAMPLES: readonly ChartExample[] = [
  {
    name: 'Refusals',
    note: 'What a page says for each code and type of the API, the last of which it does not know.',
    render: () => <RefusalList />,
  },
  {
    name: 'Regions by the error of real time',
    note: 'Smallest first; one region is chosen, one is neither too high nor too low.',
    render: () => (
      <figure>
        <TrustRows
          answer={{
            estimateQuality: [estimate('BRE', 2.4, 31), estimate('PAC', 0.8, 0), estimate('HDF', 5.1, -140)],
          }}
          days={{ from: '2026-03-01', to: '2026-06-28' }}
          chosen="BRE"
          hrefOf={(area) => `/revisions?area=${area}`}
        />
      </figure>
    ),
  },
];
