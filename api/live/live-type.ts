import 'reflect-metadata';
import { type Change, type LeafResolution, REGION_CODES, type Vintage } from '@courant/core/domain';
import { Field, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { AreaType, toArea } from '../area/area-type.ts';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { settledUntilOfAll } from '../column/settled-until.ts';
import { COST_OF_RHYTHM, firstExpectedAt } from '../freshness/next-expected.ts';
import { costs } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { Reading } from '../reading/reading-type.ts';
import { Revision } from '../reading/revision-type.ts';
import type { SlotChange } from '../reading/slot-change.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Resolutions, Vintages } from '../scalar/enums.ts';
import { type Cursor, StreamCursor } from '../scalar/stream-cursor.ts';
import { lowestVintage, revisionsOf } from './answer-event.ts';

export const ResetReasons = {
  CURSOR_EXPIRED: 'CURSOR_EXPIRED',
  CURSOR_FOREIGN: 'CURSOR_FOREIGN',
  SLOW_CONSUMER: 'SLOW_CONSUMER',
  STORE_REBUILT: 'STORE_REBUILT',
} as const;
export type ResetReason = keyof typeof ResetReasons;

registerEnumType(ResetReasons, {
  name: 'ResetReason',
  description: 'Why a stream cannot go on from where it was.',
  valuesConfig: {
    CURSOR_EXPIRED: { description: 'What followed the cursor is no longer kept.' },
    CURSOR_FOREIGN: { description: 'The cursor is of another log, or of this one before it was made anew.' },
    SLOW_CONSUMER: { description: 'The stream moved on faster than it was read.' },
    STORE_REBUILT: {
      description: 'Everything was settled anew: any figure may be another, not only those announced.',
    },
  },
});

@InterfaceType({
  description: 'What the live stream says; each carries the cursor from which the stream goes on after it.',
})
export abstract class LiveEvent {
  @PlainField(() => StreamCursor, { description: 'Give it back as `after` to go on behind this event.' })
  readonly cursor: Cursor;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }
}

@ObjectType({ implements: LiveEvent, description: 'Where things stand as the stream begins.' })
export class Snapshot extends LiveEvent {
  @PlainField(() => [Reading], { description: "Each area's latest; an area without any is left out." })
  readonly readings: readonly Reading[];

  constructor(cursor: Cursor, readings: readonly Reading[]) {
    super(cursor);
    this.readings = readings;
  }
}

@ObjectType({ implements: LiveEvent, description: 'A slot that was empty has a reading.' })
export class ReadingPublished extends LiveEvent {
  @PlainField(() => Reading, { description: 'As it stands in the store at delivery.' })
  readonly reading: Reading;

  constructor(cursor: Cursor, reading: Reading) {
    super(cursor);
    this.reading = reading;
  }
}

@ObjectType({ implements: LiveEvent, description: 'The reading of a slot has changed.' })
export class ReadingRevised extends LiveEvent {
  @PlainField(() => Reading, { description: 'As it stands in the store at delivery.' })
  readonly reading: Reading;
  readonly #slotChange: SlotChange | null;

  /** @param slotChange null for the country, and where the slot's history no longer has the change */
  constructor(cursor: Cursor, reading: Reading, slotChange: SlotChange | null) {
    super(cursor);
    this.reading = reading;
    this.#slotChange = slotChange;
  }

  @Field(() => [Revision], {
    description:
      "What this move changed; empty where it only confirmed. The country's is the latest fetch that changed its sum.",
    complexity: 20,
  })
  changes(): Promise<Revision[]> {
    return revisionsOf(this.reading, this.#slotChange);
  }
}

@ObjectType({
  implements: LiveEvent,
  description: 'Slots of the past, more than 48 h old, have moved: ask again for what you show of them.',
})
export class RangeRevised extends LiveEvent {
  readonly #change: Change;
  readonly #createChunkReader: () => ChunkReader;

  /** @param createChunkReader called by the field: an event that waits for delivery must not keep the chunks of a month */
  constructor(cursor: Cursor, change: Change, createChunkReader: () => ChunkReader) {
    super(cursor);
    this.#change = change;
    this.#createChunkReader = createChunkReader;
  }

  @PlainField(() => AreaType, { description: 'Where.' })
  get area(): AreaType {
    return toArea(this.#change.area);
  }

  @PlainField(() => DateTime, { description: 'Start of the first slot.' })
  get from(): number {
    return this.#change.from;
  }

  @PlainField(() => DateTime, { description: 'End of the last slot.' })
  get to(): number {
    return this.#change.to;
  }

  @PlainField(() => Resolutions, { description: 'The leaf grid that moved; roll-ups over it moved too.' })
  get resolution(): LeafResolution {
    return this.#change.resolution;
  }

  @PlainField(() => Int, { description: 'Slots that moved. Example: 48.' })
  get slots(): number {
    return this.#change.slots;
  }

  @Field(() => Vintages, {
    nullable: true,
    description:
      'The lowest vintage in the range as it stands at delivery; null where nothing is left in it.',
    complexity: 20,
  })
  vintage(): Promise<Vintage | null> {
    return lowestVintage(this.#createChunkReader(), this.#change);
  }
}

@ObjectType({
  implements: LiveEvent,
  description: 'Nothing for you so far: the stream is alive and has looked at everything before this cursor.',
})
export class Watermark extends LiveEvent {
  @PlainField(() => DateTime, { description: "The server's clock." })
  readonly serverTime: number;

  @PlainField(() => Boolean, {
    description:
      'Whether the stream has looked at everything up to now; false while one that resumes still reads what came meanwhile.',
  })
  readonly caughtUp: boolean;
  readonly #chunks: ChunkReader;

  constructor(cursor: Cursor, serverTime: number, caughtUp: boolean, chunks: ChunkReader) {
    super(cursor);
    this.serverTime = serverTime;
    this.caughtUp = caughtUp;
    this.#chunks = chunks;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of the last half-hour that every region has consolidated; null where one has none.',
    complexity: 20,
  })
  settledUntil(): Promise<number | null> {
    return settledUntilOfAll(this.#chunks, REGION_CODES);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the first new slot of any region is expected to reach us, by the rhythm of the last days; in the past where it ' +
      'is overdue, null where no rhythm is known.',
  })
  @costs(COST_OF_RHYTHM)
  nextExpectedAt(): Promise<number | null> {
    return firstExpectedAt(this.#chunks);
  }
}

@ObjectType({
  implements: LiveEvent,
  description:
    'The stream cannot go on and ends with this: subscribe again without `after`, for a fresh snapshot.',
})
export class StreamReset extends LiveEvent {
  @PlainField(() => ResetReasons, { description: 'Why.' })
  readonly reason: ResetReason;

  @PlainField(() => String, { description: 'One sentence for people.' })
  readonly message: string;

  constructor(cursor: Cursor, reason: ResetReason, message: string) {
    super(cursor);
    this.reason = reason;
    this.message = message;
  }
}
