/** Columns of the two datasets in published order, with their types as the publisher has them, oddities included. */

import { FEED_FACTS, FEED_OF_VINTAGE } from '@courant/core/domain';

export const REAL_TIME = FEED_OF_VINTAGE.REAL_TIME;
export const CONSOLIDATED = FEED_OF_VINTAGE.CONSOLIDATED;
export type DatasetId = typeof REAL_TIME | typeof CONSOLIDATED;

export const Nature = {
  realTime: 'Données temps réel',
  consolidated: 'Données consolidées',
  definitive: 'Données définitives',
} as const;

export type ColumnType = 'text' | 'int' | 'double' | 'datetime' | 'date';

export interface Column {
  name: string;
  /** French label, the header of a labelled CSV. */
  label: string;
  type: ColumnType;
}

export interface Dataset {
  id: DatasetId;
  title: string;
  stepMinutes: 15 | 30;
  columns: readonly Column[];
}

type ColumnFact = readonly [name: string, label: string, type: ColumnType];

const KEYS: readonly ColumnFact[] = [
  ['code_insee_region', 'Code INSEE région', 'text'],
  ['libelle_region', 'Région', 'text'],
  ['nature', 'Nature', 'text'],
  ['date', 'Date', 'date'],
  ['heure', 'Heure', 'text'],
  ['date_heure', 'Date - Heure', 'datetime'],
];

const POWER: readonly ColumnFact[] = [
  ['consommation', 'Consommation (MW)', 'int'],
  ['thermique', 'Thermique (MW)', 'int'],
  ['nucleaire', 'Nucléaire (MW)', 'int'],
  ['eolien', 'Eolien (MW)', 'int'],
  ['solaire', 'Solaire (MW)', 'int'],
  ['hydraulique', 'Hydraulique (MW)', 'int'],
  ['pompage', 'Pompage (MW)', 'int'],
  ['bioenergies', 'Bioénergies (MW)', 'int'],
  ['ech_physiques', 'Ech. physiques (MW)', 'int'],
  ['stockage_batterie', 'Stockage batterie', 'int'],
  ['destockage_batterie', 'Déstockage batterie', 'int'],
];

const POWER_COLUMNS: ReadonlySet<string> = new Set(POWER.map(([name]) => name));
/** Whether a column holds a measure, rather than a key or a rate. */
export const isPowerColumn = (name: string): boolean => POWER_COLUMNS.has(name);

const WIND_SPLIT: readonly ColumnFact[] = [
  ['eolien_terrestre', 'Eolien terrestre', 'text'],
  ['eolien_offshore', 'Eolien offshore', 'text'],
];

/** Filières that have a share of consumption (`tco_`) and a load factor (`tch_`), with their label. */
export const RATED = {
  thermique: 'Thermique',
  nucleaire: 'Nucléaire',
  eolien: 'Eolien',
  solaire: 'Solaire',
  hydraulique: 'Hydraulique',
  bioenergies: 'Bioénergies',
} as const;

export type RatedField = keyof typeof RATED;
export const RATED_FIELDS = Object.keys(RATED) as RatedField[];

function rates(type: ColumnType): ColumnFact[] {
  return Object.entries(RATED).flatMap(([field, label]): ColumnFact[] => [
    [`tco_${field}`, `TCO ${label} (%)`, type],
    [`tch_${field}`, `TCH ${label} (%)`, type],
  ]);
}

/** Columns that real time publishes as text and consolidated data as numbers; wind is the reverse. */
const TEXT_IN_REAL_TIME = new Set(['pompage', 'stockage_batterie', 'destockage_batterie']);
const TEXT_IN_CONSOLIDATED = new Set(['eolien']);

function retyped(facts: readonly ColumnFact[], asText: ReadonlySet<string>): ColumnFact[] {
  return facts.map(([name, label, type]) => [name, label, asText.has(name) ? 'text' : type]);
}

const REAL_TIME_FACTS = [...KEYS, ...retyped(POWER, TEXT_IN_REAL_TIME), ...rates('double')];
const CONSOLIDATED_FACTS = [
  ...KEYS,
  ...retyped(POWER, TEXT_IN_CONSOLIDATED),
  ...WIND_SPLIT,
  ...rates('text'),
];

/** The dataset as it is at `now`; null for an unknown id. Only the useless column depends on the clock. */
export function datasetOf(id: string, now: number): Dataset | null {
  if (id === REAL_TIME) {
    return toDataset(id, 'éCO2mix régional temps réel', [...REAL_TIME_FACTS, uselessColumn(now, 68)]);
  }
  if (id === CONSOLIDATED) {
    const facts = [...CONSOLIDATED_FACTS, uselessColumn(now, 30)];
    return toDataset(id, 'éCO2mix régional consolidé et définitif', facts);
  }
  return null;
}

function toDataset(id: DatasetId, title: string, facts: ColumnFact[]): Dataset {
  const { stepMinutes } = FEED_FACTS[id];
  return { id, title, stepMinutes, columns: facts.map(([name, label, type]) => ({ name, label, type })) };
}

/** An always-null column that the publisher never removed; its name changes with the export, here each month. */
function uselessColumn(now: number, usual: number): ColumnFact {
  const number = new Date(now).getUTCMonth() % 3 === 1 ? usual : 64;
  return [`column_${number}`, `Column ${number}`, 'text'];
}
