import { randomBytes } from 'node:crypto';
import type { Topic } from '../topic.ts';
import type { Appender } from './appender.ts';
import type { Fetcher } from './fetch.ts';

const EPOCH_PATTERN = /^[0-9a-f]{12}$/;

/** The first entry of this topic is the log's epoch. */
export const EPOCH: Topic<string> = {
  name: 'courant.epoch',
  partitions: 1,
  retentionMs: null,
  partitionOf: () => 0,
  encode: (epoch) => epoch,
  decode: (text) => {
    if (EPOCH_PATTERN.test(text)) return text;
    throw new Error(`Not an epoch: ${text.slice(0, 50)}.`);
  },
};

/** The log's epoch; appends one to a log that has none. Of several processes that do so at once, all keep the first. */
export async function readOrCreateEpoch(fetcher: Fetcher, appender: Appender, now: number): Promise<string> {
  const existing = await firstText(fetcher);
  if (existing !== undefined) return EPOCH.decode(existing);
  await appender.append(EPOCH, fetcher.topic, [randomBytes(6).toString('hex')], now);
  return EPOCH.decode((await firstText(fetcher)) ?? '');
}

async function firstText(fetcher: Fetcher): Promise<string | undefined> {
  const [extent] = await fetcher.extents([0]);
  if (!extent || extent.first === extent.end) return undefined;
  return (await fetcher.fetch(new Map([[0, extent.first]]), 0)).get(0)?.entries[0]?.text;
}
