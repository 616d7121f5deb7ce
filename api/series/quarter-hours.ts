import type { AreaCode } from '@courant/core/domain';
import { firstReadingStart, type OrderedChunks } from '../column/live-edge.ts';
import type { Range } from '../column/range.ts';
import { settledUntilOf } from '../column/settled-until.ts';

/**
 * Whether quarter-hours are the better answer over a range: every area has them from its start on, and nothing in it is
 * consolidated yet, which half-hours would show and quarter-hours would hide. A quarter-hour missing later on does not
 * count against them: before consolidation a half-hour is made of nothing else.
 */
export async function shouldUseQuarterHours(
  chunks: OrderedChunks,
  areas: readonly AreaCode[],
  { from }: Range,
): Promise<boolean> {
  if (areas.includes('FR')) return false;
  const suited = await Promise.all(areas.map((area) => hasOnlyQuarterHours(chunks, area, from)));
  return suited.every(Boolean);
}

async function hasOnlyQuarterHours(chunks: OrderedChunks, area: AreaCode, from: number): Promise<boolean> {
  const [beginning, settledUntil] = await Promise.all([
    firstReadingStart(chunks, area, 'QUARTER_HOUR'),
    settledUntilOf(chunks, area),
  ]);
  return beginning !== null && beginning <= from && (settledUntil === null || settledUntil <= from);
}
