import { type Drift, type FeedSchema, PUBLISHED_MEASURES, type PublishedMeasure } from '@courant/core/domain';
import { isRow } from '../decode/raw-row.ts';
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

/**
 * The rows without the cells of measures that were numbers before and are one in no row now: the rest of each row can be
 * read. A column that never was a number is no drift, and its rows are rejected.
 */
export function withoutUnreadable(
  rows: readonly unknown[],
  { columns }: AnswerShape,
  schema: FeedSchema,
): readonly unknown[] {
  const unreadable = PUBLISHED_MEASURES.map(fieldOf).filter((name) => {
    const types = columns.get(name);
    const was = schema.columns[name] ?? 'OTHER';
    return types !== undefined && types.size > 0 && !isReadable(types) && was !== 'OTHER';
  });
  if (unreadable.length === 0) return rows;
  const nulls = Object.fromEntries(unreadable.map((name) => [name, null]));
  return rows.map((row) => (isRow(row) ? { ...row, ...nulls } : row));
}
