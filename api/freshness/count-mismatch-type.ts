import 'reflect-metadata';
import { regionByInsee, type Vintage } from '@courant/core/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { AreaType, toArea } from '../area/area-type.ts';
import type { SliceMismatch } from '../fetches/publisher-state.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Vintages } from '../scalar/enums.ts';

@ObjectType({
  description:
    'A month of a region whose rows differ from what the publisher counts and sums, though they were fetched again.',
})
export class CountMismatch {
  @Field(() => AreaType, { description: 'The region.' })
  readonly area!: AreaType;

  @Field(() => DateTime, { description: 'Start of the month, in UTC.' })
  readonly from!: number;

  @Field(() => DateTime, { description: 'End of the month, in UTC.' })
  readonly to!: number;

  @Field(() => Vintages, { description: 'What its readings are.' })
  readonly vintage!: Vintage;

  @Field(() => Int, { description: 'Rows that the publisher counts. Example: 1488.' })
  readonly published!: number;

  @Field(() => Int, { name: 'held', description: 'Rows that it gave and that could be read. Example: 1440.' })
  readonly takenRows!: number;

  @Field(() => [String], { description: 'Columns whose sums differ. Example: ["solaire"].' })
  readonly columns!: readonly string[];

  @Field(() => DateTime, { description: 'When we first asked and found it so.' })
  readonly since!: number;
}

export const toCountMismatches = (mismatches: readonly SliceMismatch[]): CountMismatch[] =>
  mismatches.flatMap(({ inseeCode, publishedRows, ...rest }) => {
    const region = regionByInsee(inseeCode);
    return region ? [{ ...rest, area: toArea(region), published: publishedRows }] : [];
  });
