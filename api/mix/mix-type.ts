import 'reflect-metadata';
import { FILIERES, type Filiere } from '@courant/core/domain';
import { Float, ObjectType } from 'type-graphql';
import { costs } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Measures } from '../scalar/enums.ts';

@ObjectType({ description: 'What one filière gives to the production of an area.' })
export class MixShare {
  @PlainField(() => Measures, { description: 'The filière.' })
  readonly measure!: Filiere;

  @PlainField(() => Float, { description: 'Mean power, MW. Example: 812.5.' })
  readonly power!: number;

  @PlainField(() => Float, { description: 'Of production, 0 to 1. Example: 0.254.' })
  readonly share!: number;
}

@ObjectType({
  description:
    'What the production of an area is made of, over the half-hours (or quarter-hours) for which it is published; ' +
    'pumping, batteries and exchange are no part of it.',
})
export class Mix {
  @PlainField(() => DateTime, { description: 'Start of what it is taken over.' })
  readonly from!: number;

  @PlainField(() => DateTime, { description: 'End of what it is taken over.' })
  readonly to!: number;

  @PlainField(() => Float, { description: 'Mean production, MW. Example: 3198.5.' })
  readonly production!: number;

  @PlainField(() => [MixShare], {
    description: 'The filières that the area has, in the order of the measures.',
  })
  @costs(1, FILIERES.length)
  readonly shares!: readonly MixShare[];

  @PlainField(() => Float, {
    description: 'Share of wind, solar, hydro and bioenergy, 0 to 1. Example: 0.31.',
  })
  readonly renewableShare!: number;

  @PlainField(() => Float, { description: 'Share of the renewable ones and nuclear, 0 to 1. Example: 0.95.' })
  readonly lowCarbonShare!: number;
}
