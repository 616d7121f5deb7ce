import 'reflect-metadata';
import { type Measure, STORED_MEASURES, type Vintage, vintageOfRank } from '@courant/core/domain';
import { Float, ObjectType } from 'type-graphql';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Measures, Vintages } from '../scalar/enums.ts';
import { roundMw } from './power.ts';
import type { SlotState } from './slot-history.ts';

@ObjectType({ description: 'One number that another replaced in a slot.' })
export class Revision {
  @PlainField(() => DateTime, { description: 'Start of the slot.' })
  readonly start!: number;

  @PlainField(() => Measures, { description: 'Which measure moved.' })
  readonly measure!: Measure;

  @PlainField(() => Float, {
    nullable: true,
    description: 'What it was, MW; null was "not published". Example: 5310.',
  })
  readonly before!: number | null;

  @PlainField(() => Float, { nullable: true, description: 'What it became, MW. Example: 5497.' })
  readonly after!: number | null;

  @PlainField(() => Vintages, { description: 'Vintage of what it became.' })
  readonly vintage!: Vintage;

  @PlainField(() => DateTime, { description: 'When we fetched what it became.' })
  readonly knownAt!: number;
}

const rounded = (mw: number | null): number | null => (mw === null ? null : roundMw(mw));

function revisionsBetween(start: number, from: SlotState, to: SlotState): Revision[] {
  const { knownAt, vintageRank } = to;
  const vintage = vintageOfRank(vintageRank);
  if (!vintage) return [];
  return STORED_MEASURES.flatMap((measure): Revision[] => {
    const [before, after] = [from.values[measure], to.values[measure]];
    if (before === after) return [];
    return [{ start, measure, before: rounded(before), after: rounded(after), vintage, knownAt }];
  });
}

/** What changed from each state of a slot to the next, in order; a state that changes no number is no revision. */
export const toRevisions = (start: number, states: readonly SlotState[]): Revision[] =>
  states.flatMap((state, i) => {
    const next = states[i + 1];
    return next ? revisionsBetween(start, state, next) : [];
  });
