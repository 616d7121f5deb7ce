/** The metropolitan regions by ISO 3166-2 code, without Corsica, which is in neither feed. The order fixes log partitions. */
export const REGION_CODES = [
  'IDF',
  'CVL',
  'BFC',
  'NOR',
  'HDF',
  'GES',
  'PDL',
  'BRE',
  'NAQ',
  'OCC',
  'ARA',
  'PAC',
] as const;
export const AREA_CODES = ['FR', ...REGION_CODES] as const;

export type RegionCode = (typeof REGION_CODES)[number];
export type AreaCode = (typeof AREA_CODES)[number];
export type Lang = 'fr' | 'en';

export interface Area {
  readonly code: AreaCode;
  readonly kind: 'COUNTRY' | 'REGION';
  /** INSEE region code, the publisher's key; null for the country. */
  readonly inseeCode: string | null;
  readonly name: Readonly<Record<Lang, string>>;
  /** Inhabitants (INSEE, 2023 estimate for the regions; the country is their sum, so without Corsica). */
  readonly population: number;
}

const region = (code: RegionCode, inseeCode: string, fr: string, en: string, population: number): Area => ({
  code,
  kind: 'REGION',
  inseeCode,
  name: { fr, en },
  population,
});

const REGIONS: Readonly<Record<RegionCode, Area>> = {
  IDF: region('IDF', '11', 'Île-de-France', 'Île-de-France', 12_395_148),
  CVL: region('CVL', '24', 'Centre-Val de Loire', 'Centre-Val de Loire', 2_564_915),
  BFC: region('BFC', '27', 'Bourgogne-Franche-Comté', 'Burgundy-Franche-Comté', 2_785_393),
  NOR: region('NOR', '28', 'Normandie', 'Normandy', 3_307_286),
  HDF: region('HDF', '32', 'Hauts-de-France', 'Hauts-de-France', 5_987_172),
  GES: region('GES', '44', 'Grand Est', 'Grand Est', 5_542_094),
  PDL: region('PDL', '52', 'Pays de la Loire', 'Pays de la Loire', 3_873_096),
  BRE: region('BRE', '53', 'Bretagne', 'Brittany', 3_402_932),
  NAQ: region('NAQ', '75', 'Nouvelle-Aquitaine', 'Nouvelle-Aquitaine', 6_081_985),
  OCC: region('OCC', '76', 'Occitanie', 'Occitania', 6_053_548),
  ARA: region('ARA', '84', 'Auvergne-Rhône-Alpes', 'Auvergne-Rhône-Alpes', 8_153_233),
  PAC: region('PAC', '93', "Provence-Alpes-Côte d'Azur", "Provence-Alpes-Côte d'Azur", 5_131_187),
};

/** The total table of areas: a code without an entry does not compile. */
export const AREAS: Readonly<Record<AreaCode, Area>> = {
  FR: {
    code: 'FR',
    kind: 'COUNTRY',
    inseeCode: null,
    name: { fr: 'France', en: 'France' },
    population: REGION_CODES.reduce((sum, code) => sum + REGIONS[code].population, 0),
  },
  ...REGIONS,
};

/** The region's partition in the log: its index in the fixed table, IDF 0 to PAC 11. */
export const partitionOf = (code: RegionCode): number => REGION_CODES.indexOf(code);

const BY_INSEE: ReadonlyMap<string | null, RegionCode> = new Map(
  REGION_CODES.map((code) => [REGIONS[code].inseeCode, code]),
);

/** The region with this INSEE code; undefined where none of the twelve has it. */
export const regionByInsee = (inseeCode: string): RegionCode | undefined => BY_INSEE.get(inseeCode);

export const isAreaCode = (text: string): text is AreaCode => Object.hasOwn(AREAS, text);
export const isRegionCode = (code: AreaCode): code is RegionCode => code !== 'FR';
