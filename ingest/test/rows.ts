import { AREAS, parisTime, parisWallClock, type RegionCode } from '@courant/core/domain';
import type { Row } from '../decode/raw-row.ts';

const NATURE = {
  REAL_TIME: 'Données temps réel',
  CONSOLIDATED: 'Données consolidées',
  DEFINITIVE: 'Données définitives',
} as const;

/** A row as the publisher's JSON has it; `more` replaces or adds columns. */
export function publisherRow(
  area: RegionCode,
  start: number,
  vintage: keyof typeof NATURE,
  more: Row = {},
): Row {
  return {
    code_insee_region: AREAS[area].inseeCode,
    libelle_region: AREAS[area].name.fr,
    nature: NATURE[vintage],
    date: parisWallClock(start).toISOString().slice(0, 10),
    heure: parisTime(start),
    date_heure: new Date(start).toISOString().replace('.000Z', '+00:00'),
    consommation: 4230,
    thermique: 20,
    nucleaire: 4823,
    eolien: 82,
    solaire: 1014,
    hydraulique: 31,
    pompage: '0',
    bioenergies: 50,
    ech_physiques: -1789,
    stockage_batterie: '0',
    destockage_batterie: '0',
    tco_eolien: 1.94,
    tch_nucleaire: null,
    column_68: null,
    ...more,
  };
}

export const realTime = (area: RegionCode, start: number, more: Row = {}): Row =>
  publisherRow(area, start, 'REAL_TIME', more);

/** A list in a list, so many levels deep: JSON.parse reads more levels than JSON.stringify writes. */
export const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
