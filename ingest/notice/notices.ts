import { FEEDS } from '@courant/core/domain';
import type { Logger } from '@courant/core/run';
import type { IngestProgress } from '../progress.ts';
import { driftNotice } from './drift.ts';
import { type Notice, warning } from './notice.ts';
import { createOutageNotice } from './outage.ts';
import { createOddCellNotice, createRejectionNotice } from './rejection.ts';

/** Each unknown column comes once in the progress of ingest; one that its feed did not have before is a drift. */
const unknownColumnNotice: Notice = ({ newColumns, begun }) => {
  const added = new Set(begun.filter(({ kind }) => kind === 'ADDED').map(({ name }) => name));
  const names = newColumns.filter((name) => !added.has(name));
  return names.length === 0 ? [] : [warning(`columns that are unknown here: ${names.join(', ')}`)];
};

/** The notices of one feed, most important first. */
const createFeedNotices = (): readonly Notice[] => [
  createOutageNotice(),
  driftNotice,
  createRejectionNotice(),
  createOddCellNotice(),
  unknownColumnNotice,
];

/**
 * A listener that writes to the log what a person should know of the publisher: a line for each thing, once, not at every
 * poll.
 * @param beforeLine called before each line, where something is to be cleared from the terminal
 */
export function logNotices(
  log: Pick<Logger, 'info' | 'warn'>,
  beforeLine: () => void = () => undefined,
): (progress: IngestProgress) => void {
  const noticesByFeed = new Map(FEEDS.map((feed) => [feed, createFeedNotices()]));
  return (progress) => {
    const { feed } = progress.fetch;
    for (const { level, text } of (noticesByFeed.get(feed) ?? []).flatMap((notice) => notice(progress))) {
      beforeLine();
      log[level]({ feed }, `${feed}: ${text}`);
    }
  };
}
