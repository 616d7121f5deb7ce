import 'reflect-metadata';
import { FILIERES, type Filiere } from '@courant/core/domain';
import { Float, ObjectType } from 'type-graphql';
import { costs } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Measures } from '../scalar/enums.ts';

@ObjectType({ description: 'What one filière gives to the production of an area, or takes from it.' })
export class MixShare {
  @PlainField(() => Measures, { description: 'The filière.' })
  readonly measure!: Filiere;

  @PlainField(() => Float, {
    description: 'Mean power, MW; below zero where its plants took more than they gave. Example: 812.5.',
  })
  readonly power!: number;

  @PlainField(() => Float, {
    description:
      'Of what the filières above zero gave, 0 to 1; 0 for one below zero. But for rounding, the shares sum to 1. ' +
      'Example: 0.254.',
  })
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

  @PlainField(() => Float, {
    description: 'Mean production, MW: the sum of the filières, those below zero included. Example: 3198.5.',
  })
  readonly production!: number;

  @PlainField(() => [MixShare], {
    description: 'The filières that the area has, in the order of the measures.',
  })
  @costs(1, FILIERES.length)
  readonly shares!: readonly MixShare[];

  @PlainField(() => Float, {
    description: 'The shares of wind, solar, hydro and bioenergy together, 0 to 1. Example: 0.31.',
  })
  readonly renewableShare!: number;

  @PlainField(() => Float, {
    description:
      'The shares of the renewable ones and nuclear together, 0 to 1; never below `renewableShare`. Example: 0.95.',
  })
  readonly lowCarbonShare!: number;
}
