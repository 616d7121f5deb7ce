import type { Lang } from '@courant/core/domain';
import type { Part } from '../data/series-set.ts';
import { formatCount } from '../text/format.ts';
import { interpolate, TEXTS } from '../text/texts.ts';
import type { Stack } from './stack.ts';

/** "3 of 4 quarter-hours", and "so far" where the rest is to come. */
export function partText({ observed, total, isNewest }: Part, lang: Lang): string {
  const words = { observed: formatCount(observed, lang), total: formatCount(total, lang) };
  return interpolate(TEXTS[isNewest ? 'partSoFar' : 'part'][lang], words);
}

/** What a slot lacks, in words; null where it lacks nothing, or has nothing. */
export function incompleteText({ parts, incomplete }: Stack, slot: number, lang: Lang): string | null {
  const part = parts[slot];
  if (part) return partText(part, lang);
  return incomplete[slot] ? TEXTS.incomplete[lang] : null;
}
