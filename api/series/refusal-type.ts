import 'reflect-metadata';
import type { Resolution } from '@courant/core/domain';
import { Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Range } from '../column/range.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime, instantText } from '../scalar/date-time.ts';
import { Resolutions } from '../scalar/enums.ts';
import type { TooManyPoints } from './choose-resolution.ts';

/** An expected refusal: data with a way out, not an error. */
@InterfaceType({ description: 'A question that cannot be answered as it was asked, and the way out.' })
export abstract class Refusal {
  @PlainField(() => String, { description: 'A sentence for whoever asked.' })
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

@ObjectType({
  implements: Refusal,
  description: 'More points than are allowed: ask for fewer areas, less time, or coarser.',
})
export class RangeTooLarge extends Refusal {
  @PlainField(() => Int, { description: 'Points of one series over the range. Example: 35136.' })
  readonly points: number;

  @PlainField(() => Int, {
    description: 'Points allowed for one series of this question. Example: 20000.',
  })
  readonly maxPoints: number;

  @PlainField(() => Resolutions, {
    nullable: true,
    description: 'The finest resolution that fits and is not too costly; null where none is.',
  })
  readonly suggestedResolution: Resolution | null;

  @PlainField(() => DateTime, {
    nullable: true,
    description: 'The latest `to` that fits at the resolution met and is not too costly.',
  })
  readonly suggestedTo: number | null;

  constructor({ resolution, points, maxPoints, suggestedResolution, suggestedTo }: TooManyPoints) {
    const reason = `${points} points a series at ${resolution}, where ${maxPoints} are allowed`;
    super(`${reason}. ${suggestion(maxPoints, suggestedResolution, suggestedTo)}`);
    this.points = points;
    this.maxPoints = maxPoints;
    this.suggestedResolution = suggestedResolution;
    this.suggestedTo = suggestedTo;
  }
}

function suggestion(maxPoints: number, resolution: Resolution | null, to: number | null): string {
  if (maxPoints < 1)
    return 'The other series of this question have taken what one may have: ask for this one by itself.';
  const choices = [resolution && `for ${resolution}`, to !== null && `up to ${instantText(to)}`].filter(
    Boolean,
  );
  return `Ask ${choices.join(', or ') || 'for fewer areas, measures or fields'}.`;
}

@ObjectType({ implements: Refusal, description: 'Nothing of the range lies in what is covered.' })
export class OutOfCoverage extends Refusal {
  @PlainField(() => DateTime, { description: 'Where what can be asked about begins.' })
  readonly from: number;

  @PlainField(() => DateTime, { description: 'Where it ends: now.' })
  readonly to: number;

  constructor(requested: Range, covered: Range) {
    super(
      covered.from < covered.to
        ? `Nothing is covered from ${instantText(requested.from)} to ${instantText(requested.to)}: ask between ` +
            `${instantText(covered.from)} and ${instantText(covered.to)}.`
        : 'Nothing has arrived yet: ask again once the first readings are here.',
    );
    this.from = covered.from;
    this.to = covered.to;
  }
}
