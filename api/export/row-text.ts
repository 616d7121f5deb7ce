import { AREAS, DAY, HOUR, type Lang, MINUTE, parisOffset, vintageOfRank } from '@courant/core/domain';
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

const MINUTES_IN_DAY = DAY / MINUTE;
/** "00:00" to "23:59". */
const TIME_TEXTS = Array.from({ length: MINUTES_IN_DAY }, (_, minute) =>
  new Date(minute * MINUTE).toISOString().slice(11, 16),
);
const timeText = (instant: number): string => TIME_TEXTS[(instant / MINUTE) % MINUTES_IN_DAY] ?? '';

/** The date of an instant in UTC, printed once for the rows of a day that follow one another. */
class DateText {
  #day = Number.NaN;
  #text = '';

  of(instant: number): string {
    const day = Math.floor(instant / DAY);
    if (day !== this.#day) this.#text = new Date(instant).toISOString().slice(0, 10);
    this.#day = day;
    return this.#text;
  }
}

/** Prints the instants of rows, whole minutes; quickest where each is of the same day as the one before. */
export function createClock(): (instant: number) => ClockTexts {
  const [utcDate, parisDate] = [new DateText(), new DateText()];
  return (instant) => {
    const offset = parisOffset(instant);
    const wall = instant + offset;
    return {
      start: `${utcDate.of(instant)}T${timeText(instant)}:00Z`,
      parisDate: parisDate.of(wall),
      parisTime: timeText(wall),
      parisOffsetHours: offset / HOUR,
    };
  };
}

/** The vintage of a row; null where nothing was published. */
export const vintageAt = ({ vintageRanks }: PartRows, row: number): string | null =>
  vintageOfRank(vintageRanks[row] ?? 0);
