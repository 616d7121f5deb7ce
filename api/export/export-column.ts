import { type Lang, MEASURE_FACTS, type Measure } from '@courant/core/domain';
import type { Unit } from '../scalar/units.ts';
import { VIEW_FACTS, type View } from '../series/view.ts';

/** A name for programs, in JSON lines and Parquet, and one for readers, in the first line of CSV. */
interface ColumnName {
  readonly key: string;
  readonly label: Readonly<Record<Lang, string>>;
}

/** What each row says beside its figures. The offset tells the two passes of a repeated hour apart. */
export const TEXT_COLUMNS = {
  area: { key: 'area', label: { fr: 'Zone', en: 'Area' } },
  name: { key: 'name', label: { fr: 'Nom', en: 'Name' } },
  start: { key: 'start', label: { fr: 'Début (UTC)', en: 'Start (UTC)' } },
  parisDate: { key: 'parisDate', label: { fr: 'Date (Paris)', en: 'Date (Paris)' } },
  parisTime: { key: 'parisTime', label: { fr: 'Heure (Paris)', en: 'Time (Paris)' } },
  parisOffsetHours: {
    key: 'parisOffsetHours',
    label: { fr: 'Décalage de Paris (h)', en: 'Offset of Paris (h)' },
  },
  resolution: { key: 'resolution', label: { fr: 'Pas', en: 'Resolution' } },
  vintage: { key: 'vintage', label: { fr: 'Millésime', en: 'Vintage' } },
  source: { key: 'source', label: { fr: 'Source', en: 'Source' } },
} as const satisfies Readonly<Record<string, ColumnName>>;

/** A column of numbers of a series. */
export interface FigureColumn extends ColumnName {
  readonly measure: Measure;
  readonly bound: 'values' | 'low' | 'high';
}

type Bound = FigureColumn['bound'];
const BOUNDS: Readonly<Record<Bound, ColumnName>> = {
  values: { key: '', label: { fr: '', en: '' } },
  low: { key: '_LOW', label: { fr: ', au plus bas', en: ', low' } },
  high: { key: '_HIGH', label: { fr: ', au plus haut', en: ', high' } },
};

const UNITS: Readonly<Record<Unit, ColumnName>> = {
  MW: { key: 'MW', label: { fr: 'MW', en: 'MW' } },
  MWH: { key: 'MWH', label: { fr: 'MWh', en: 'MWh' } },
  PERCENT: { key: 'PERCENT', label: { fr: '%', en: '%' } },
  W_PER_PERSON: { key: 'W_PER_PERSON', label: { fr: 'W par habitant', en: 'W by inhabitant' } },
  G_PER_KWH: { key: 'G_PER_KWH', label: { fr: 'gCO2e/kWh, estimation', en: 'gCO2e/kWh, estimate' } },
};

const unitOf = (measure: Measure, view: View): Unit => {
  const { aggregation, unit } = MEASURE_FACTS[measure];
  return aggregation === 'RATIO' ? unit : VIEW_FACTS[view].unit;
};

/** What a share is of, as a part of its column's name. */
function wholeOf(view: View): ColumnName {
  const { shareOf } = VIEW_FACTS[view];
  if (shareOf === null) return BOUNDS.values;
  const { fr, en } = MEASURE_FACTS[shareOf].label;
  return {
    key: `_OF_${shareOf}`,
    label: { fr: ` de : ${fr.toLowerCase()}`, en: ` of ${en.toLowerCase()}` },
  };
}

/** The columns of measures, in the order of the measures; a carbon intensity has its bounds beside it. */
export const figureColumns = (measures: readonly Measure[], view: View): FigureColumn[] =>
  measures.flatMap((measure) =>
    boundsOf(measure).map((bound) => ({ measure, bound, ...nameOf(measure, bound, view) })),
  );

const boundsOf = (measure: Measure): readonly Bound[] =>
  MEASURE_FACTS[measure].aggregation === 'RATIO' ? ['values', 'low', 'high'] : ['values'];

function nameOf(measure: Measure, bound: Bound, view: View): ColumnName {
  const unit = UNITS[unitOf(measure, view)];
  const [end, whole] = [BOUNDS[bound], wholeOf(view)];
  const label = (lang: Lang): string =>
    `${MEASURE_FACTS[measure].label[lang]}${end.label[lang]} (${unit.label[lang]}${whole.label[lang]})`;
  return { key: `${measure}${end.key}_${unit.key}${whole.key}`, label: { fr: label('fr'), en: label('en') } };
}

/** All columns of an export, in their order. */
export function exportColumns(measures: readonly Measure[], view: View): ColumnName[] {
  const { source, ...before } = TEXT_COLUMNS;
  return [...Object.values(before), ...figureColumns(measures, view), source];
}
