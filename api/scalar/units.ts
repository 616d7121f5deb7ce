import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

export const Units = {
  MW: 'MW',
  MWH: 'MWH',
  PERCENT: 'PERCENT',
  W_PER_PERSON: 'W_PER_PERSON',
  G_PER_KWH: 'G_PER_KWH',
} as const;
export type Unit = keyof typeof Units;

registerEnumType(Units, {
  name: 'Unit',
  description: 'Unit of numbers.',
  valuesConfig: {
    MW: { description: 'Megawatts.' },
    MWH: { description: 'Megawatt-hours.' },
    PERCENT: { description: 'Percent, 0 to 100 and beyond.' },
    W_PER_PERSON: { description: 'Watts by inhabitant.' },
    G_PER_KWH: { description: 'Grams of CO2 equivalent for each kWh produced.' },
  },
});
