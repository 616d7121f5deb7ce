import 'reflect-metadata';
import {
  CARBON_FACTORS,
  CARBON_METHODS,
  type CarbonMethod,
  FILIERES,
  type Filiere,
  type MeasureUnit,
} from '@courant/core/domain';
import { Float, ObjectType, registerEnumType } from 'type-graphql';
import { costs } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { enumOf, Measures } from '../scalar/enums.ts';
import { Units } from '../scalar/units.ts';

export const CarbonMethods = enumOf(CARBON_METHODS);

registerEnumType(CarbonMethods, {
  name: 'CarbonMethod',
  description:
    'What counts as emitted. The factors of the two come from sources that count differently: a life cycle may lie below ' +
    'direct, and one must not be subtracted from the other.',
  valuesConfig: {
    DIRECT: {
      description: 'What the plants burn, as RTE counts it; nuclear, wind, solar and hydro emit none.',
    },
    LIFE_CYCLE: {
      description: 'All of the life of plants and fuels: building, fuel supply, operation, dismantling.',
    },
  },
});

@ObjectType({
  description:
    'An estimate of what was emitted for each kWh produced: each filière times its factor, over production. The bounds ' +
    'come from fossil thermal, which is published as gas, coal and oil together: low and central take it for gas, high for coal. ' +
    'So low equals central with every factor in force.',
})
export class CarbonIntensity {
  @PlainField(() => CarbonMethods, { description: 'What counts as emitted.' })
  readonly method!: CarbonMethod;

  @PlainField(() => Float, { description: 'If all fossil thermal were gas. Example: 21.4.' })
  readonly low!: number;

  @PlainField(() => Float, { description: 'By the usual figure of each filière. Example: 21.4.' })
  readonly central!: number;

  @PlainField(() => Float, { description: 'If all fossil thermal were coal. Example: 46.1.' })
  readonly high!: number;

  @PlainField(() => Units, { description: 'Always G_PER_KWH.' })
  readonly unit!: MeasureUnit;

  @PlainField(() => Boolean, {
    description: 'Always true: the publisher gives no rate for a region, so it is computed from factors.',
  })
  readonly estimated!: boolean;

  @PlainField(() => String, {
    description: 'Version of the factors, as in `carbonFactors`. Example: "2026-11-29".',
  })
  readonly factorsVersion!: string;
}

@ObjectType({
  description: 'What a filière emits for each kWh. In every factor in force low equals central.',
})
export class CarbonFactor {
  @PlainField(() => Measures, { description: 'The filière.' })
  readonly measure!: Filiere;

  @PlainField(() => Float, { description: 'The lowest it may be. Example: 429.' })
  readonly low!: number;

  @PlainField(() => Float, { description: 'What is reckoned with. Example: 429.' })
  readonly central!: number;

  @PlainField(() => Float, { description: 'The highest it may be. Example: 986.' })
  readonly high!: number;

  @PlainField(() => Units, { description: 'Always G_PER_KWH: grams of CO2 equivalent for each kWh.' })
  readonly unit!: MeasureUnit;
}

@ObjectType({ description: 'The factors of one method, and for whom they are given.' })
export class CarbonFactors {
  @PlainField(() => CarbonMethods, { description: 'What counts as emitted.' })
  readonly method!: CarbonMethod;

  @PlainField(() => String, {
    description: 'Another version has other figures: the day they were taken over. Example: "2026-11-29".',
  })
  readonly version!: string;

  @PlainField(() => String, {
    description:
      'For whom the figures are given, what they are, and whether they were confirmed at that source.',
  })
  readonly source!: string;

  @PlainField(() => String, { description: 'The page of that source, which need not show these figures.' })
  readonly sourceUrl!: string;

  @PlainField(() => [CarbonFactor], { description: 'One for each filière, in the order of the measures.' })
  @costs(1, FILIERES.length)
  readonly factors!: readonly CarbonFactor[];
}

const UNIT = 'G_PER_KWH';

export const toCarbonFactors = (method: CarbonMethod): CarbonFactors => {
  const { version, source, sourceUrl, grams } = CARBON_FACTORS[method];
  const factors = FILIERES.map((measure) => ({ measure, ...grams[measure], unit: UNIT }) as const);
  return { method, version, source, sourceUrl, factors };
};
