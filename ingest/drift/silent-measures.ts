import { type Drift, type FeedSchema, PUBLISHED_MEASURES, type PublishedMeasure } from '@courant/core/domain';
import { type AnswerShape, fieldOf, isReadable } from './answer-shape.ts';

/**
 * The measures that no row of an answer publishes. Where an operator has accepted that a column is empty, its nulls are
 * what the publisher says; a column that is absent says nothing, accepted or not.
 */
export const silentMeasures = ({ drifts }: FeedSchema, { columns }: AnswerShape): PublishedMeasure[] =>
  PUBLISHED_MEASURES.filter((measure) => {
    const types = columns.get(fieldOf(measure));
    return !isReadable(types) && !(types?.size === 0 && isAccepted(drifts, fieldOf(measure)));
  });

const isAccepted = (drifts: readonly Drift[], column: string): boolean =>
  drifts.some(({ kind, name, accepted }) => kind === 'MISSING' && name === column && accepted);
