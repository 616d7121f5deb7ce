import {
  HOUR,
  isStored,
  type Lang,
  MEASURE_FACTS,
  STORED_MEASURES,
  type StoredMeasure,
  type Vintage,
} from '@courant/core/domain';
import type { Slots } from '../../chart/slots.ts';
import type { RecordKind, RecordMarksQuery, RecordsQuery } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { RECORDS_TEXTS } from '../../text/texts-records.ts';

/** A half-hour that was a record when it was over; start in epoch milliseconds, value in MW. */
export interface Mark {
  readonly start: number;
  readonly value: number;
  readonly vintage: Vintage;
}

/** A record, and the mark that it broke. */
export interface RecordOf extends Mark {
  readonly measure: StoredMeasure;
  readonly kind: RecordKind;
  readonly previous: Mark | null;
}

const toMark = ({ start, value, vintage }: { start: string; value: number; vintage: Vintage }): Mark => ({
  start: Date.parse(start),
  value,
  vintage,
});

/** The records of an area by measure, in the order of the measures; one that has no record is left out. */
export function recordsByMeasure({ records }: RecordsQuery): Map<StoredMeasure, RecordOf[]> {
  const all = records.flatMap(({ measure, kind, previous, ...mark }): RecordOf[] =>
    isStored(measure) ? [{ ...toMark(mark), measure, kind, previous: previous && toMark(previous) }] : [],
  );
  const groups = STORED_MEASURES.map((measure) => {
    return [measure, all.filter((record) => record.measure === measure)] as const;
  });
  return new Map(groups.filter(([, group]) => group.length > 0));
}

/** The marks of one kind in order of time, the record itself last. */
export function marksOf({ records }: RecordMarksQuery, kind: RecordKind): Mark[] {
  const record = records.find((each) => each.kind === kind);
  return record ? [...record.history.map(toMark).reverse(), toMark(record)] : [];
}

/** The stairs that marks climb or descend: each holds until the next, the last one until now. */
export function stairsOf(marks: readonly Mark[], now: number): Slots {
  const starts = marks.map(({ start }) => start);
  return { starts, ends: starts.map((start, i) => starts[i + 1] ?? Math.max(now, start + HOUR)) };
}

/** The name of a kind: of an exchange, the side that it goes to; what takes power is below zero, and takes most where it is lowest. */
export function kindName(measure: StoredMeasure, kind: RecordKind, value: number, lang: Lang): string {
  if (MEASURE_FACTS[measure].sign === 'NEGATIVE')
    return RECORDS_TEXTS[kind === 'MIN' ? 'kind_TAKEN' : 'kind_LEAST'][lang];
  if (measure !== 'EXCHANGE') return RECORDS_TEXTS[`kind_${kind}`][lang];
  if (kind === 'MAX' && value > 0) return RECORDS_TEXTS.kind_IMPORT[lang];
  return kind === 'MIN' && value < 0 ? RECORDS_TEXTS.kind_EXPORT[lang] : RECORDS_TEXTS[`kind_${kind}`][lang];
}

/** How much further a mark went than the one before, which has no sign. */
export const stepText = (mark: Mark, before: Mark, lang: Lang): string =>
  amountFormat('CONSUMPTION', 'POWER', lang).full(Math.abs(mark.value - before.value));
