import { type AreaCode, isAreaCode } from '@courant/core/domain';
import { readDates } from '../../data/period.ts';
import type { PageForm } from '../use-page-state.ts';

/** The day whose gaps are listed, if one is. */
export interface StatusState {
  readonly gaps: { readonly area: AreaCode; readonly day: string } | null;
}

function readGaps(query: URLSearchParams): StatusState['gaps'] {
  const area = query.get('area')?.toUpperCase() ?? '';
  const dates = readDates(query.get('day'), null);
  return isAreaCode(area) && dates ? { area, day: dates.from } : null;
}

export const STATUS_FORM: PageForm<StatusState> = {
  read: (query) => ({ gaps: readGaps(query) }),
  words: ({ gaps }) => ({ area: gaps?.area ?? null, day: gaps?.day ?? null }),
};
