import { type AreaCode, type Lang, REGION_CODES, type RegionCode } from './area.ts';

/** What the publisher gives, in the order in which every list of values here keeps it. */
export const PUBLISHED_MEASURES = [
  'CONSUMPTION',
  'NUCLEAR',
  'THERMAL',
  'WIND',
  'SOLAR',
  'HYDRO',
  'BIOENERGY',
  'PUMPING',
  'BATTERY_CHARGE',
  'BATTERY_DISCHARGE',
  'EXCHANGE',
] as const;
/** Every measure: the published ones, then what is derived from them. */
export const MEASURES = [...PUBLISHED_MEASURES, 'PRODUCTION'] as const;
/** The six filières whose sum is PRODUCTION. */
export const FILIERES = ['NUCLEAR', 'THERMAL', 'WIND', 'SOLAR', 'HYDRO', 'BIOENERGY'] as const;

export type PublishedMeasure = (typeof PUBLISHED_MEASURES)[number];
export type Measure = (typeof MEASURES)[number];
export type Filiere = (typeof FILIERES)[number];

/** `POSITIVE` and `NEGATIVE` include zero; the publisher counts what leaves the grid below zero. */
export type Sign = 'POSITIVE' | 'NEGATIVE' | 'BOTH';

export interface MeasureFact {
  /** The publisher's column; null where the measure is derived. */
  readonly field: string | null;
  readonly unit: 'MW';
  readonly sign: Sign;
  readonly label: Readonly<Record<Lang, string>>;
  /** One sentence for the schema: what it is and how its sign reads. */
  readonly description: string;
  /** Near RTE's own colours, for a light ground. */
  readonly colour: string;
  readonly renewable: boolean;
  readonly lowCarbon: boolean;
  /** Regions that have it: a sum is null while one of these has not published it. */
  readonly regions: ReadonlySet<RegionCode>;
}

const ALL_REGIONS: ReadonlySet<RegionCode> = new Set(REGION_CODES);
/** Load factors are published for these and null for the others. */
const WITH_REACTORS: ReadonlySet<RegionCode> = new Set(['CVL', 'NOR', 'HDF', 'GES', 'NAQ', 'OCC', 'ARA']);
/** Where pumping other than zero was seen in the publisher's data. */
const WITH_PUMPS: ReadonlySet<RegionCode> = new Set(['BFC', 'GES', 'BRE', 'OCC', 'ARA']);

const fact = (
  field: string | null,
  sign: Sign,
  fr: string,
  en: string,
  colour: string,
  description: string,
  more: Partial<Pick<MeasureFact, 'renewable' | 'lowCarbon' | 'regions'>> = {},
): MeasureFact => ({
  field,
  unit: 'MW',
  sign,
  label: { fr, en },
  colour,
  description,
  renewable: false,
  lowCarbon: false,
  regions: ALL_REGIONS,
  ...more,
});
const RENEWABLE = { renewable: true, lowCarbon: true } as const;

/** The total table of measures: a measure without an entry does not compile. */
export const MEASURE_FACTS: Readonly<Record<Measure, MeasureFact>> = {
  CONSUMPTION: fact(
    'consommation',
    'POSITIVE',
    'Consommation',
    'Consumption',
    '#1f3b6f',
    'Electricity consumed in the area, grid losses included.',
  ),
  NUCLEAR: fact(
    'nucleaire',
    'POSITIVE',
    'Nucléaire',
    'Nuclear',
    '#f8c300',
    'Nuclear generation; absent where a region has no reactor.',
    { lowCarbon: true, regions: WITH_REACTORS },
  ),
  THERMAL: fact(
    'thermique',
    'POSITIVE',
    'Thermique fossile',
    'Fossil thermal',
    '#f30a0a',
    'Gas, coal and oil generation together.',
  ),
  WIND: fact(
    'eolien',
    'POSITIVE',
    'Éolien',
    'Wind',
    '#74cdb9',
    'Wind generation, on and off shore.',
    RENEWABLE,
  ),
  SOLAR: fact('solaire', 'POSITIVE', 'Solaire', 'Solar', '#f27406', 'Solar generation.', RENEWABLE),
  HYDRO: fact(
    'hydraulique',
    'POSITIVE',
    'Hydraulique',
    'Hydro',
    '#2772b2',
    'Hydro generation, pumped storage included.',
    RENEWABLE,
  ),
  BIOENERGY: fact(
    'bioenergies',
    'POSITIVE',
    'Bioénergies',
    'Bioenergy',
    '#156956',
    'Generation from biomass, biogas and waste.',
    RENEWABLE,
  ),
  PUMPING: fact(
    'pompage',
    'NEGATIVE',
    'Pompage',
    'Pumping',
    '#114774',
    'Power taken by pumped storage: zero or below.',
    { regions: WITH_PUMPS },
  ),
  BATTERY_CHARGE: fact(
    'stockage_batterie',
    'NEGATIVE',
    'Stockage batterie',
    'Battery charge',
    '#7a5ea8',
    'Power taken by batteries: zero or below.',
  ),
  BATTERY_DISCHARGE: fact(
    'destockage_batterie',
    'POSITIVE',
    'Déstockage batterie',
    'Battery discharge',
    '#b08ad9',
    'Power given back by batteries: zero or above.',
  ),
  EXCHANGE: fact(
    'ech_physiques',
    'BOTH',
    'Échanges physiques',
    'Exchange',
    '#969696',
    'Consumption minus generation: below zero the area exports, above zero it imports.',
  ),
  PRODUCTION: fact(
    null,
    'POSITIVE',
    'Production',
    'Production',
    '#3a5f0b',
    'Sum of nuclear, thermal, wind, solar, hydro and bioenergy; null while one that the area has is null.',
  ),
};

/** Whether the area has this measure at all; the country has every one. */
export const hasMeasure = (area: AreaCode, measure: Measure): boolean =>
  area === 'FR' || MEASURE_FACTS[measure].regions.has(area);

/** Place of a measure in every list of all measures. */
export const MEASURE_INDEX = Object.fromEntries(
  MEASURES.map((measure, index) => [measure, index]),
) as Readonly<Record<Measure, number>>;

/** Place of a published measure in a reading's `values`. */
export const PUBLISHED_INDEX = Object.fromEntries(
  PUBLISHED_MEASURES.map((measure, index) => [measure, index]),
) as Readonly<Record<PublishedMeasure, number>>;
const FILIERE_INDEX = FILIERES.map((filiere) => PUBLISHED_INDEX[filiere]);
const LACKS_FILIERE = Object.fromEntries(
  REGION_CODES.map((region) => [region, FILIERES.map((filiere) => !hasMeasure(region, filiere))]),
) as Record<RegionCode, boolean[]>;

/** MW produced by a region's filières; null if one that the region has is not published. */
export function productionMw(region: RegionCode, values: ReadonlyArray<number | null>): number | null {
  let sum = 0;
  for (let i = 0; i < FILIERE_INDEX.length; i++) {
    const mw = values[FILIERE_INDEX[i]] ?? null;
    if (mw !== null) sum += mw;
    else if (!LACKS_FILIERE[region][i]) return null;
  }
  return sum;
}
