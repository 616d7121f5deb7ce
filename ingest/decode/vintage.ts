import { FEED_FACTS, type FeedId, type Vintage } from '@courant/core/domain';

const foldAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const vintageByNature = new Map<string, Vintage | undefined>();

/** The vintage a feed's `nature` means; undefined where it means none. Real time alone needs no word for it. */
export function vintageOf(feed: FeedId, nature: unknown): Vintage | undefined {
  if (nature === undefined || nature === null) return FEED_FACTS[feed].vintageWithoutNature ?? undefined;
  const key = `${feed} ${String(nature)}`;
  if (!vintageByNature.has(key) && vintageByNature.size < 100)
    vintageByNature.set(key, parseNature(feed, String(nature)));
  return vintageByNature.has(key) ? vintageByNature.get(key) : parseNature(feed, String(nature));
}

function parseNature(feed: FeedId, nature: string): Vintage | undefined {
  const text = foldAccents(nature);
  return FEED_FACTS[feed].natures.find(([stem]) => text.includes(stem))?.[1];
}
