import { isObject } from './operation.ts';

/** MW or another unit a slot; null is "not published". */
export interface AnswerColumn {
  readonly label: string;
  readonly unit: string;
  readonly values: readonly (number | null)[];
  /** Whether it stands beside another column: the other period, or a bound. */
  readonly isBeside: boolean;
}

/** Columns over the same starts, out of one field of an answer. */
export interface AnswerSet {
  readonly name: string;
  readonly starts: readonly string[];
  readonly columns: readonly AnswerColumn[];
}

/** The columns of a series that have a figure for each start; the first is the series itself. */
const FIGURES = ['values', 'against', 'low', 'high'] as const;

/**
 * The series of an answer, for a table and a chart. They are known by their shape, since a document need not ask for
 * `__typename`, and may rename a field. Nothing is found where the answer lacks `starts` or `values`.
 */
export function answerSets(answer: unknown): AnswerSet[] {
  if (!isObject(answer) || !isObject(answer.data)) return [];
  return Object.entries(answer.data).flatMap(([name, field]) => setOf(name, field) ?? []);
}

function setOf(name: string, field: unknown): AnswerSet | undefined {
  if (!isObject(field) || !Array.isArray(field.starts) || !Array.isArray(field.series)) return undefined;
  const starts: readonly string[] = field.starts;
  const all = field.series.filter(isObject);
  const labels = labelsOf(all);
  const columns = all.flatMap((series, i) => columnsOf(series, starts.length, labels[i] ?? ''));
  return columns.length > 0 ? { name, starts, columns } : undefined;
}

/** Each label once: where a document does not tell its series apart, their number does. */
function labelsOf(all: readonly Record<string, unknown>[]): string[] {
  const labels = all.map((series) => labelOf(series) ?? (all.length > 1 ? 'series' : 'values'));
  const isAlone = (label: string) => labels.indexOf(label) === labels.lastIndexOf(label);
  return labels.map((label, i) => (label !== 'series' && isAlone(label) ? label : `${label} ${i + 1}`));
}

function columnsOf(series: Record<string, unknown>, slots: number, label: string): AnswerColumn[] {
  const unit = typeof series.unit === 'string' ? series.unit : '';
  return FIGURES.flatMap((figure) => {
    const values = series[figure];
    if (!Array.isArray(values) || values.length !== slots) return [];
    const isBeside = figure !== 'values';
    return [{ label: isBeside ? `${label}, ${figure}` : label, unit, values, isBeside }];
  });
}

/** What the document asks of area and measure, such as "Bretagne WIND". */
function labelOf({ area, measure }: Record<string, unknown>): string | undefined {
  const { name, code } = isObject(area) ? area : {};
  const words = [name ?? code, measure].filter((word) => typeof word === 'string');
  return words.length > 0 ? words.join(' ') : undefined;
}

/** A table for a spreadsheet: columns between tabs, and nothing where nothing is published. */
export function tsvText({ starts, columns }: AnswerSet): string {
  const head = ['start', ...columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label))];
  const rows = starts.map((start, slot) => [start, ...columns.map(({ values }) => values[slot] ?? '')]);
  return [head, ...rows].map((cells) => `${cells.join('\t')}\n`).join('');
}
