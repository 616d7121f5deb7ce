import {
  type AreaCode,
  HALF_MW_PER_MW,
  type StoredMeasure,
  type Vintage,
  vintageOfRank,
} from '@courant/core/domain';
import { boundsOf, bucketGridOf } from '../column/bucket-grid.ts';
import { type ChunkSource, loadPieces, type Piece, toTenth } from '../column/piece.ts';
import type { Range } from '../column/range.ts';
import { dependsOnConsumption, findFlags } from '../flag/find-flags.ts';

export type RecordKind = 'MAX' | 'MIN';

/** A half-hour whose power no earlier one of the period had reached. */
export interface Mark {
  /** MW. */
  readonly value: number;
  /** Start of the half-hour, epoch milliseconds UTC. */
  readonly start: number;
  readonly vintage: Vintage;
}

/** A mark, the day it lies in, and how far it goes: half-MW, with the sign turned for a minimum, so that more is always further. */
interface Candidate {
  readonly mark: Mark;
  readonly day: number;
  readonly score: number;
}

interface Day {
  readonly range: Range;
  /** No half-hour of the day goes further; a quarter-hour may, so it is a bound and not the answer. */
  readonly bound: number;
}

/** Quarter-hours of a whole half-hour: the mean of one of them is not compared with half-hours. */
const WHOLE = 2;
const MAX_FLAGS_OF_DAY = 48;

/**
 * Finds the records of one measure from its days, each of which stores its lowest and highest leaf: only the half-hours of
 * days that may hold a record are read. What is flagged is no record.
 */
export class RecordSearch {
  readonly #source: ChunkSource;
  readonly #area: AreaCode;
  readonly #measure: StoredMeasure;
  readonly #sign: 1 | -1;
  readonly #days: readonly Day[];
  readonly #candidates = new Map<number, Promise<Candidate | null>>();

  /** @param pieces of days, in order */
  constructor(
    source: ChunkSource,
    area: AreaCode,
    measure: StoredMeasure,
    kind: RecordKind,
    pieces: readonly Piece[],
  ) {
    this.#source = source;
    this.#area = area;
    this.#measure = measure;
    this.#sign = kind === 'MAX' ? 1 : -1;
    this.#days = pieces.flatMap((piece) => this.#daysOf(piece));
  }

  /** The record, then the one that it broke, and so on down to the first day; at most so many. */
  async marks(first: number): Promise<Mark[]> {
    const marks: Mark[] = [];
    let end = this.#days.length;
    while (marks.length < first) {
      const furthest = await this.#furthestBefore(end);
      if (!furthest) break;
      marks.push(furthest.mark);
      end = furthest.day;
    }
    return marks;
  }

  /** The furthest half-hour of the days before `end`, the first one of equals. */
  async #furthestBefore(end: number): Promise<Candidate | null> {
    const searched = new Set<number>();
    let best: Candidate | null = null;
    for (;;) {
      const day = this.#mostPromising(end, searched, best);
      if (day < 0) return best;
      searched.add(day);
      const candidate = await this.#candidateOf(day);
      if (candidate && goesFurther(candidate, best)) best = candidate;
    }
  }

  /** The day whose bound goes furthest, of those that may go further than the best; -1 where none may. */
  #mostPromising(end: number, searched: ReadonlySet<number>, best: Candidate | null): number {
    let promising = -1;
    let furthest = Number.NEGATIVE_INFINITY;
    for (let day = 0; day < end; day++) {
      const score = this.#days[day]?.bound ?? Number.NEGATIVE_INFINITY;
      if (score <= furthest || searched.has(day) || !goesFurther({ day, score }, best)) continue;
      promising = day;
      furthest = score;
    }
    return promising;
  }

  #candidateOf(day: number): Promise<Candidate | null> {
    const candidate = this.#candidates.get(day) ?? this.#loadCandidate(day);
    this.#candidates.set(day, candidate);
    return candidate;
  }

  async #loadCandidate(day: number): Promise<Candidate | null> {
    const range = this.#days[day]?.range;
    if (!range) return null;
    const [pieces, flags] = await Promise.all([
      loadPieces(this.#source, this.#area, 'HALF_HOUR', range),
      dependsOnConsumption(this.#measure) ? findFlags(this.#source, this.#area, range, MAX_FLAGS_OF_DAY) : [],
    ]);
    const isFlagged = (at: number): boolean => flags.some(({ start, end }) => start <= at && at < end);
    let best: Candidate | null = null;
    for (const piece of pieces)
      for (const candidate of this.#candidatesIn(piece, day))
        if (goesFurther(candidate, best) && !isFlagged(candidate.mark.start)) best = candidate;
    return best;
  }

  #candidatesIn({ chunk, period, first, end }: Piece, day: number): Candidate[] {
    const { sum, count } = chunk.column(this.#measure);
    const grid = bucketGridOf('HALF_HOUR', period);
    const candidates: Candidate[] = [];
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      const vintage = vintageOfRank(chunk.vintageRank[slot] ?? 0);
      if (count[slot] !== WHOLE || !vintage) continue;
      const halfMw = (sum[slot] ?? 0) / WHOLE;
      const mark = { value: toTenth(halfMw / HALF_MW_PER_MW), start: boundsOf(grid, slot).from, vintage };
      candidates.push({ mark, day, score: this.#sign * halfMw });
    }
    return candidates;
  }

  #daysOf({ chunk, period, first, end }: Piece): Day[] {
    const { count, min, max } = chunk.column(this.#measure);
    const bounds = this.#sign > 0 ? max : min;
    const grid = bucketGridOf('DAY', period);
    const days: Day[] = [];
    for (let slot = first; slot < Math.min(end, chunk.length); slot++)
      if (count[slot]) days.push({ range: boundsOf(grid, slot), bound: this.#sign * (bounds[slot] ?? 0) });
    return days;
  }
}

/** Whether a half-hour goes further than the best, or as far on an earlier day. */
const goesFurther = (
  { day, score }: Pick<Candidate, 'day' | 'score'>,
  best: Pick<Candidate, 'day' | 'score'> | null,
): boolean => best === null || score > best.score || (score === best.score && day < best.day);
