import { FEED_OF_VINTAGE, type FeedId, type Reading, vintageOfRank } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';

/**
 * 53 bits of a text, never 0, which stands for "nothing". Two rounds of multiply and xor (after cyrb53, public domain):
 * it takes a revision for no change once in 10^15, where 32 bits would once in four billion.
 */
export function hashOf(text: string, from = 0, seed = 0): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0) || 1;
}

/** A reading's slot and feed, and a hash of all its text but `knownAt`: a row fetched again unchanged has the same one. */
export interface ReadingFingerprint {
  readonly start: number;
  readonly feed: FeedId;
  readonly hash: number;
}

const HEAD = /^\["[A-Z]{3}",(\d{12,13}),(15|30),(\d+),\d+,/;

/**
 * The fingerprint of a reading's text, `["HDF",start,minutes,rank,knownAt,[MW...]]` and a line of extra numbers. It does
 * not parse the numbers, since a restart reads millions of texts. Throws for any other text.
 */
export function readFingerprint(text: string): ReadingFingerprint {
  const head = HEAD.exec(text);
  const vintageRank = Number(head?.[3]);
  const vintage = vintageOfRank(vintageRank);
  if (!head || !vintage) throw new Error(`Not the text of a reading: ${text.slice(0, 80)}`);
  return {
    start: Number(head[1]),
    feed: FEED_OF_VINTAGE[vintage],
    hash: hashOf(text, head[0].length, vintageRank),
  };
}

export const toFingerprint = (reading: Reading): ReadingFingerprint =>
  readFingerprint(READINGS.encode(reading));
