import 'reflect-metadata';
import {
  type Chunk,
  FEED_OF_VINTAGE,
  type FeedId,
  isRegionCode,
  NO_OFFSET,
  partitionOf,
  vintageOfRank,
} from '@courant/core/domain';
import { CHANGES, READINGS } from '@courant/core/log';
import { ObjectType } from 'type-graphql';
import { isLeaf } from '../column/descend.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';

@ObjectType({ description: 'Where a reading comes from.' })
export class Provenance {
  @PlainField(() => String, {
    description:
      'The publisher\'s dataset; of a sum or roll-up, the dataset of its lowest vintage. Example: "eco2mix-regional-tr".',
  })
  readonly dataset!: FeedId;

  @PlainField(() => DateTime, {
    description: 'When we fetched it; of a sum or roll-up, the latest of what it is made of.',
  })
  readonly fetchedAt!: number;

  @PlainField(() => String, {
    nullable: true,
    description:
      'Partition and offset, in the log of readings, of what set it (in the log of changes for the country); null ' +
      'for a roll-up, which many readings set, and for a past sum of the country. Example: "courant.readings/7@18244".',
  })
  readonly logPosition!: string | null;

  @PlainField(() => Boolean, { description: 'Whether a simulator published it.' })
  readonly simulated!: boolean;
}

function logPosition({ key: { area, resolution }, setBy }: Chunk, slot: number): string | null {
  const offset = setBy[slot];
  if (!isLeaf(resolution) || offset === NO_OFFSET) return null;
  const partition = isRegionCode(area) ? `${READINGS.name}/${partitionOf(area)}` : `${CHANGES.name}/0`;
  return `${partition}@${offset}`;
}

export const toProvenance = (chunk: Chunk, slot: number, simulated: boolean): Provenance => ({
  dataset: FEED_OF_VINTAGE[vintageOfRank(chunk.vintageRank[slot] ?? 0) ?? 'CONSOLIDATED'],
  fetchedAt: chunk.knownAt[slot] ?? 0,
  logPosition: logPosition(chunk, slot),
  simulated,
});
