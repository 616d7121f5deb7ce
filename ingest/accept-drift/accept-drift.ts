import { type Drift, FEEDS, type FeedId } from '@courant/core/domain';
import { ACCEPTED, type EventLog } from '@courant/core/log';
import { ConfigError } from '@courant/core/run';
import { describeDrift } from '../notice/drift.ts';
import { readDrifts } from './read-drifts.ts';

export interface AcceptOptions {
  readonly log: EventLog;
  /** As typed: a feed, then a column or the INSEE code of a region; none to list what there is to accept. */
  readonly args: readonly string[];
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * Appends an operator's acceptance of a drift to the log, where ingest finds it before it asks again. Resolves to the lines
 * to print.
 * @throws ConfigError that names the wrong argument and the drifts there are
 */
export async function acceptDrift({ log, args, now, signal }: AcceptOptions): Promise<string[]> {
  const drifts = await readDrifts(log, signal);
  const lines = [...drifts].flatMap(([feed, ofFeed]) => ofFeed.map((drift) => toLine(feed, drift)));
  if (args.length === 0) return lines.length > 0 ? lines : ['No feed differs from what it was.'];
  const [feed, name] = readArgs(args);
  if (!drifts.get(feed)?.some((drift) => drift.name === name)) {
    const allowed = lines.length > 0 ? `\n${lines.join('\n')}` : ' nothing, since no feed differs.';
    throw new ConfigError(`npm run accept-drift: met "${args.join(' ')}", allowed:${allowed}`);
  }
  await log.append(ACCEPTED, [{ feed, name, acceptedAt: now() }]);
  return [`Accepted: ${feed} ${name}. Ingest takes it in before it asks again.`];
}

function readArgs([feed, name, ...more]: readonly string[]): [feed: FeedId, name: string] {
  const known = FEEDS.find((id) => id === feed);
  if (known !== undefined && name !== undefined && more.length === 0) return [known, name];
  throw new ConfigError(
    `npm run accept-drift -- <feed> <column or INSEE code>: met "${[feed, name, ...more].join(' ').trim()}", ` +
      `allowed feeds: ${FEEDS.join(', ')}.`,
  );
}

const toLine = (feed: FeedId, drift: Drift): string =>
  `${feed} ${drift.name}: ${describeDrift(drift)}${drift.accepted ? ' Accepted.' : ''}`;
