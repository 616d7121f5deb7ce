import { AREAS, HOUR, type Lang, parisOffset, vintageOfRank } from '@courant/core/domain';
import { instantText } from '../scalar/date-time.ts';
import { sourceOf } from './credit.ts';
import type { ExportPlan } from './export-plan.ts';
import type { PartRows } from './load-rows.ts';

/** What all rows of an export share. */
export interface ExportTable {
  readonly plan: ExportPlan;
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
}

/** The texts of a row, by the keys of `TEXT_COLUMNS`; those that every row of a part shares come with the part. */
export interface SharedTexts {
  readonly area: string;
  readonly name: string;
  readonly resolution: string;
  readonly source: string;
}

export const langOf = ({ lang }: ExportPlan): Lang => (lang === 'FR' ? 'fr' : 'en');

export const sharedTexts = ({ plan, simulated }: ExportTable, { area }: PartRows): SharedTexts => ({
  area,
  name: AREAS[area].name[langOf(plan)],
  resolution: plan.resolution,
  source: sourceOf(simulated),
});

/** An instant on the clocks of a row. */
export interface ClockTexts {
  /** RFC 3339 in UTC. */
  readonly start: string;
  readonly parisDate: string;
  /** To the minute. */
  readonly parisTime: string;
  /** Of the clock of Paris ahead of UTC: 1 in winter, 2 in summer. */
  readonly parisOffsetHours: number;
}

export function clockTexts(instant: number): ClockTexts {
  const offset = parisOffset(instant);
  const paris = new Date(instant + offset).toISOString();
  return {
    start: instantText(instant),
    parisDate: paris.slice(0, 10),
    parisTime: paris.slice(11, 16),
    parisOffsetHours: offset / HOUR,
  };
}

/** The vintage of a row; null where nothing was published. */
export const vintageAt = ({ vintageRanks }: PartRows, row: number): string | null =>
  vintageOfRank(vintageRanks[row] ?? 0);
