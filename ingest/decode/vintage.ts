import { FEED_FACTS, type FeedId, type Vintage } from '@courant/core/domain';

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const known = new Map<string, Vintage | undefined>();

/** The vintage a feed's `nature` means; undefined where it means none. Real time alone needs no word for it. */
export function vintageOf(feed: FeedId, nature: unknown): Vintage | undefined {
  if (nature === undefined || nature === null) return FEED_FACTS[feed].vintageWithoutNature ?? undefined;
  const key = `${feed} ${String(nature)}`;
  if (!known.has(key) && known.size < 100) known.set(key, read(feed, String(nature)));
  return known.has(key) ? known.get(key) : read(feed, String(nature));
}

function read(feed: FeedId, nature: string): Vintage | undefined {
  const text = folded(nature);
  return FEED_FACTS[feed].natures.find(([stem]) => text.includes(stem))?.[1];
}
