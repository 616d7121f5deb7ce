import { type AreaCode, type Lang, REGION_CODES, type RegionCode } from './area.ts';

/** The measures that the publisher gives. Readings list their values in this order, in the log and in chunks. */
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
/** The measures that chunks store, in the order of their columns. A change of this list changes `CHUNK_FORMAT`. */
export const STORED_MEASURES = [...PUBLISHED_MEASURES, 'PRODUCTION'] as const;
/** Every measure that can be asked for: the stored ones, then those computed from them when queried. */
export const MEASURES = [...STORED_MEASURES, 'CARBON_INTENSITY'] as const;
/** The six filières (kinds of generation) whose sum is PRODUCTION. */
export const FILIERES = ['NUCLEAR', 'THERMAL', 'WIND', 'SOLAR', 'HYDRO', 'BIOENERGY'] as const;

export type PublishedMeasure = (typeof PUBLISHED_MEASURES)[number];
export type StoredMeasure = (typeof STORED_MEASURES)[number];
export type Measure = (typeof MEASURES)[number];
export type Filiere = (typeof FILIERES)[number];

/**
 * `POSITIVE` and `NEGATIVE` include zero; the publisher counts what leaves the grid below zero. `NET` is generation less
 * what its plants use themselves, which falls a little below zero while they stand still.
 */
export type Sign = 'POSITIVE' | 'NEGATIVE' | 'NET' | 'BOTH';

/**
 * How the values of a measure combine. A `MEAN_POWER` sums over areas and averages over time. A `RATIO` does neither: it
 * is computed again from its two terms, after those were combined, and chunks do not store it.
 */
export type Aggregation = 'MEAN_POWER' | 'RATIO';

/** The unit of a measure's values: megawatts, or grams of CO2 equivalent for each kWh produced. */
export type MeasureUnit = 'MW' | 'G_PER_KWH';

export interface MeasureFact {
  /** The publisher's column; null where the measure is derived. */
  readonly field: string | null;
  readonly unit: MeasureUnit;
  readonly aggregation: Aggregation;
  readonly sign: Sign;
  readonly label: Readonly<Record<Lang, string>>;
  /** One sentence for the schema: what the measure is and how its sign reads. */
  readonly description: string;
  readonly renewable: boolean;
  readonly lowCarbon: boolean;
  /** Regions that have it: the country's sum is null while one of these has not published it. */
  readonly regions: ReadonlySet<RegionCode>;
}

const ALL_REGIONS: ReadonlySet<RegionCode> = new Set(REGION_CODES);
/** Regions with reactors: the publisher gives nuclear load factors for these, and null for the others. */
const WITH_REACTORS: ReadonlySet<RegionCode> = new Set(['CVL', 'NOR', 'HDF', 'GES', 'NAQ', 'OCC', 'ARA']);
/** Regions for which the publisher's data holds pumping other than zero. */
const WITH_PUMPS: ReadonlySet<RegionCode> = new Set(['BFC', 'GES', 'BRE', 'OCC', 'ARA']);

/** The fact of a measure that is a mean power over its interval. */
interface PowerFact extends MeasureFact {
  readonly unit: 'MW';
  readonly aggregation: 'MEAN_POWER';
}

const power = (
  field: string | null,
  sign: Sign,
  fr: string,
  en: string,
  description: string,
  more: Partial<Pick<MeasureFact, 'renewable' | 'lowCarbon' | 'regions'>> = {},
): PowerFact => ({
  field,
  unit: 'MW',
  aggregation: 'MEAN_POWER',
  sign,
  label: { fr, en },
  description,
  renewable: false,
  lowCarbon: false,
  regions: ALL_REGIONS,
  ...more,
});
const RENEWABLE = { renewable: true, lowCarbon: true } as const;

/** The total table of measures: a measure without an entry does not compile. */
export const MEASURE_FACTS = {
  CONSUMPTION: power(
    'consommation',
    'POSITIVE',
    'Consommation',
    'Consumption',
    'Electricity consumed in the area, grid losses included.',
  ),
  NUCLEAR: power(
    'nucleaire',
    'NET',
    'Nucléaire',
    'Nuclear',
    'Nuclear generation; 0 where a region has no reactor.',
    { lowCarbon: true, regions: WITH_REACTORS },
  ),
  THERMAL: power(
    'thermique',
    'NET',
    'Thermique fossile',
    'Fossil thermal',
    'Gas, coal and oil generation together.',
  ),
  WIND: power('eolien', 'NET', 'Éolien', 'Wind', 'Wind generation, on and off shore.', RENEWABLE),
  SOLAR: power('solaire', 'NET', 'Solaire', 'Solar', 'Solar generation.', RENEWABLE),
  HYDRO: power(
    'hydraulique',
    'POSITIVE',
    'Hydraulique',
    'Hydro',
    'Hydro generation, pumped storage included.',
    RENEWABLE,
  ),
  BIOENERGY: power(
    'bioenergies',
    'POSITIVE',
    'Bioénergies',
    'Bioenergy',
    'Generation from biomass, biogas and waste.',
    RENEWABLE,
  ),
  PUMPING: power(
    'pompage',
    'NEGATIVE',
    'Pompage',
    'Pumping',
    'Power taken by pumped storage: zero or below.',
    { regions: WITH_PUMPS },
  ),
  BATTERY_CHARGE: power(
    'stockage_batterie',
    'NEGATIVE',
    'Stockage batterie',
    'Battery charge',
    'Power taken by batteries: zero or below.',
  ),
  BATTERY_DISCHARGE: power(
    'destockage_batterie',
    'POSITIVE',
    'Déstockage batterie',
    'Battery discharge',
    'Power given back by batteries: zero or above.',
  ),
  EXCHANGE: power(
    'ech_physiques',
    'BOTH',
    'Échanges physiques',
    'Exchange',
    'Consumption minus generation, pumping and batteries, to some megawatts: below zero the area exports, above zero it imports.',
  ),
  PRODUCTION: power(
    null,
    'NET',
    'Production',
    'Production',
    'Sum of nuclear, thermal, wind, solar, hydro and bioenergy; null while one that the area has is null.',
  ),
  CARBON_INTENSITY: {
    field: null,
    unit: 'G_PER_KWH',
    aggregation: 'RATIO',
    sign: 'POSITIVE',
    label: { fr: 'Intensité carbone', en: 'Carbon intensity' },
    description:
      'Estimated CO2 equivalent emitted for each kWh produced in the area; imports, pumping and batteries are no part of it.',
    renewable: false,
    lowCarbon: false,
    regions: ALL_REGIONS,
  },
} as const satisfies Readonly<Record<Measure, MeasureFact>>;

/** The measures of a table of facts that combine in one way. */
export type MeasuresThat<
  Combine extends Aggregation,
  Facts extends Readonly<Record<string, Pick<MeasureFact, 'aggregation'>>> = typeof MEASURE_FACTS,
> = { [M in keyof Facts]: Facts[M]['aggregation'] extends Combine ? M : never }[keyof Facts];

/** A measure whose values may be summed over areas and averaged over time: to sum a ratio does not compile. */
export type PowerMeasure = MeasuresThat<'MEAN_POWER'>;

/** Whether the area has this measure at all; the country has every one. */
export const hasMeasure = (area: AreaCode, measure: Measure): boolean =>
  area === 'FR' || MEASURE_FACTS[measure].regions.has(area);

const indexIn = <M extends Measure>(measures: readonly M[]): Readonly<Record<M, number>> =>
  Object.fromEntries(measures.map((measure, index) => [measure, index])) as Record<M, number>;

/** Index of a stored measure among the columns of a chunk. */
export const STORED_INDEX = indexIn(STORED_MEASURES);

/** Whether chunks store the measure; else it is computed from those that they store. */
export const isStored = (measure: Measure): measure is StoredMeasure => measure in STORED_INDEX;

/** Index of a published measure in the values of a reading; read them with `publishedMw`. */
export const PUBLISHED_INDEX = indexIn(PUBLISHED_MEASURES);
