import {
  FEED_FACTS,
  type FeedId,
  isEmpty,
  MINUTE,
  type Reading,
  type RegionCode,
  regionByInsee,
  type Vintage,
} from '@courant/core/domain';
import { EARLIEST_SLOT_START } from '../history-start.ts';
import { cellText } from './cell.ts';
import { excerptOf, extraOf, figuresOf, oddReason } from './figures.ts';
import type { Row } from './raw-row.ts';
import { clockMinutes, isSpringGhost, parisMinutes } from './spring-ghost.ts';
import { vintageOf } from './vintage.ts';

/** What a row is. */
export type Decoded =
  | { readonly kind: 'READING'; readonly reading: Reading; readonly oddColumns: readonly string[] }
  /** A row of the spring hour that does not exist. */
  | { readonly kind: 'GHOST' }
  /** A row without any figure: no reading, so it supersedes nothing. */
  | { readonly kind: 'EMPTY' }
  /** A slot of today that has not begun. */
  | { readonly kind: 'FUTURE' }
  | { readonly kind: 'REJECTED'; readonly reason: string };

export interface DecodeContext {
  readonly feed: FeedId;
  /** When the answer was complete, epoch milliseconds UTC. */
  readonly knownAt: number;
  /** Columns of the reading's `extra`, sorted. */
  readonly extra: readonly string[];
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Why a row is no reading: the column, its text, and what is allowed. */
class UnreadableRowError extends Error {}

/** Decodes one row; whatever a row has that throws, it is `REJECTED`: one row never ends the process. */
export function decodeRow(row: Row, context: DecodeContext): Decoded {
  try {
    return decodeOrThrow(row, context);
  } catch (error) {
    if (error instanceof UnreadableRowError) return { kind: 'REJECTED', reason: error.message };
    return { kind: 'REJECTED', reason: `The row cannot be read: ${String(error)}.` };
  }
}

function decodeOrThrow(row: Row, { feed, knownAt, extra }: DecodeContext): Decoded {
  const start = startOf(row);
  if (isGhost(row, start)) return { kind: 'GHOST' };
  if (start > knownAt) return { kind: 'FUTURE' };
  const { values, oddColumns } = figuresOf(row);
  if (isEmpty(values) && oddColumns.length > 0) {
    throw new UnreadableRowError(`${oddReason(row, oddColumns)}; the row has no other figure.`);
  }
  const allElse = extraOf(row, extra, oddColumns);
  if (isEmpty(values) && !hasNumber(allElse)) return { kind: 'EMPTY' };
  const vintage = vintageOfRow(row, feed);
  const stepMinutes = stepOf(feed, vintage, start);
  const area = areaOf(row);
  return {
    kind: 'READING',
    reading: { area, start, stepMinutes, vintage, knownAt, values, extra: allElse },
    oddColumns,
  };
}

const hasNumber = (extra: Reading['extra']): boolean =>
  Object.values(extra).some((figure) => typeof figure === 'number');

/** Whether a month has the day of an ISO text; JavaScript reads 30 February as 2 March. */
const isOnCalendar = (iso: string): boolean =>
  new Date(iso.slice(0, 10)).getUTCDate() === Number(iso.slice(8, 10));

function startOf({ date_heure }: Row): number {
  const text = typeof date_heure === 'string' ? date_heure.trim() : '';
  const start = ISO.test(text) && isOnCalendar(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(start)) {
    throw new UnreadableRowError(
      `date_heure ${excerptOf(date_heure)}: an ISO instant with its offset is needed.`,
    );
  }
  if (start < EARLIEST_SLOT_START) {
    throw new UnreadableRowError(
      `date_heure ${excerptOf(date_heure)} lies before the publisher's history, 2013-01-01 in Paris.`,
    );
  }
  return start;
}

function isGhost({ heure, date_heure }: Row, start: number): boolean {
  const minutes = clockMinutes(heure);
  if (minutes === undefined || minutes === parisMinutes(start)) return false;
  if (isSpringGhost(minutes, start)) return true;
  throw new UnreadableRowError(
    `heure ${excerptOf(heure)} is not date_heure ${excerptOf(date_heure)} on a Paris clock.`,
  );
}

function areaOf({ code_insee_region }: Row): RegionCode {
  const area = regionByInsee(cellText(code_insee_region).trim());
  if (area) return area;
  throw new UnreadableRowError(
    `code_insee_region ${excerptOf(code_insee_region)} is none of the twelve regions.`,
  );
}

function vintageOfRow({ nature }: Row, feed: FeedId): Vintage {
  const vintage = vintageOf(feed, nature);
  if (vintage) return vintage;
  throw new UnreadableRowError(`nature ${excerptOf(nature)} is none that ${feed} publishes.`);
}

function stepOf(feed: FeedId, vintage: Vintage, start: number): 15 | 30 {
  const { stepMinutes } = FEED_FACTS[feed];
  if (start % (stepMinutes * MINUTE) === 0) return stepMinutes;
  throw new UnreadableRowError(
    `${new Date(start).toISOString()} does not begin a ${stepMinutes}-minute interval, as ${vintage} does.`,
  );
}
