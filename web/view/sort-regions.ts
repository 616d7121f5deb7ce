import { AREAS, type Lang, REGION_CODES, type RegionCode } from '@courant/core/domain';
import { mapValue } from '../chart/map/map-measure.ts';
import type { MeasureValues } from '../data/reading.ts';
import type { SortKey } from './url-state.ts';

/** The regions in order; those without a value come last in either direction. */
export function sortRegions(
  regions: ReadonlyMap<string, MeasureValues>,
  sort: SortKey,
  descending: boolean,
  lang: Lang,
): RegionCode[] {
  const turn = descending ? -1 : 1;
  const byName = (a: RegionCode, b: RegionCode) =>
    AREAS[a].name[lang].localeCompare(AREAS[b].name[lang], lang);
  if (sort === 'NAME') return [...REGION_CODES].sort((a, b) => turn * byName(a, b));
  const amountOf = (region: RegionCode) => {
    const values = regions.get(region);
    return values ? mapValue(sort, region, values) : null;
  };
  return [...REGION_CODES].sort((a, b) => {
    const [one, other] = [amountOf(a), amountOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byName(a, b);
    return turn * (one - other) || byName(a, b);
  });
}
