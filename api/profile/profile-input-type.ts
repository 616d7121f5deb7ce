import 'reflect-metadata';
import type { AreaCode, Measure } from '@courant/core/domain';
import { Field, InputType, Int } from 'type-graphql';
import { AreaCodes, Measures } from '../scalar/enums.ts';
import { type Moment, MomentScalar, NOW } from '../scalar/moment.ts';
import { type View, Views } from '../series/view.ts';
import { type ProfileBy, ProfileBys } from './profile-key.ts';
import { type DayFilter, type DayKind, DayKinds } from './selected-days.ts';

@InputType({
  description: 'What to take the profile of: areas by measures, over the days of a range that count.',
})
export class ProfileInput implements DayFilter {
  @Field(() => [AreaCodes], { description: 'Where. Example: [FR].' })
  readonly areas!: readonly AreaCode[];

  @Field(() => [Measures], {
    description: 'One profile for each in each area; all but CARBON_INTENSITY. Example: [CONSUMPTION].',
  })
  readonly measures!: readonly Measure[];

  @Field(() => MomentScalar, {
    description: 'Start, included; a calendar form is its start. Example: "-P1Y".',
  })
  readonly from!: Moment;

  @Field(() => MomentScalar, { defaultValue: NOW, description: 'End, excluded; a calendar form is its end.' })
  readonly to!: Moment;

  @Field(() => ProfileBys, { defaultValue: ProfileBys.HOUR_OF_DAY, description: 'What to group by.' })
  readonly by!: ProfileBy;

  @Field(() => DayKinds, { defaultValue: DayKinds.ALL, description: 'Which days count.' })
  readonly days!: DayKind;

  @Field(() => [Int], {
    nullable: true,
    description: 'Which months count, 1 to 12; left out, all. Example: [12, 1, 2] for winter.',
  })
  readonly months?: readonly number[] | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'Which of those days count, by the day of the week: 1 is Monday; left out, all. Example: [7] for Sundays. ' +
      'With WORKDAY, [1] is the Mondays that are no public holiday.',
  })
  readonly weekdays?: readonly number[] | null;

  @Field(() => Views, { defaultValue: Views.POWER, description: 'How to show the measures.' })
  readonly view!: View;
}
