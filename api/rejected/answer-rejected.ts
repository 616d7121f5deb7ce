import type { Rejected } from '@courant/core/domain';
import { type Entry, type EventLog, REJECTED } from '@courant/core/log';
import { clientError } from '../api-error.ts';
import type { RequestMemo } from '../request-memo.ts';
import { type RejectedRow, SHOWN_CHARACTERS } from './rejected-type.ts';

export const MAX_REJECTED = 100;

/** Whether an answer may have so many rows. */
export const isRejectedCount = (first: number): boolean => first >= 0 && first <= MAX_REJECTED;

/**
 * The rejected rows before an offset, or the last ones, newest first. Questions that mean the same rows read them once.
 * @throws a BAD_ARGUMENT error for more rows than an answer may have
 */
export async function findRejected(
  { log, memo }: { readonly log: EventLog; readonly memo: RequestMemo },
  first: number,
  before: number | null,
): Promise<RejectedRow[]> {
  if (!isRejectedCount(first))
    throw clientError('BAD_ARGUMENT', `rejected(first: ${first}): ask for 0 to ${MAX_REJECTED}.`);
  const extent = await memo.once(['extent of rejected rows'], () => log.extent(REJECTED, 0));
  const end = Math.min(before ?? extent.end, extent.end);
  const from = Math.max(extent.first, end - first);
  if (from >= end) return [];
  return memo.once(['rejected rows', from, end], () => readRejected(log, from, end));
}

async function readRejected(log: EventLog, from: number, end: number): Promise<RejectedRow[]> {
  const entries = await log.read(REJECTED, 0, from, end - from);
  return entries
    .filter(({ offset }) => offset < end)
    .map(toRow)
    .reverse();
}

const toRow = (entry: Entry<Rejected>): RejectedRow => {
  const { raw, reason, origin, rejectedAt, oddColumns = [] } = rejectedOf(entry);
  return {
    offset: entry.offset,
    rejectedAt,
    reason,
    oddColumns,
    raw: copyOf(raw.slice(0, SHOWN_CHARACTERS)),
    origin,
  };
};

/** The same text in memory of its own: a slice would hold on to the text that it was cut from. */
const copyOf = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** What was rejected; a message that is none is shown as one that was rejected for that. */
const rejectedOf = ({ message, offset, appendedAt }: Entry<Rejected>): Rejected =>
  message.ok
    ? message.value
    : {
        raw: message.raw,
        reason: message.reason,
        origin: `${REJECTED.name}/0@${offset}`,
        rejectedAt: appendedAt,
      };
