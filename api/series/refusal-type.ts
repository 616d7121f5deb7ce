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

const NOTHING_YET = 'Nothing has arrived yet: ask again once the first readings are here.';
const between = ({ from, to }: Range): string => `between ${instantText(from)} and ${instantText(to)}`;

@ObjectType({
  implements: Refusal,
  description: 'Nothing of the range lies in what is covered, or asOf lies before anything was known.',
})
export class OutOfCoverage extends Refusal {
  @PlainField(() => DateTime, {
    description: 'Where what can be asked about begins; where only asOf is too early, the earliest asOf.',
  })
  readonly from: number;

  @PlainField(() => DateTime, { description: 'Where it ends: now.' })
  readonly to: number;

  constructor(message: string, covered: Range) {
    super(covered.from < covered.to ? message : NOTHING_YET);
    this.from = covered.from;
    this.to = covered.to;
  }

  static ofRange(requested: Range, covered: Range): OutOfCoverage {
    const range = `from ${instantText(requested.from)} to ${instantText(requested.to)}`;
    return new OutOfCoverage(`Nothing is covered ${range}: ask ${between(covered)}.`, covered);
  }

  /** @param known from when something was first known until now */
  static ofAsOf(asOf: number, known: Range): OutOfCoverage {
    const message = `Nothing was known as of ${instantText(asOf)}: give an asOf ${between(known)}.`;
    return new OutOfCoverage(message, known);
  }
}
