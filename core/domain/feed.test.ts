import { expect, test } from 'vitest';
import { FEED_FACTS, FEED_OF_VINTAGE, FEEDS } from './feed.ts';
import { VINTAGES } from './vintage.ts';

test('each vintage is published by one feed, which the facts of the feeds name too', () => {
  for (const vintage of VINTAGES) {
    const publishing = FEEDS.filter((feed) => FEED_FACTS[feed].vintages.includes(vintage));
    expect(publishing).toEqual([FEED_OF_VINTAGE[vintage]]);
  }
});

test('a feed knows a nature for each of its vintages, and for no other', () => {
  for (const feed of FEEDS) {
    const { natures, vintages } = FEED_FACTS[feed];
    expect(natures.map(([, vintage]) => vintage)).toEqual(vintages);
  }
});
