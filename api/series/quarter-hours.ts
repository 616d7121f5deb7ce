import type { AreaCode } from '@courant/core/domain';
import { firstReadingStart, leafResolutionsOf, type OrderedChunks } from '../column/live-edge.ts';
import type { Range } from '../column/range.ts';
import { settledUntilOf } from '../column/settled-until.ts';

/**
 * Whether to answer in quarter-hours: every area has them from the start of the range on, and nothing in the range is
 * consolidated yet (quarter-hours would hide it). A quarter-hour missing later on does not matter: before consolidation a
 * half-hour is only the mean of its quarter-hours.
 */
export async function shouldUseQuarterHours(
  chunks: OrderedChunks,
  areas: readonly AreaCode[],
  { from }: Range,
): Promise<boolean> {
  if (!areas.every((area) => leafResolutionsOf(area).includes('QUARTER_HOUR'))) return false;
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
