import { RESOLUTIONS } from '@courant/core/domain';
import { forSome, shortened } from '../limits/cheaper-list.ts';
import { cheaperRanges } from '../limits/cheaper-range.ts';
import type { Cheaper, CheaperThan } from '../limits/price.ts';
import type { Moment } from '../scalar/moment.ts';
import type { SeriesInput } from './series-input-type.ts';
import { isFiltered, rangeOf, resolutionOf } from './series-price.ts';

type SeriesArguments = { readonly input: SeriesInput };

/** Ways to ask for less of series: coarser, for fewer areas, for fewer measures, for less time. */
export const cheaperSeries: CheaperThan<SeriesArguments> = ({ input }, facts) => {
  const range = rangeOf(input, facts);
  const resolution = range && resolutionOf(input, range, facts.limits);
  if (!range || !resolution) return [];
  const having = (advice: string, less: Partial<SeriesInput>): Cheaper<SeriesArguments> => ({
    args: { input: { ...input, ...less } },
    advice,
  });
  // A month or a year of the past reads all of its days, however short the range is.
  const isByDay = isFiltered(input) && RESOLUTIONS.indexOf(resolution) > RESOLUTIONS.indexOf('DAY');
  const shorter = (from: Moment, advice: string) =>
    isByDay ? having(`${advice} by DAY`, { from, resolution: 'DAY' }) : having(advice, { from });
  const coarser = RESOLUTIONS.slice(RESOLUTIONS.indexOf(resolution) + 1);
  return [
    coarser.map((resolution) => having(`for ${resolution}`, { resolution })),
    shortened(input.areas).map((areas) => having(forSome(areas.length, 'area'), { areas })),
    shortened(input.measures).map((measures) => having(forSome(measures.length, 'measure'), { measures })),
    cheaperRanges(range).map(({ from, advice }) => shorter(from, advice)),
  ];
};
