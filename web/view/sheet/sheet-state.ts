import { isAreaCode, type RegionCode } from '@courant/core/domain';

const PARAMETER = 'area';

/** The region whose sheet a link of the overview opens; null for none, as for a word that is no region, and on a wall, where no one could close it. */
export function readSheet(search: string): RegionCode | null {
  const query = new URLSearchParams(search);
  if (query.get('wall') === '1') return null;
  const area = (query.get(PARAMETER) ?? '').toUpperCase();
  return isAreaCode(area) && area !== 'FR' ? area : null;
}

/** A query string that opens a region's sheet, or closes it; its other parameters stay. */
export function withSheet(search: string, region: RegionCode | null): string {
  const query = new URLSearchParams(search);
  if (region === null) query.delete(PARAMETER);
  else query.set(PARAMETER, region);
  const text = query.toString().replaceAll('%3A', ':');
  return text && `?${text}`;
}
