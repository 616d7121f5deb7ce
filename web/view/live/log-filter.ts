import { isAreaCode } from '@courant/core/domain';
import { LINE_KINDS, type LineFilter } from '../../data/event-line.ts';
import type { PageForm } from '../use-page-state.ts';

/** What a live page and a replay share in their links. */
export interface StreamState {
  readonly filter: LineFilter;
  /** The word of the map's measure, which `url-state.ts` reads. */
  readonly measure: string | null;
}

/** Which lines of the log are shown: `?area=BRE&kind=revised`. */
export const STREAM_FORM: PageForm<StreamState> = {
  read: (query) => {
    const area = (query.get('area') ?? '').toUpperCase();
    const kind = LINE_KINDS.find((each) => each.toLowerCase() === query.get('kind')) ?? null;
    return { filter: { area: isAreaCode(area) ? area : null, kind }, measure: query.get('measure') };
  },
  words: ({ filter: { area, kind }, measure }) => ({ measure, area, kind: kind?.toLowerCase() ?? null }),
};
