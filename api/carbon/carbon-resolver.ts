import 'reflect-metadata';
import { CARBON_METHODS } from '@courant/core/domain';
import { Query, Resolver } from 'type-graphql';
import { costs } from '../limits/price.ts';
import { CarbonFactors, toCarbonFactors } from './carbon-type.ts';

@Resolver()
export class CarbonResolver {
  @Query(() => [CarbonFactors], { description: 'What carbon intensities are computed with, by method.' })
  @costs(1, CARBON_METHODS.length)
  carbonFactors(): CarbonFactors[] {
    return CARBON_METHODS.map(toCarbonFactors);
  }
}
