import { type AreaCode, isAreaCode, STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';
import { instantOf, readDates } from '../../data/period.ts';
import type { PageForm } from '../use-page-state.ts';

export interface RevisionsState {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  /** A Paris day; null is today. */
  readonly day: string | null;
  /** The instant of knowledge that now is held against, RFC 3339; null is just before the first change. */
  readonly asOf: string | null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{3})?)?Z$/;

function readArea(word: string | null): AreaCode {
  const code = (word ?? '').toUpperCase();
  return isAreaCode(code) ? code : 'BRE';
}

export const REVISIONS_FORM: PageForm<RevisionsState> = {
  read: (query) => {
    const asOf = query.get('asof');
    return {
      area: readArea(query.get('area')),
      measure:
        STORED_MEASURES.find((measure) => measure.toLowerCase() === query.get('measure')) ?? 'CONSUMPTION',
      day: readDates(query.get('day'), null)?.from.slice(0, 10) ?? null,
      asOf: asOf !== null && INSTANT.test(asOf) && !Number.isNaN(instantOf(asOf)) ? asOf : null,
    };
  },
  words: ({ area, measure, day, asOf }) => ({
    area: area === 'BRE' ? null : area,
    measure: measure === 'CONSUMPTION' ? null : measure.toLowerCase(),
    day,
    asof: asOf,
  }),
};
