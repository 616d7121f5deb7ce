import { type Drift, FEED_FACTS, type FeedSchema, type PublishedMeasure } from '@courant/core/domain';
import type { Ask } from '../ask/ask.ts';
import type { DedupIndex } from '../dedup/dedup-index.ts';
import { INSEE_CODES } from '../plan/slice.ts';
import { type AnswerShape, fieldOf, isMeasureField, isReadable } from './answer-shape.ts';
import type { Observation } from './feed-schema.ts';

interface RowsAnswer {
  readonly ask: Ask;
  readonly shape: AnswerShape;
  /** The measures whose values were carried over from earlier readings. */
  readonly carried: readonly PublishedMeasure[];
  /** Start of the ask, epoch milliseconds UTC. */
  readonly at: number;
}

/** What the rows of an answer say of their feed's schema, beside what the feed published before. */
export function observeRows(schema: FeedSchema, dedupIndex: DedupIndex, answer: RowsAnswer): Observation {
  const { shape, at } = answer;
  return {
    at,
    columns: shape.columns,
    drifts: [
      ...missingColumns(schema, answer).map((name) => ({ kind: 'MISSING' as const, name })),
      ...retypedColumns(schema, shape).map((name) => ({ kind: 'RETYPED' as const, name })),
      ...addedColumns(schema, shape).map((name) => ({ kind: 'ADDED' as const, name })),
      ...missingRegions(dedupIndex, answer).map((name) => ({ kind: 'REGION' as const, name })),
    ],
    hasEnded: (drift) => hasEnded(drift, schema, shape),
  };
}

/** Columns that are absent from every row, and those with no value in any row where earlier readings had one. */
function missingColumns({ columns }: FeedSchema, { shape, carried }: RowsAnswer): string[] {
  if (shape.columns.size === 0) return [];
  const absent = Object.keys(columns).filter((name) => !shape.columns.has(name));
  const emptied = carried.map(fieldOf).filter((name) => (shape.columns.get(name)?.size ?? 0) === 0);
  return [...new Set([...absent, ...emptied])];
}

const retypedColumns = ({ columns }: FeedSchema, shape: AnswerShape): string[] =>
  Object.entries(columns).flatMap(([name, type]) => {
    const types = shape.columns.get(name);
    return type !== null && types !== undefined && types.size > 0 && !types.has(type) ? [name] : [];
  });

/** Every column of a feed's first answer is as expected. */
const addedColumns = ({ columns }: FeedSchema, shape: AnswerShape): string[] =>
  Object.keys(columns).length === 0
    ? []
    : [...shape.columns.keys()].filter((name) => columns[name] === undefined);

/**
 * Regions without a value in the answer, though the log has readings of its window. Real time leaves its feed month by
 * month as it is consolidated, so there only a poll of the latest days tells.
 */
function missingRegions(dedupIndex: DedupIndex, { ask, shape, at }: RowsAnswer): string[] {
  if (FEED_FACTS[ask.feed].followedBy === 'POLLS' && ask.purpose !== 'POLL') return [];
  return (ask.regions ?? INSEE_CODES).filter(
    (inseeCode) =>
      !shape.regions.has(inseeCode) &&
      dedupIndex.hasReading(ask.feed, inseeCode, ask.from, Math.min(ask.to, at)),
  );
}

function hasEnded({ kind, name }: Drift, { columns }: FeedSchema, shape: AnswerShape): boolean {
  const types = shape.columns.get(name);
  switch (kind) {
    case 'MISSING':
      return isMeasureField(name) ? isReadable(types) : types !== undefined;
    case 'RETYPED':
      return types?.has(columns[name] ?? 'OTHER') ?? false;
    case 'ADDED':
      return shape.columns.size > 0 && types === undefined;
    case 'REGION':
      return shape.regions.has(name);
  }
}
