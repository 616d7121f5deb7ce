import { type AreaCode, STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';
import { readMoment } from '../../data/period.ts';
import type { RecordKind, RecordPeriod } from '../../gql/graphql.ts';
import { readArea } from '../area-word.ts';
import type { PageForm } from '../use-page-state.ts';

export interface RecordsState {
  readonly area: AreaCode;
  readonly period: RecordPeriod;
  /** The measure whose records are drawn; null draws none. */
  readonly measure: StoredMeasure | null;
  readonly kind: RecordKind;
  /** The mark whose week is drawn, by its start ("2026-11-13T11:00Z"); null is the record itself. */
  readonly mark: string | null;
}

const PERIOD_WORD: Readonly<Record<RecordPeriod, string>> = {
  ALL_TIME: 'all',
  YEAR: 'year',
  MONTH: 'month',
  TODAY: 'today',
};
export const RECORD_PERIODS = Object.keys(PERIOD_WORD) as readonly RecordPeriod[];

export const RECORDS_FORM: PageForm<RecordsState> = {
  read: (query) => ({
    area: readArea(query.get('area'), 'FR'),
    period: RECORD_PERIODS.find((period) => PERIOD_WORD[period] === query.get('period')) ?? 'ALL_TIME',
    measure: STORED_MEASURES.find((measure) => measure.toLowerCase() === query.get('measure')) ?? null,
    kind: query.get('kind') === 'min' ? 'MIN' : 'MAX',
    mark: readMoment(query.get('mark')),
  }),
  words: ({ area, period, measure, kind, mark }) => ({
    area: area === 'FR' ? null : area,
    period: period === 'ALL_TIME' ? null : PERIOD_WORD[period],
    measure: measure?.toLowerCase() ?? null,
    kind: measure === null || kind === 'MAX' ? null : 'min',
    mark: measure === null ? null : mark,
  }),
};
