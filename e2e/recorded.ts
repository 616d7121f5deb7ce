import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PublishedMeasure } from '@courant/core/domain';
import { repoRoot } from '@courant/core/run';
import type { RawRow } from '@courant/simulator';
import { beforeEach } from 'vitest';

const FOLDER = resolve(repoRoot(), process.env.COURANT_ODRE_DIR ?? '../shared/odre');

/** Skips each test of a file, with a reason, where the recorded answers of the publisher are missing. */
export function skipWithoutRecordedAnswers(): void {
  const why = `no recorded publisher answers in ${FOLDER}; set COURANT_ODRE_DIR to test against them`;
  beforeEach(({ skip }) => skip(!existsSync(FOLDER), why));
}

/** The publisher's columns, written down again: the line's own table is under test. */
export const PUBLISHER_COLUMN: Readonly<Record<PublishedMeasure, string>> = {
  CONSUMPTION: 'consommation',
  NUCLEAR: 'nucleaire',
  THERMAL: 'thermique',
  WIND: 'eolien',
  SOLAR: 'solaire',
  HYDRO: 'hydraulique',
  BIOENERGY: 'bioenergies',
  PUMPING: 'pompage',
  BATTERY_CHARGE: 'stockage_batterie',
  BATTERY_DISCHARGE: 'destockage_batterie',
  EXCHANGE: 'ech_physiques',
};

/** Labels of an export with `use_labels=true`, and the columns they name; other columns are ignored. */
const COLUMN_OF_LABEL: Readonly<Record<string, string>> = {
  'Code INSEE région': 'code_insee_region',
  Région: 'libelle_region',
  Nature: 'nature',
  Date: 'date',
  Heure: 'heure',
  'Date - Heure': 'date_heure',
  'Consommation (MW)': PUBLISHER_COLUMN.CONSUMPTION,
  'Nucléaire (MW)': PUBLISHER_COLUMN.NUCLEAR,
  'Thermique (MW)': PUBLISHER_COLUMN.THERMAL,
  'Eolien (MW)': PUBLISHER_COLUMN.WIND,
  'Solaire (MW)': PUBLISHER_COLUMN.SOLAR,
  'Hydraulique (MW)': PUBLISHER_COLUMN.HYDRO,
  'Bioénergies (MW)': PUBLISHER_COLUMN.BIOENERGY,
  'Pompage (MW)': PUBLISHER_COLUMN.PUMPING,
  'Stockage batterie': PUBLISHER_COLUMN.BATTERY_CHARGE,
  'Déstockage batterie': PUBLISHER_COLUMN.BATTERY_DISCHARGE,
  'Ech. physiques (MW)': PUBLISHER_COLUMN.EXCHANGE,
};
const TEXT_COLUMNS = new Set([
  'code_insee_region',
  'libelle_region',
  'nature',
  'date',
  'heure',
  'date_heure',
]);
/** The consolidated feed publishes wind as text. */
const NUMBERS_AS_TEXT = new Set([PUBLISHER_COLUMN.WIND]);

type Cells = Record<string, string | number | null>;

function cellOf(column: string, text: string): string | number | null {
  if (TEXT_COLUMNS.has(column) || NUMBERS_AS_TEXT.has(column)) return text;
  return text === '' ? null : Number(text);
}

function recordedCells(file: string): Cells[] {
  const [head = '', ...lines] = readFileSync(resolve(FOLDER, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(';').map((label) => COLUMN_OF_LABEL[label]);
  return lines.map((line) => {
    const texts = line.split(';');
    return Object.fromEntries(
      columns.flatMap((column, i) => (column ? [[column, cellOf(column, texts[i] ?? '')] as const] : [])),
    );
  });
}

/** 12 regions by 48 half-hours of 18 January 2024. The file has no `nature` and no `date_heure`; Paris is at UTC+1. */
export const recordedDay = (nature: string): RawRow[] =>
  recordedCells('regional_12-regions_2024-01-18_half-hour.csv').map((cells) => ({
    ...cells,
    nature,
    code_insee_region: String(cells.code_insee_region),
    date_heure: `${cells.date}T${cells.heure}:00+01:00`,
  }));

/** Hauts-de-France, 2024, consolidated: 17,568 rows with both changes of the clock. */
export const recordedYear = (): RawRow[] =>
  recordedCells('regional-cons-def_hauts-de-france_2024.csv') as RawRow[];

/** A page of real time as published, 12 regions by 2 slots, with its types of JSON. */
export const recordedPage = (): RawRow[] =>
  (
    JSON.parse(readFileSync(resolve(FOLDER, 'regional-tr_2026-08-27_records-page.json'), 'utf8')) as {
      results: RawRow[];
    }
  ).results;
