import { RESOLUTIONS } from '@courant/core/domain';
import { forSome, shortened } from '../limits/cheaper-list.ts';
import { cheaperRanges } from '../limits/cheaper-range.ts';
import type { Cheaper, CheaperThan } from '../limits/price.ts';
import { answeredRange } from '../limits/range-cost.ts';
import type { SeriesInput } from './series-input-type.ts';
import { resolutionOf } from './series-price.ts';

type SeriesArguments = { readonly input: SeriesInput };

/** Ways to ask for less of series: coarser, for fewer areas, for fewer measures, for less time. */
export const cheaperSeries: CheaperThan<SeriesArguments> = ({ input }, facts) => {
  const range = answeredRange(input.from, input.to, facts);
  const resolution = range && resolutionOf(input, range, facts.limits);
  if (!range || !resolution) return [];
  const having = (advice: string, less: Partial<SeriesInput>): Cheaper<SeriesArguments> => ({
    args: { input: { ...input, ...less } },
    advice,
  });
  const coarser = RESOLUTIONS.slice(RESOLUTIONS.indexOf(resolution) + 1);
  return [
    coarser.map((resolution) => having(`for ${resolution}`, { resolution })),
    shortened(input.areas).map((areas) => having(forSome(areas.length, 'area'), { areas })),
    shortened(input.measures).map((measures) => having(forSome(measures.length, 'measure'), { measures })),
    cheaperRanges(range).map(({ from, advice }) => having(advice, { from })),
  ];
};
