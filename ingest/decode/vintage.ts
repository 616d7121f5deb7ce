import { FEED_FACTS, type FeedId, type Vintage } from '@courant/core/domain';
import { LRUCache } from 'lru-cache';
import { isUnpublished } from './cell.ts';

/** Letters alone, without accents or capitals; whatever stands between words becomes one space. */
const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ');

/** Vintages by feed and `nature`: three texts in practice, and folding the text of each row costs more than a look-up. */
const vintageByNatureCache = new LRUCache<string, Vintage>({ max: 100 });

/** The vintage that a feed's `nature` means; undefined where it means none. A row of real time may lack its `nature`. */
export function vintageOf(feed: FeedId, nature: unknown): Vintage | undefined {
  if (isUnpublished(nature)) return FEED_FACTS[feed].vintageWithoutNature ?? undefined;
  if (typeof nature !== 'string') return undefined;
  const key = `${feed} ${nature}`;
  const cached = vintageByNatureCache.get(key);
  if (cached) return cached;
  const vintage = parseNature(feed, nature);
  vintageByNatureCache.set(key, vintage);
  return vintage;
}

function parseNature(feed: FeedId, nature: string): Vintage | undefined {
  const text = foldText(nature);
  return FEED_FACTS[feed].natures.find(([stem]) => text.includes(stem))?.[1];
}
