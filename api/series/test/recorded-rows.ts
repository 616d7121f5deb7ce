import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type RegionCode, regionByInsee, type Values, type Vintage } from '@courant/core/domain';
import { at, openSettledStore } from './settled-store.ts';

const FOLDER = process.env.COURANT_ODRE_DIR ?? resolve('../shared/odre');
export const PRESENT = existsSync(FOLDER);
if (!PRESENT)
  console.warn(`SKIPPED: answers against recorded data: no folder ${FOLDER} (COURANT_ODRE_DIR names it).`);

/** The publisher's French labels, in the order of `PUBLISHED_MEASURES`. */
const LABELS = [
  'Consommation (MW)',
  'Nucléaire (MW)',
  'Thermique (MW)',
  'Eolien (MW)',
  'Solaire (MW)',
  'Hydraulique (MW)',
  'Bioénergies (MW)',
  'Pompage (MW)',
  'Stockage batterie',
  'Déstockage batterie',
  'Ech. physiques (MW)',
];

export interface Row {
  readonly area: RegionCode;
  readonly start: number;
  readonly time: string;
  readonly values: Values;
}

export function rowsOf(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(join(FOLDER, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\n');
  const labels = head.split(';');
  return lines.map((line) => {
    const cells = new Map(line.split(';').map((cell, i) => [labels[i], cell]));
    const cell = (label: string): string => cells.get(label) ?? '';
    return {
      area: regionByInsee(cell('Code INSEE région')) as RegionCode,
      // One winter's day has no column with its offset.
      start: Date.parse(cell('Date - Heure') || `${cell('Date')}T${cell('Heure')}:00+01:00`),
      time: cell('Heure'),
      values: LABELS.map((label) => (/^-?\d+$/.test(cell(label)) ? Number(cell(label)) : null)),
    };
  });
}

export async function settled(rows: readonly Row[], vintage: Vintage) {
  const settledStore = await openSettledStore();
  for (const area of new Set(rows.map((row) => row.area))) {
    const own = new Map(rows.filter((row) => row.area === area).map((row) => [row.start, row.values]));
    await settledStore.fill(
      area,
      vintage,
      [...own.keys()].sort((a, b) => a - b),
      (start) => own.get(start) as Values,
    );
  }
  await settledStore.asked(at('2023-12-31T23:00:00Z'), at('2024-12-31T23:00:00Z'));
  return settledStore;
}
