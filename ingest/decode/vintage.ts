import type { FeedId, Vintage } from '@courant/core/domain';

type Stem = readonly [stem: string, vintage: Vintage];

/** What `nature` may say in each feed, compared without accents or capitals. */
const NATURES: Readonly<Record<FeedId, readonly Stem[]>> = {
  'eco2mix-regional-tr': [['temps reel', 'REAL_TIME']],
  'eco2mix-regional-cons-def': [
    ['consolid', 'CONSOLIDATED'],
    ['definitiv', 'DEFINITIVE'],
  ],
};

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const known = new Map<string, Vintage | undefined>();

/** The vintage a feed's `nature` means; undefined where it means none. Real time alone needs no word for it. */
export function vintageOf(feed: FeedId, nature: unknown): Vintage | undefined {
  if (nature === undefined || nature === null)
    return feed === 'eco2mix-regional-tr' ? 'REAL_TIME' : undefined;
  const key = `${feed} ${String(nature)}`;
  if (!known.has(key) && known.size < 100) known.set(key, read(feed, String(nature)));
  return known.has(key) ? known.get(key) : read(feed, String(nature));
}

function read(feed: FeedId, nature: string): Vintage | undefined {
  const text = folded(nature);
  return NATURES[feed].find(([stem]) => text.includes(stem))?.[1];
}
