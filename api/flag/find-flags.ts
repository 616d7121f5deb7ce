import { type AreaCode, HALF_MW_PER_MW, type Measure } from '@courant/core/domain';
import { boundsOf, bucketGridOf } from '../column/bucket-grid.ts';
import { type ChunkSource, loadPieces, type Piece, toTenth } from '../column/piece.ts';
import { intersect, type Range } from '../column/range.ts';
import type { Flag } from './flag-type.ts';
import { type Band, plausibleDays } from './plausible-day.ts';

/** Measures that are as wrong as consumption is: an exchange balances it. */
export const dependsOnConsumption = (measure: Measure): boolean =>
  measure === 'CONSUMPTION' || measure === 'EXCHANGE';

/** Whether a power is outside of what is plausible, half-MW. */
const isOutside = (halfMw: number, { low, high }: Band): boolean => halfMw < low || halfMw > high;

/** The first runs of half-hours in a range whose consumption is not plausible, earliest first; each lies in one Paris day. */
export async function findFlags(
  source: ChunkSource,
  area: AreaCode,
  range: Range,
  first: number,
): Promise<Flag[]> {
  const flags: Flag[] = [];
  for (const { range: day, low, high, band } of await plausibleDays(source, area, range)) {
    if (flags.length >= first) break;
    const part = intersect(day, range);
    if (!part || !band || (!isOutside(low, band) && !isOutside(high, band))) continue;
    flags.push(...flagsIn(await loadPieces(source, area, 'HALF_HOUR', part), band));
  }
  return flags.slice(0, first);
}

function flagsIn(pieces: readonly Piece[], band: Band): Flag[] {
  const flags: Flag[] = [];
  for (const { chunk, period, first, end } of pieces) {
    const { sum, count } = chunk.column('CONSUMPTION');
    const grid = bucketGridOf('HALF_HOUR', period);
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      const halfMw = (sum[slot] ?? 0) / (count[slot] ?? 0);
      if (count[slot] && isOutside(halfMw, band)) addHalfHour(flags, boundsOf(grid, slot), halfMw, band);
    }
  }
  return flags;
}

/** Prolongs the last flag where the half-hour follows it on the same side of the band. */
function addHalfHour(flags: Flag[], { from, to }: Range, halfMw: number, band: Band): void {
  const toMw = (power: number): number => toTenth(power / HALF_MW_PER_MW);
  const published = toMw(halfMw);
  const [expectedLow, expectedHigh] = [toMw(band.low), toMw(band.high)];
  const last = flags.at(-1);
  if (last?.end === from && last.published < expectedLow === published < expectedLow) {
    const further = published < expectedLow ? Math.min : Math.max;
    flags[flags.length - 1] = { ...last, end: to, published: further(last.published, published) };
    return;
  }
  const kind = 'IMPLAUSIBLE' as const;
  flags.push({ start: from, end: to, measure: 'CONSUMPTION', kind, published, expectedLow, expectedHigh });
}
