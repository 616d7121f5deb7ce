import { type Lang, MEASURE_FACTS } from '@courant/core/domain';
import type { Slots } from '../../chart/slots.ts';
import { type CsvColumn, parisText } from '../../data/csv.ts';
import type { Column } from '../../data/series-set.ts';
import { TEXTS } from '../../text/texts.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import type { CompareState } from './compare-state.ts';
import type { TwoPeriods } from './compared.ts';

type Shown = Pick<CompareState, 'measure' | 'view'>;

/** "Wind (MW)" */
function nameOf({ measure, view }: Shown, lang: Lang): string {
  const unit = view === 'INDEX' ? COMPARE_TEXTS.unit_INDEX : TEXTS[`unit_${view}`];
  return `${MEASURE_FACTS[measure].label[lang]} (${unit[lang]})`;
}

/** An index is computed here, and has as many digits as a figure of the API. */
const toTenth = (amount: number | null): number | null => amount && Math.round(amount * 10) / 10;

/** The start of each slot, and a column for each area, which is named by it. */
export function areaCsvColumns(
  { starts }: Slots,
  areas: readonly { readonly name: string; readonly values: Column }[],
  shown: Shown,
  lang: Lang,
): CsvColumn[] {
  return [
    { name: TEXTS.intervalStart[lang], cells: starts.map(parisText) },
    ...areas.map(({ name, values }) => ({
      name: `${name}${TEXTS.colon[lang]}${nameOf(shown, lang)}`,
      cells: shown.view === 'INDEX' ? values.map(toTenth) : values,
    })),
  ];
}

/** Each period with its own starts; a slot without a counterpart has none. */
export function periodCsvColumns(
  { slots, values, against, againstStarts }: TwoPeriods,
  names: { readonly period: string; readonly against: string },
  shown: Shown,
  lang: Lang,
): CsvColumn[] {
  const start = TEXTS.intervalStart[lang];
  const columnsOf = (period: string, starts: readonly (number | null)[], cells: Column): CsvColumn[] => [
    { name: `${start}, ${period}`, cells: starts.map((each) => each && parisText(each)) },
    { name: `${nameOf(shown, lang)}, ${period}`, cells },
  ];
  return [
    ...columnsOf(names.period, slots.starts, values),
    ...columnsOf(names.against, againstStarts, against),
  ];
}
