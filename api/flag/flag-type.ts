import 'reflect-metadata';
import type { Measure } from '@courant/core/domain';
import { Float, ObjectType, registerEnumType } from 'type-graphql';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Measures } from '../scalar/enums.ts';

export const FlagKinds = { IMPLAUSIBLE: 'IMPLAUSIBLE' } as const;
export type FlagKind = keyof typeof FlagKinds;

registerEnumType(FlagKinds, {
  name: 'FlagKind',
  description: 'What is wrong with published numbers, which are shown as they are.',
  valuesConfig: {
    IMPLAUSIBLE: {
      description:
        'A consumption below 65 % of the median of the lowest ones of the seven days before and after, or above 135 % of ' +
        'the median of their highest ones. Nothing is flagged where fewer than five of these days are known.',
    },
  },
});

@ObjectType({
  description: 'A run of half-hours of one Paris day whose published numbers are not to be trusted.',
})
export class Flag {
  @PlainField(() => DateTime, { description: 'Start of the first one.' })
  readonly start!: number;

  @PlainField(() => DateTime, { description: 'End of the last one.' })
  readonly end!: number;

  @PlainField(() => Measures, {
    description: 'What is wrong. An exchange has the flags of the consumption that it balances.',
  })
  readonly measure!: Measure;

  @PlainField(() => FlagKinds, { description: 'How it is wrong.' })
  readonly kind!: FlagKind;

  @PlainField(() => Float, {
    description: 'The published number of the run that lies furthest off, MW. Example: 926.',
  })
  readonly published!: number;

  @PlainField(() => Float, { description: 'Lowest plausible power, MW. Example: 2651.4.' })
  readonly expectedLow!: number;

  @PlainField(() => Float, { description: 'Highest plausible power, MW. Example: 7923.2.' })
  readonly expectedHigh!: number;
}
