import 'reflect-metadata';
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import { clientError } from '../api-error.ts';
import { Priced } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { roundMw } from '../reading/power.ts';
import { Revision } from '../reading/revision-type.ts';
import { DateTime } from '../scalar/date-time.ts';

const MAX_CHANGES = 1000;
const DEFAULT_CHANGES = 50;

const changeOf = ({ before, after }: Revision): number | null =>
  before === null || after === null ? null : after - before;

/** One from or to "not published" has no size, and comes before all that have. */
const sizeOf = (revision: Revision): number => Math.abs(changeOf(revision) ?? Number.POSITIVE_INFINITY);

function byFallingSize(a: Revision, b: Revision): number {
  const [sizeA, sizeB] = [sizeOf(a), sizeOf(b)];
  return sizeA === sizeB ? b.knownAt - a.knownAt : sizeB - sizeA;
}

@ObjectType({
  description:
    'How the half-hours of one measure were revised. A change is what a value became less what it was.',
})
export class RevisionSummary {
  @PlainField(() => Int, { description: 'Half-hours that hold a reading. Example: 48.' })
  readonly slots: number;

  @PlainField(() => Int, {
    description:
      'Those of them whose number was replaced at least once, by another or by null; a first number replaces none. ' +
      'Example: 48.',
  })
  readonly revised: number;

  readonly #revisions: readonly Revision[];
  /** Those from a number to a number, and the change of each. */
  readonly #changes: readonly { readonly start: number; readonly change: number }[];

  /** @param revisions in order of time */
  constructor(slots: number, revisions: readonly Revision[]) {
    this.slots = slots;
    const replaced = revisions.filter(({ before }) => before !== null);
    this.revised = new Set(replaced.map(({ start }) => start)).size;
    this.#revisions = revisions;
    this.#changes = revisions.flatMap((revision) => {
      const change = changeOf(revision);
      return change === null ? [] : [{ start: revision.start, change }];
    });
  }

  @PlainField(() => Float, {
    nullable: true,
    description: 'Mean size of a change, MW; null where no number became another. Example: 92.',
  })
  get meanAbsoluteChange(): number | null {
    const sum = this.#changes.reduce((total, { change }) => total + Math.abs(change), 0);
    return this.#changes.length === 0 ? null : roundMw(sum / this.#changes.length);
  }

  @PlainField(() => Float, {
    nullable: true,
    description: 'The largest change with its sign, MW. Example: -312.',
  })
  get largestChange(): number | null {
    const largest = this.#largest;
    return largest ? roundMw(largest.change) : null;
  }

  @PlainField(() => DateTime, { nullable: true, description: 'Start of the first half-hour that had it.' })
  get largestAt(): number | null {
    return this.#largest?.start ?? null;
  }

  @Field(() => [Revision], {
    description: 'What was revised, first numbers included, in order of time or of size.',
  })
  @Priced(({ first }: { readonly first: number }) => ({
    own: 1,
    times: Math.min(MAX_CHANGES, Math.max(0, first)),
  }))
  changes(
    @Arg('first', () => Int, {
      defaultValue: DEFAULT_CHANGES,
      description: `At most this many, up to ${MAX_CHANGES}.`,
    })
    first: number,
    @Arg('largestFirst', () => Boolean, {
      defaultValue: false,
      description:
        'Whether the largest change comes first, whatever its sign; before it those from or to "not published", and of ' +
        'equal ones what was learned last.',
    })
    largestFirst: boolean,
  ): Revision[] {
    if (first < 0 || first > MAX_CHANGES)
      throw clientError('BAD_ARGUMENT', `changes(first: ${first}): ask for 0 to ${MAX_CHANGES}.`);
    const inOrder = largestFirst ? [...this.#revisions].sort(byFallingSize) : this.#revisions;
    return inOrder.slice(0, first);
  }

  get #largest() {
    return this.#changes.reduce<{ start: number; change: number } | undefined>(
      (largest, one) => (largest && Math.abs(largest.change) >= Math.abs(one.change) ? largest : one),
      undefined,
    );
  }
}
