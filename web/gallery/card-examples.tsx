import { toDuration } from '../data/duration.ts';
import { DrawnDuration } from '../view/cards/duration-card.tsx';
import type { ChartExample } from './chart-example.ts';
import { sampleSeriesSet } from './sample-day.ts';

const yearOfHours = (hide?: (hour: number) => boolean) => {
  const { columns, observed } = sampleSeriesSet('HOUR', 24 * 30, (_, hour) => hide?.(hour) ?? false);
  return {
    consumption: toDuration(columns.CONSUMPTION, observed),
    exchange: toDuration(columns.EXCHANGE, observed),
  };
};

/** The cards below the chart of an area. */
export const CARD_EXAMPLES: readonly ChartExample[] = [
  {
    name: 'A duration curve',
    note: 'Hours from the highest to the lowest; the threshold counts those above it.',
    render: (widthPx) => <DrawnDuration widthPx={widthPx} area="ARA" measure="CONSUMPTION" duration={yearOfHours().consumption} />,
  },
  {
    name: 'A duration curve on both sides of zero',
    note: 'Imports on the left, exports on the right; some hours are not published, and are no zeros.',
    render: (widthPx) => (
      <DrawnDuration
        widthPx={widthPx}
        area="ARA"
        measure="EXCHANGE"
        duration={yearOfHours((hour) => hour % 7 === 0).exchange}
      />
    ),
  },
  {
    name: 'A duration curve of nothing',
    note: 'No hour is published.',
    render: (widthPx) => <DrawnDuration widthPx={widthPx} area="ARA" measure="WIND" duration={toDuration([null, null], [0, 0])} />,
  },
];
