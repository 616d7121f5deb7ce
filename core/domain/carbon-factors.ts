import type { Filiere } from './measure.ts';

/** What counts as emitted: what the plants burn, or all that comes before and after as well. */
export const CARBON_METHODS = ['DIRECT', 'LIFE_CYCLE'] as const;
export type CarbonMethod = (typeof CARBON_METHODS)[number];

/** Grams of CO2 equivalent for each kWh; low <= central <= high. */
export interface CarbonRange {
  readonly low: number;
  readonly central: number;
  readonly high: number;
}

/** The factors of one method, as given for their source, with one digit after the point at most. */
export interface CarbonFactorTable {
  /** Day on which the figures were taken over: another version has other figures. */
  readonly version: string;
  readonly source: string;
  readonly sourceUrl: string;
  readonly grams: Readonly<Record<Filiere, CarbonRange>>;
}

/** A filière with one figure. */
const one = (grams: number): CarbonRange => ({ low: grams, central: grams, high: grams });

/**
 * Fossil thermal is published as gas, coal and oil together. Most of it is gas, so gas is its central figure and its lowest;
 * coal is its highest, and oil lies between.
 */
const fossil = ({ gas, coal }: { gas: number; coal: number }): CarbonRange => ({
  low: gas,
  central: gas,
  high: coal,
});

/** The factors in force. How far each figure could be confirmed is in docs/decisions/046-carbon-is-estimated.md. */
export const CARBON_FACTORS: Readonly<Record<CarbonMethod, CarbonFactorTable>> = {
  DIRECT: {
    version: '2026-11-29',
    source:
      'as given for RTE, éCO2mix, CO2 emitted by combustion, by kind of plant; not confirmed at the source',
    sourceUrl: 'https://www.rte-france.com/eco2mix/les-emissions-de-co2-par-kwh-produit-en-france',
    grams: {
      NUCLEAR: one(0),
      THERMAL: fossil({ gas: 429, coal: 986 }),
      WIND: one(0),
      SOLAR: one(0),
      HYDRO: one(0),
      BIOENERGY: one(494),
    },
  },
  LIFE_CYCLE: {
    version: '2026-11-29',
    source:
      'as given for ADEME, Base Carbone, electricity by means of generation; not confirmed at the source',
    sourceUrl: 'https://prod-basecarbonesolo.ademe-dri.fr/documentation/UPLOAD_DOC_FR/electricite.htm',
    grams: {
      NUCLEAR: one(6),
      THERMAL: fossil({ gas: 406, coal: 1038 }),
      WIND: one(7.3),
      SOLAR: one(55),
      HYDRO: one(4),
      BIOENERGY: one(24),
    },
  },
};
