import 'reflect-metadata';
import type { AreaCode, Measure } from '@courant/core/domain';
import { Float, Int, ObjectType } from 'type-graphql';
import { AreaType, toArea } from '../area/area-type.ts';
import { Figures } from '../column/figures.ts';
import { costs, costsPerPoint } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { quantileOf } from '../profile/group.ts';
import { KEY_FACTS, type ProfileBy, ProfileBys } from '../profile/profile-key.ts';
import { NumberColumn } from '../scalar/column.ts';
import { Measures } from '../scalar/enums.ts';
import { type KeyErrors, ratioOf, settlingDays } from './estimate-error.ts';
import type { EstimatePairs } from './estimate-pairs.ts';

/** What an estimate quality is of. */
export interface EstimateFrame {
  readonly area: AreaCode;
  readonly measure: Measure;
  readonly by: ProfileBy | null;
}

const PERCENT = 100;
const WITHOUT = 'null where there is no pair';

@ObjectType({
  description:
    'How good the real-time figures of one measure in one area were, by keys; columns run along `keys`, or have one number. ' +
    'A pair is a half-hour that was metered since, and of which both quarter-hours were published in real time, as they stood ' +
    'at last; of the country, one that all its regions with the measure have. An error is what was metered less the estimate.',
})
export class EstimateQuality {
  readonly #frame: EstimateFrame;
  readonly #pairs: EstimatePairs;
  readonly #errors: readonly KeyErrors[];

  constructor(frame: EstimateFrame, pairs: EstimatePairs, errors: readonly KeyErrors[]) {
    this.#frame = frame;
    this.#pairs = pairs;
    this.#errors = errors;
  }

  @PlainField(() => AreaType, { description: 'Where.' })
  get area(): AreaType {
    return toArea(this.#frame.area);
  }

  @PlainField(() => Measures, { description: 'What.' })
  get measure(): Measure {
    return this.#frame.measure;
  }

  @PlainField(() => ProfileBys, { nullable: true, description: 'What it is grouped by, if by anything.' })
  get by(): ProfileBy | null {
    return this.#frame.by;
  }

  @PlainField(() => [Int], {
    nullable: true,
    description: 'All keys of the grouping, rising; null without one. Example: [1, 2, 3, 4, 5, 6, 7].',
  })
  @costsPerPoint(1, 1)
  get keys(): readonly number[] | null {
    const { by } = this.#frame;
    return by && KEY_FACTS[by].keys;
  }

  @PlainField(() => Int, { description: 'Pairs, of all keys together. Example: 4416.' })
  get slots(): number {
    return this.#errors.reduce((slots, { count }) => slots + count, 0);
  }

  @PlainField(() => NumberColumn, { description: 'Pairs of each key; 0 is none. Example: [184, 0].' })
  @costsPerPoint(1, 1)
  get slotsOfKeys(): Figures {
    return this.#column(({ count }) => count);
  }

  @PlainField(() => NumberColumn, {
    description: `Mean error, MW: above zero, real time was too low; ${WITHOUT}. Example: [-12.4, null].`,
  })
  @costsPerPoint(1, 1)
  get meanError(): Figures {
    return this.#column(({ sum, count }) => ratioOf(sum, count));
  }

  @PlainField(() => NumberColumn, { description: `Mean size of an error, MW; ${WITHOUT}. Example: [92.1].` })
  @costsPerPoint(1, 1)
  get meanAbsoluteError(): Figures {
    return this.#column(({ absoluteSum, count }) => ratioOf(absoluteSum, count));
  }

  @PlainField(() => NumberColumn, {
    description: `What 95 % of the errors are no larger than, MW, interpolated between two of them; ${WITHOUT}. Example: [240.5].`,
  })
  @costsPerPoint(1, 1)
  get p95AbsoluteError(): Figures {
    return this.#column((errors) => quantileOf(errors, 0.95));
  }

  @PlainField(() => NumberColumn, {
    description:
      'The sum of the errors in percent of the sum of what was metered, its signs left out; null where that is zero, or ' +
      'there is no pair. Example: [-0.2].',
  })
  @costsPerPoint(1, 1)
  get meanErrorPercent(): Figures {
    return this.#column(({ sum, meteredSum }) => ratioOf(sum, meteredSum, PERCENT));
  }

  @PlainField(() => NumberColumn, {
    description: 'The same of the sizes of the errors. Example: [1.7].',
  })
  @costsPerPoint(1, 1)
  get meanAbsoluteErrorPercent(): Figures {
    return this.#column(({ absoluteSum, meteredSum }) => ratioOf(absoluteSum, meteredSum, PERCENT));
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Days from the end of a half-hour until we fetched a metered figure of it, the median of all pairs; null without one. ' +
      'Example: 104.3.',
  })
  @costs(5)
  get medianSettlingDays(): number | null {
    return quantileOf({ numbers: settlingDays(this.#pairs) }, 0.5);
  }

  #column(figureOf: (errors: KeyErrors) => number | null): Figures {
    return Figures.from(this.#errors.map(figureOf));
  }
}
