import 'reflect-metadata';
import { type Resolution, type Vintage, vintageOfRank } from '@courant/core/domain';
import { ObjectType } from 'type-graphql';
import { boundsOf, bucketGridOf } from '../column/bucket-grid.ts';
import type { Piece } from '../column/piece.ts';
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
  for (const piece of pieces) for (const span of spansOfPiece(piece)) addSpan(spans, span);
  return spans;
}

/** The runs of one piece: a loop over slots that creates an object for each run, not for each slot. */
function* spansOfPiece({ chunk, period, first, end }: Piece): Iterable<VintageSpan> {
  const { vintageRank } = chunk;
  const last = Math.min(end, chunk.length);
  for (let from = first; from < last; ) {
    let to = from + 1;
    while (to < last && vintageRank[to] === vintageRank[from]) to++;
    const vintage = vintageOfRank(vintageRank[from] ?? 0);
    if (vintage) yield { ...boundsOfRun(chunk.key.resolution, period, from, to), vintage };
    from = to;
  }
}

function boundsOfRun(resolution: Resolution, period: number, first: number, end: number) {
  const grid = bucketGridOf(resolution, period);
  return { start: boundsOf(grid, first).from, end: boundsOf(grid, end - 1).to };
}

function addSpan(spans: VintageSpan[], span: VintageSpan): void {
  const last = spans.at(-1);
  if (last && last.end === span.start && last.vintage === span.vintage) {
    spans[spans.length - 1] = { ...last, end: span.end };
  } else spans.push(span);
}
