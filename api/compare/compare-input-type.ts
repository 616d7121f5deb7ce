import 'reflect-metadata';
import type { AreaCode, CarbonMethod, Measure, Resolution } from '@courant/core/domain';
import { Field, InputType, Int } from 'type-graphql';
import { CarbonMethods } from '../carbon/carbon-type.ts';
import { AreaCodes, Measures, Resolutions } from '../scalar/enums.ts';
import { type Moment, MomentScalar } from '../scalar/moment.ts';
import { type View, Views } from '../series/view.ts';
import { type Align, Aligns } from './align.ts';

@InputType({
  description: 'What to compare: areas by measures over a period, beside as many buckets of another.',
})
export class CompareInput {
  @Field(() => [AreaCodes], { description: 'Where. Example: [FR].' })
  readonly areas!: readonly AreaCode[];

  @Field(() => [Measures], { description: 'One comparison for each in each area. Example: [CONSUMPTION].' })
  readonly measures!: readonly Measure[];

  @Field(() => MomentScalar, {
    description: 'Start of the period, included; a calendar form is its start. Example: "2024-01".',
  })
  readonly from!: Moment;

  @Field(() => MomentScalar, {
    description: 'End of the period, excluded; a calendar form is its end. Example: "2024-03".',
  })
  readonly to!: Moment;

  @Field(() => MomentScalar, {
    description: 'Start of the other period, which may be earlier or later. Example: "2023-01".',
  })
  readonly against!: Moment;

  @Field(() => Aligns, { defaultValue: Aligns.CALENDAR, description: 'How the buckets of both are paired.' })
  readonly align!: Align;

  @Field(() => Resolutions, {
    nullable: true,
    description:
      'Left out: the finest that fits maxPoints, half-hours at most. Given: bounded by limits alone.',
  })
  readonly resolution?: Resolution | null;

  @Field(() => Int, {
    defaultValue: 750,
    description: 'Points of one column that a resolution left out may give. Example: 400.',
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
}
