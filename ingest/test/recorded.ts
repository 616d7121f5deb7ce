import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Row } from '../decode/raw-row.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = resolve(ROOT, process.env.COURANT_ODRE_DIR ?? '../shared/odre');

/** Whether recorded answers of the publisher are available; a warning says where they are not. */
export const isRecorded = existsSync(FOLDER);
if (!isRecorded) {
  console.warn(
    `SKIPPED: no recorded publisher answers in ${FOLDER}; set COURANT_ODRE_DIR to test against them.`,
  );
}

export const recordedText = (file: string): string =>
  readFileSync(resolve(FOLDER, file), 'utf8').replace(/^\uFEFF/, '');

/** The publisher's labels in an export with `use_labels=true`, and the columns they name. */
const COLUMN: Readonly<Record<string, string>> = {
  'Code INSEE région': 'code_insee_region',
  Région: 'libelle_region',
  Nature: 'nature',
  Date: 'date',
  Heure: 'heure',
  'Date - Heure': 'date_heure',
  'Consommation (MW)': 'consommation',
  'Thermique (MW)': 'thermique',
  'Nucléaire (MW)': 'nucleaire',
  'Eolien (MW)': 'eolien',
  'Solaire (MW)': 'solaire',
  'Hydraulique (MW)': 'hydraulique',
  'Pompage (MW)': 'pompage',
  'Bioénergies (MW)': 'bioenergies',
  'Ech. physiques (MW)': 'ech_physiques',
  'Stockage batterie': 'stockage_batterie',
  'Déstockage batterie': 'destockage_batterie',
  'Eolien terrestre': 'eolien_terrestre',
  'Eolien offshore': 'eolien_offshore',
};
/** Columns that the consolidated dataset gives as numbers; it gives the rest as text. */
const NUMBERS = new Set([
  'consommation',
  'thermique',
  'nucleaire',
  'solaire',
  'hydraulique',
  'pompage',
  'bioenergies',
  'ech_physiques',
]);

const columnOf = (label: string): string =>
  COLUMN[label] ?? label.toLowerCase().replace(' (%)', '').replace('é', 'e').replace(' ', '_');

function cell(column: string, text: string): unknown {
  if (text === '') return null;
  return NUMBERS.has(column) ? Number(text) : text;
}

/** The rows of a recorded CSV in the form the JSON API gives them. */
export function recordedRows(file: string): Row[] {
  const [head, ...lines] = recordedText(file).trim().split(/\r?\n/);
  const columns = (head ?? '').split(';').map(columnOf);
  return lines.map((line) => {
    const cells = line.split(';');
    return Object.fromEntries(columns.map((column, i) => [column, cell(column, cells[i] ?? '')]));
  });
}
