import 'reflect-metadata';
import type { AreaCode, Measure } from '@courant/core/domain';
import { Args, ArgsType, Field, Float, Resolver, Root, Subscription } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { AreaCodes, Measures } from '../scalar/enums.ts';
import { openThreshold, type ThresholdRequest } from './open-threshold.ts';
import { ThresholdEvent } from './threshold-type.ts';

@ArgsType()
class ThresholdArguments implements ThresholdRequest {
  @Field(() => AreaCodes, { description: 'Where.' })
  readonly area!: AreaCode;

  @Field(() => Measures, { description: 'What: all but CARBON_INTENSITY.' })
  readonly measure!: Measure;

  @Field(() => Float, { description: 'The threshold, MW. Example: 80000.' })
  readonly threshold!: number;

  @Field(() => Float, {
    defaultValue: 0,
    description:
      'How far beyond the threshold the measure must come to have crossed it, MW: with 500, above 80500 and below 79500. ' +
      'Example: 500.',
  })
  readonly hysteresis!: number;
}

@Resolver()
export class ThresholdResolver {
  @Subscription(() => ThresholdEvent, {
    description:
      'Each crossing of a threshold from now on, in the order of the slots: quarter-hours of a region, half-hours of the ' +
      'country. The present side is no event; neither is a later revision of a slot, nor a slot without a number.',
    subscribe: ({ context, args }) =>
      openThreshold((context as ApiContext).live, args as unknown as ThresholdArguments),
  })
  thresholdCrossed(
    @Root() event: ThresholdEvent,
    @Args(() => ThresholdArguments) _args: ThresholdArguments,
  ): ThresholdEvent {
    return event;
  }
}
