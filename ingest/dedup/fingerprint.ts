import type { Reading } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';

/**
 * 53 bits of a text, never 0, which stands for "nothing". Two rounds of multiply and xor (after cyrb53, public domain):
 * a revision mistaken for no change once in 10^15, where 32 bits would miss one in four billion.
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

/** What the log holds of one reading, as far as news goes: its place, and all it says but when we learnt it. */
export interface ReadingFingerprint {
  readonly start: number;
  readonly vintageRank: number;
  readonly hash: number;
}

const HEAD = /^\["[A-Z]{3}",(\d{12,13}),(15|30),([123]),\d+,/;

/**
 * Reads it off a reading's text, `["HDF",start,minutes,rank,knownAt,[MW...]]` and a line of extra numbers, without
 * parsing the numbers: a restart reads millions. Throws for what is no reading's text.
 */
export function readFingerprint(text: string): ReadingFingerprint {
  const head = HEAD.exec(text);
  if (!head) throw new Error(`Not the text of a reading: ${text.slice(0, 80)}`);
  const rank = Number(head[3]);
  return { start: Number(head[1]), vintageRank: rank, hash: hashOf(text, head[0].length, rank) };
}

export const toFingerprint = (reading: Reading): ReadingFingerprint =>
  readFingerprint(READINGS.encode(reading));
