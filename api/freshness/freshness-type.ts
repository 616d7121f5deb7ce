import 'reflect-metadata';
import { AREA_CODES, type BackfillProgress, REGION_CODES } from '@courant/core/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { revisedOn } from '../fetches/publisher-state.ts';
import { costs } from '../limits/price.ts';
import { DateTime } from '../scalar/date-time.ts';
import { type Cursor, StreamCursor } from '../scalar/stream-cursor.ts';
import { countRejected, earliestStart, endCursor, processorLag } from './answer-freshness.ts';
import { AreaFreshness } from './area-freshness-type.ts';
import { CountMismatch, toCountMismatches } from './count-mismatch-type.ts';

@ObjectType({ description: 'How far the history has come.' })
export class Backfill implements BackfillProgress {
  @Field(() => DateTime, { description: 'Where the history asked for begins.' })
  readonly from!: number;

  @Field(() => DateTime, { description: 'Where it ends.' })
  readonly to!: number;

  @Field(() => Int, { description: 'Slices of it that have landed. Example: 120.' })
  readonly slicesDone!: number;

  @Field(() => Int, { description: 'Slices in all. Example: 1968.' })
  readonly slicesTotal!: number;

  @Field(() => Int, { description: 'Slices that failed and wait to be asked again. Example: 0.' })
  readonly slicesFailed!: number;
}

/** As many mismatches as are reckoned with. */
const MISMATCHES = 24;

@ObjectType({ description: 'How new and how whole everything is.' })
export class Freshness {
  readonly #context: ApiContext;

  constructor(context: ApiContext) {
    this.#context = context;
  }

  @Field(() => DateTime, { description: "The server's clock, which every other age here is measured by." })
  get serverTime(): number {
    return this.#context.requestedAt;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'Start of the first half-hour held; null before any.',
  })
  @costs(REGION_CODES.length)
  earliest(): Promise<number | null> {
    return this.#context.memo.once(['earliest'], () => earliestStart(this.#context.chunks, 'HALF_HOUR'));
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Start of the first quarter-hour held; null before any. Real time begins where we began to keep it.',
  })
  @costs(REGION_CODES.length)
  earliestQuarterHour(): Promise<number | null> {
    return this.#context.memo.once(['earliestQuarterHour'], () =>
      earliestStart(this.#context.chunks, 'QUARTER_HOUR'),
    );
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When Courant first knew anything, the earliest asOf; null before. History that was fetched later is known since ' +
      'then, not since it happened.',
  })
  @costs(5)
  earliestAsOf(): Promise<number | null> {
    return this.#context.memo.once(['earliestAsOf'], () => this.#context.earliestAsOf.instant());
  }

  @Field(() => StreamCursor, {
    description: 'The end of the live stream: subscribe `after` it to miss nothing from here on.',
  })
  @costs(5)
  cursor(): Promise<Cursor> {
    return this.#context.memo.once(['cursor'], () => endCursor(this.#context));
  }

  @Field(() => Int, {
    description:
      'Rows of the publisher that could not be read, or not whole: `rejected` lists them. Of a column that is odd ' +
      'throughout, some rows a day. Example: 0.',
  })
  @costs(5)
  rejected(): Promise<number> {
    return this.#context.memo.once(['rejected'], () => countRejected(this.#context.log));
  }

  @Field(() => Int, {
    description:
      'Readings fetched since midnight in Paris that replaced an earlier one of the same feed: what the publisher corrected, ' +
      'or made definitive. Consolidated readings that replace real time are not counted. Example: 212.',
  })
  async revisedToday(): Promise<number> {
    return revisedOn(await this.#context.fetches.whenCaughtUp(), this.#context.requestedAt);
  }

  @Field(() => Int, { description: 'Readings logged that are not in the answers yet. Example: 0.' })
  @costs(5)
  processorLag(): Promise<number> {
    return this.#context.memo.once(['processorLag'], () => processorLag(this.#context));
  }

  @Field(() => Backfill, {
    nullable: true,
    description: 'How far the history has come; null before it was begun.',
  })
  async backfill(): Promise<Backfill | null> {
    return (await this.#context.fetches.whenCaughtUp()).backfill;
  }

  @Field(() => [CountMismatch], {
    description: 'Where what we hold is not what the publisher counts and sums; empty where they agree.',
  })
  @costs(1, MISMATCHES)
  async mismatches(): Promise<CountMismatch[]> {
    return toCountMismatches((await this.#context.fetches.whenCaughtUp()).mismatches);
  }

  @Field(() => [AreaFreshness], { description: 'The country, then its regions.' })
  @costs(1, AREA_CODES.length)
  areas(): AreaFreshness[] {
    return AREA_CODES.map((code) => new AreaFreshness(code, this.#context));
  }
}
