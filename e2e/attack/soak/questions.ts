import type { AreaCode } from '@courant/core/domain';
import type { Question } from './stream-check.ts';

const liveQuestion = (fields: string): string => `subscription ($areas: [AreaCode!]) {
  liveProduction(areas: $areas) {
    __typename
    cursor
    ... on ReadingPublished { reading { area { code } start ${fields} } }
    ... on ReadingRevised { reading { area { code } start ${fields} } }
    ... on StreamReset { reason }
  }
}`;

const question = (areas: readonly AreaCode[] | null, fields: string): Question => ({
  areas,
  query: liveQuestion(fields),
});

/** The questions of all subscribers of the soak, in turn. */
export const QUESTIONS: readonly Question[] = [
  question(null, 'consumption'),
  question(['FR'], 'consumption production exchange'),
  question(['BRE', 'PDL', 'NOR'], 'wind solar'),
  question(['IDF', 'FR'], 'consumption nuclear'),
  question(['ARA', 'PAC', 'OCC'], 'hydro production'),
];
