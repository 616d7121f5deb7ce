import {
  CARBON_METHODS,
  type CarbonRange,
  carbonIntensityBy,
  FILIERES,
  type Filiere,
  MEASURE_FACTS,
} from '@courant/core/domain';
import type { MeasureValues } from './reading.ts';

/** What a moment of an area is told by; null is "not published", never 0. */
export interface Figures {
  readonly consumptionMw: number | null;
  readonly productionMw: number | null;
  /** Below zero the area exports. */
  readonly exchangeMw: number | null;
  /** Pumping and batteries together; below zero they take power. */
  readonly storageMw: number;
  /** 0 to 1, of what the filières gave. */
  readonly renewableShare: number | null;
  readonly lowCarbonShare: number | null;
  /** Grams of CO2 equivalent for each kWh produced, of what is burnt. */
  readonly carbon: CarbonRange | null;
}

const [DIRECT] = CARBON_METHODS;
const toCarbon = carbonIntensityBy(DIRECT);
const RENEWABLES = FILIERES.filter((filiere) => MEASURE_FACTS[filiere].renewable);
const LOW_CARBON = FILIERES.filter((filiere) => MEASURE_FACTS[filiere].lowCarbon);

/** The figures of one reading. Shares and carbon need its whole production, as the API's own do. */
export function figuresOf(values: MeasureValues): Figures {
  const isWhole = values.PRODUCTION !== null;
  return {
    consumptionMw: values.CONSUMPTION,
    productionMw: values.PRODUCTION,
    exchangeMw: values.EXCHANGE,
    storageMw: (values.PUMPING ?? 0) + (values.BATTERY_CHARGE ?? 0) + (values.BATTERY_DISCHARGE ?? 0),
    renewableShare: isWhole ? shareOf(RENEWABLES, values) : null,
    lowCarbonShare: isWhole ? shareOf(LOW_CARBON, values) : null,
    carbon: isWhole ? toCarbon(FILIERES.map((filiere) => values[filiere] ?? 0)) : null,
  };
}

/** A filière below zero has no share, and the others share what they gave; null where nothing was given. */
function shareOf(filieres: readonly Filiere[], values: MeasureValues): number | null {
  const givenBy = (each: readonly Filiere[]) =>
    each.reduce((sum, filiere) => sum + Math.max(0, values[filiere] ?? 0), 0);
  const given = givenBy(FILIERES);
  return given === 0 ? null : givenBy(filieres) / given;
}
