import 'reflect-metadata';
import {
  bucketEnd,
  type CarbonMethod,
  type Chunk,
  FILIERES,
  MEASURE_FACTS,
  type Measure,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
  slotStart,
  type Vintage,
  vintageOfRank,
} from '@courant/core/domain';
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import { AreaType, toArea } from '../area/area-type.ts';
import { answerCarbon } from '../carbon/answer-carbon.ts';
import { CarbonIntensity, CarbonMethods } from '../carbon/carbon-type.ts';
import { QUARTER_HOUR_MS } from '../column/bucket-grid.ts';
import type { ChunkSource } from '../column/piece.ts';
import { costOfHoles, costs, Priced, type PriceOf } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Resolutions, Vintages } from '../scalar/enums.ts';
import { balanceAt } from './balance.ts';
import { loadSlotHistory } from './load-slot-history.ts';
import { powerAt } from './power.ts';
import { Provenance, toProvenance } from './provenance-type.ts';
import { Revision, toRevisions } from './revision-type.ts';
import { statesAfterEachFetch } from './slot-change.ts';
import type { SlotState } from './slot-history.ts';

@ObjectType({ description: 'How far a reading is from consumption = supply.' })
class Balance {
  @PlainField(() => Float, { description: 'Consumption minus all that supplies it, MW. Example: -2.' })
  readonly residual!: number;

  @PlainField(() => Boolean, {
    description:
      'Whether the residual is no larger than the publisher usually leaves: 70 MW in real time, 30 MW metered, and ' +
      '3.5 times that for the country.',
  })
  readonly withinTolerance!: boolean;
}

/** The filières and production of a slot; of a roll-up with holes, those of its leaves. */
const carbonPrice: PriceOf<unknown> = (_, { scale: { halfHours } }) => ({
  own: 2 + (halfHours > 1 ? costOfHoles(halfHours, FILIERES.length + 1) : 0),
});

@ObjectType({
  description: 'What one area did over one interval; powers are means in MW, null is "not published".',
})
export class Reading {
  readonly chunk: Chunk;
  readonly slot: number;
  readonly #chunks: ChunkSource;
  readonly #simulated: boolean;
  #revisions: Promise<Revision[] | null> | undefined;

  /** @param chunks where the chunk came from, so that fields loaded later see the same content */
  constructor(chunk: Chunk, slot: number, chunks: ChunkSource, simulated: boolean) {
    this.chunk = chunk;
    this.slot = slot;
    this.#chunks = chunks;
    this.#simulated = simulated;
  }

  @PlainField(() => AreaType, { description: 'Where.' })
  get area(): AreaType {
    return toArea(this.chunk.key.area);
  }

  @PlainField(() => DateTime, { description: 'Start of the interval, included.' })
  get start(): number {
    return slotStart(this.chunk.key.resolution, this.chunk.key.period, this.slot);
  }

  @PlainField(() => DateTime, { description: 'End of the interval, excluded.' })
  get end(): number {
    return bucketEnd(this.chunk.key.resolution, this.start);
  }

  /** End of what is published of the interval: the middle of a half-hour whose second quarter-hour is still missing. */
  get observedUntil(): number {
    const hasOneQuarterHour = this.resolution === 'HALF_HOUR' && this.observed === 1;
    return hasOneQuarterHour ? this.start + QUARTER_HOUR_MS : this.end;
  }

  @PlainField(() => Resolutions, { description: 'Length of the interval.' })
  get resolution(): Resolution {
    return this.chunk.key.resolution;
  }

  @PlainField(() => Vintages, {
    description: 'How settled it is; of a sum or roll-up the lowest of what it is made of.',
  })
  get vintage(): Vintage | null {
    return vintageOfRank(this.chunk.vintageRank[this.slot] ?? 0);
  }

  @PlainField(() => DateTime, { description: 'When we fetched it, or the latest of what it is made of.' })
  get knownAt(): number {
    return this.chunk.knownAt[this.slot] ?? 0;
  }

  @PlainField(() => Int, {
    description:
      'Regions whose consumption is in it: 1 or 0 for a region, up to 12 for the country. Example: 12.',
  })
  get regionsObserved(): number {
    return this.chunk.regions[this.slot] ?? 0;
  }

  @PlainField(() => Int, {
    description:
      'Quarter-hours whose consumption is in it: 1 of a half-hour that is not complete yet, and a consolidated half-hour ' +
      'counts 2. Example: 2.',
  })
  get observed(): number {
    return this.chunk.column('CONSUMPTION').count[this.slot] ?? 0;
  }

  power(measure: StoredMeasure): number | null {
    return powerAt(this.chunk, measure, this.slot);
  }

  @Field(() => CarbonIntensity, {
    nullable: true,
    description:
      `${MEASURE_FACTS.CARBON_INTENSITY.description} Of a sum or roll-up, over the half-hours for which production is ` +
      'published. Null where none is, or nothing was produced.',
  })
  @Priced(carbonPrice)
  carbonIntensity(
    @Arg('method', () => CarbonMethods, {
      defaultValue: CarbonMethods.DIRECT,
      description: 'What counts as emitted.',
    })
    method: CarbonMethod,
  ): Promise<CarbonIntensity | null> {
    return answerCarbon(this.#chunks, this.chunk, this.slot, method);
  }

  @PlainField(() => Balance, {
    nullable: true,
    description: 'Null where a number that it needs is not published.',
  })
  get balance(): Balance | null {
    return balanceAt(this.chunk, this.slot);
  }

  @Field(() => [Revision], {
    nullable: true,
    description:
      'Every number that was replaced in this slot, in order. A real-time half-hour is the mean of its quarter-hours, so ' +
      "completing or revising one of them is in it; the country's is recomputed from its regions in the order they were " +
      'fetched. Null above half-hours: ask the half-hours.',
  })
  // A country's half-hour reads two chunks of each region. Few slots have more than some revisions.
  @costs(40, 5)
  revisions(): Promise<Revision[] | null> {
    this.#revisions ??= this.#loadRevisions();
    return this.#revisions;
  }

  async #loadRevisions(): Promise<Revision[] | null> {
    const states = await this.history();
    return states && toRevisions(this.start, statesAfterEachFetch(states));
  }

  /** Every state that its slot has been in, first to last; null for a roll-up. */
  history(): Promise<SlotState[] | null> {
    return loadSlotHistory(this.#chunks, this.chunk, this.slot);
  }

  @PlainField(() => Provenance, { description: 'Where it comes from.' })
  get provenance(): Provenance {
    return toProvenance(this.chunk, this.slot, this.#simulated);
  }
}

/** BATTERY_CHARGE is `batteryCharge`. */
export const fieldOf = (measure: Measure): string =>
  measure.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const SIGNS = {
  POSITIVE: 'zero or above',
  NEGATIVE: 'zero or below',
  NET: 'zero or above; a little below while its plants use more than they generate',
  BOTH: 'of either sign',
} as const;

// One field for each stored measure: a new one is in the schema as soon as it has its facts.
for (const measure of STORED_MEASURES) {
  const { description, unit, sign } = MEASURE_FACTS[measure];
  const field = fieldOf(measure);
  Object.defineProperty(Reading.prototype, field, {
    get(this: Reading) {
      return this.power(measure);
    },
  });
  PlainField(() => Float, {
    nullable: true,
    description: `${description} ${unit}, ${SIGNS[sign]}. Example: 812.5.`,
  })(Reading.prototype, field);
}
