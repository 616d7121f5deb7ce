import 'reflect-metadata';
import { type Vintage, vintageOfRank } from '@courant/core/domain';
import { ObjectType } from 'type-graphql';
import { boundsOf, bucketGridOf } from '../column/bucket-grid.ts';
import type { Piece } from '../column/piece.ts';
import type { Range } from '../column/range.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Vintages } from '../scalar/enums.ts';

@ObjectType({ description: 'A run of buckets of one vintage.' })
export class VintageSpan {
  @PlainField(() => DateTime, { description: 'Start of its first bucket.' })
  readonly start!: number;

  @PlainField(() => DateTime, { description: 'End of its last bucket.' })
  readonly end!: number;

  @PlainField(() => Vintages, { description: 'The lowest vintage in each of its buckets.' })
  readonly vintage!: Vintage;
}

/** Runs of neighbouring buckets of one vintage; buckets without a reading are in none. */
export function vintageSpans(pieces: readonly Piece[]): VintageSpan[] {
  const spans: VintageSpan[] = [];
  for (const { chunk, period, first, end } of pieces) {
    const grid = bucketGridOf(chunk.key.resolution, period);
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      const vintage = vintageOfRank(chunk.vintageRank[slot] ?? 0);
      if (vintage) addBucket(spans, boundsOf(grid, slot), vintage);
    }
  }
  return spans;
}

function addBucket(spans: VintageSpan[], { from, to }: Range, vintage: Vintage): void {
  const last = spans.at(-1);
  if (last && last.end === from && last.vintage === vintage) {
    spans[spans.length - 1] = { ...last, end: to };
  } else spans.push({ start: from, end: to, vintage });
}
