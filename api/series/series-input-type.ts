import 'reflect-metadata';
import {
  type AreaCode,
  type CarbonMethod,
  type Measure,
  REGION_CODES,
  type Resolution,
  type Vintage,
} from '@courant/core/domain';
import { Field, InputType, Int } from 'type-graphql';
import { CarbonMethods } from '../carbon/carbon-type.ts';
import { AreaCodes, Measures, Resolutions, Vintages } from '../scalar/enums.ts';
import { type Moment, MomentScalar, NOW } from '../scalar/moment.ts';
import { type View, Views } from './view.ts';

@InputType({ description: 'What to draw: areas by measures over a range.' })
export class SeriesInput {
  @Field(() => [AreaCodes], { defaultValue: REGION_CODES, description: 'Left out: the twelve regions.' })
  readonly areas!: readonly AreaCode[];

  @Field(() => [Measures], { description: 'One series for each in each area. Example: [WIND, SOLAR].' })
  readonly measures!: readonly Measure[];

  @Field(() => MomentScalar, {
    description: 'Start, included; a calendar form is its start. Example: "-P7D".',
  })
  readonly from!: Moment;

  @Field(() => MomentScalar, {
    defaultValue: NOW,
    description: 'End, excluded; a calendar form is its end, so "2024-01" to "2024-01" is January.',
  })
  readonly to!: Moment;

  @Field(() => Resolutions, {
    nullable: true,
    description:
      'Left out: the finest that fits maxPoints; quarter-hours only where all areas asked have them over the whole range ' +
      'and none has anything consolidated in it. Given: bounded by limits alone.',
  })
  readonly resolution?: Resolution | null;

  @Field(() => Int, {
    defaultValue: 750,
    description: 'Points of one series that a resolution left out may give. Example: 400.',
  })
  readonly maxPoints!: number;

  @Field(() => Views, {
    defaultValue: Views.POWER,
    description: 'How to show the measures; CARBON_INTENSITY has POWER alone.',
  })
  readonly view!: View;

  @Field(() => CarbonMethods, {
    defaultValue: CarbonMethods.DIRECT,
    description: 'What counts as emitted, for CARBON_INTENSITY.',
  })
  readonly carbonMethod!: CarbonMethod;

  @Field(() => MomentScalar, {
    nullable: true,
    description:
      'Answer with what was known then, as if nothing had been fetched since; a calendar form is its start. Every day of ' +
      'the range is read, whatever the resolution. Example: "2024-03-01".',
  })
  readonly asOf?: Moment | null;

  @Field(() => Vintages, {
    nullable: true,
    description:
      'Answer with the readings of exactly this vintage, those included that another vintage has replaced; with asOf, those ' +
      'known then. A half-hour of REAL_TIME is the mean of its quarter-hours. Example: REAL_TIME.',
  })
  readonly vintage?: Vintage | null;
}
