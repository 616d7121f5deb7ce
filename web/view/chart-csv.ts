import { type AreaCode, hasMeasure, MEASURE_FACTS, STORED_MEASURES } from '@courant/core/domain';
import type { Against, AgainstColumn } from '../data/against.ts';
import { type CsvColumn, csvOf, parisText } from '../data/csv.ts';
import { saveFile } from '../data/save-file.ts';
import type { SeriesSet } from '../data/series-set.ts';
import type { Translator } from '../text/use-text.ts';
import { savedName } from './saved-name.ts';

/** The consumption of an earlier period beside a chart's own. */
export interface ShownAgainst extends AgainstColumn {
  readonly period: Against;
}

/** The columns of a chart with those of the period beside it, whose starts say which it is. */
export function chartColumns(
  area: AreaCode,
  set: SeriesSet,
  against: ShownAgainst,
  { lang, text }: Translator,
): CsvColumn[] {
  const { period, amounts, starts } = set.resolution === 'QUARTER_HOUR' ? asHalfHours(set, against) : against;
  const unit = text(`unit_${set.view}`);
  const consumption = MEASURE_FACTS.CONSUMPTION.label[lang];
  const length = set.resolution === 'QUARTER_HOUR' ? `, ${text('HALF_HOUR')}` : '';
  const named = (name: string) => `${name}, ${text(`against_${period}`)}`;
  return [
    { name: text('intervalStart'), cells: set.starts.map(parisText) },
    ...STORED_MEASURES.filter((measure) => hasMeasure(area, measure)).map((measure) => ({
      name: `${MEASURE_FACTS[measure].label[lang]} (${unit})`,
      cells: set.columns[measure],
    })),
    {
      name: named(text('intervalStart')),
      cells: starts.map((start) => start && parisText(Date.parse(start))),
    },
    { name: `${named(consumption)}${length} (${unit})`, cells: amounts },
  ];
}

/**
 * Beside quarter-hours each half-hour once, whole, in the row that it begins with: a sum or a count of the column is then
 * that of what was published.
 */
function asHalfHours(set: SeriesSet, against: ShownAgainst): ShownAgainst {
  const { amounts, starts } = against;
  const parts = set.view === 'ENERGY' ? 2 : 1;
  const isFirst = (i: number) => starts[i] !== starts[i - 1];
  return {
    ...against,
    amounts: amounts.map((amount, i) => (isFirst(i) && amount !== null ? amount * parts : null)),
    starts: starts.map((start, i) => (isFirst(i) ? start : null)),
  };
}

/** Saves them as a file. */
export default function saveChartCsv(
  area: AreaCode,
  set: SeriesSet,
  against: ShownAgainst,
  translator: Translator,
): void {
  const csv = csvOf(chartColumns(area, set, against, translator), translator.lang);
  saveFile(new Blob([csv], { type: 'text/csv' }), savedName([area], 'csv'));
}
