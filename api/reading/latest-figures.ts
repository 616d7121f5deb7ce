import {
  type AreaCode,
  CARBON_METHODS,
  carbonIntensityBy,
  FILIERES,
  hasMeasure,
  type Lang,
  MEASURE_FACTS,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import type { ApiContext } from '../context.ts';
import { answerMix } from '../mix/answer-mix.ts';
import type { Mix } from '../mix/mix-type.ts';
import { seriesSources } from '../series/series-sources.ts';
import { latestReading } from './answer-latest.ts';
import { formatGrams, formatPower, formatShare } from './format-figure.ts';
import type { Reading } from './reading-type.ts';

/** The newest figures of an area, each as old as it is published: production comes after consumption. */
export interface LatestFigures {
  readonly area: AreaCode;
  /** The newest reading with each measure that was asked for. */
  readonly readings: ReadonlyMap<StoredMeasure, Reading | null>;
  /** Null where no ratio was asked for, too. */
  readonly mix: Mix | null;
  /** The newest reading with a consumption, of the mix's half-hour or a later one; null where no ratio was asked for, too. */
  readonly newest: Reading | null;
}

/** @param names some of `FIGURE_NAMES` */
export async function latestFigures(
  area: AreaCode,
  names: readonly string[],
  context: ApiContext,
): Promise<LatestFigures> {
  const { chunks, simulated } = context;
  const measures = names.flatMap((name) => measureNamed(name) ?? []);
  const hasRatio = names.length > measures.length;
  const [newest, readings, mix] = await Promise.all([
    hasRatio ? latestReading(chunks, area, simulated) : null,
    Promise.all(
      measures
        .filter((measure) => hasMeasure(area, measure))
        .map(async (measure) => [measure, await latestReading(chunks, area, simulated, measure)] as const),
    ),
    hasRatio ? answerMix(area, {}, seriesSources(context)) : null,
  ]);
  return { area, readings: new Map(readings), mix, newest };
}

const measureNamed = (name: string): StoredMeasure | undefined =>
  STORED_MEASURES.find((measure) => measure.toLowerCase() === name);

const RATIOS = ['renewable', 'low_carbon', 'carbon_intensity'] as const;
type Ratio = (typeof RATIOS)[number];

/** What a figure can be of, as it stands in an address. */
export const FIGURE_NAMES: readonly string[] = [
  ...STORED_MEASURES.map((measure) => measure.toLowerCase()),
  ...RATIOS,
];

/** One figure in words. */
export interface WordedFigure {
  readonly label: string;
  readonly amount: string;
  /** End of what it was measured over, epoch milliseconds UTC; null where nothing is published. */
  readonly end: number | null;
  /** Whether it is still revised. */
  readonly isRealTime: boolean;
  /** Whose it is, where the publisher does not publish it; null of its own figures. */
  readonly estimated: string | null;
}

export const REAL_TIME: Readonly<Record<Lang, string>> = { fr: 'temps réel', en: 'real time' };
const ESTIMATED: Readonly<Record<Lang, string>> = { fr: 'estimé par Courant', en: 'estimated by Courant' };

const UNPUBLISHED: Readonly<Record<Lang, string>> = { fr: 'non publié', en: 'not published' };
/** Of an area that has no such plants. */
const LACKING: Readonly<Record<Lang, string>> = { fr: 'sans', en: 'none' };

/** @param name one of those that the figures were asked for */
export function wordedFigure(name: string, figures: LatestFigures, lang: Lang): WordedFigure {
  const measure = measureNamed(name);
  if (measure) return powerFigure(measure, figures, lang);
  const { mix, newest } = figures;
  const ratio = RATIOS.find((each) => each === name) ?? 'renewable';
  return {
    label: RATIO_LABEL[ratio][lang],
    amount: mix ? RATIO_AMOUNT[ratio](mix, lang) : UNPUBLISHED[lang],
    end: mix && Math.min(mix.to, newest?.observedUntil ?? mix.to),
    isRealTime: newest?.vintage === 'REAL_TIME',
    estimated: ratio === 'carbon_intensity' ? ESTIMATED[lang] : null,
  };
}

const RATIO_LABEL: Readonly<Record<Ratio, Readonly<Record<Lang, string>>>> = {
  renewable: { fr: 'Renouvelable', en: 'Renewable' },
  low_carbon: { fr: 'Bas carbone', en: 'Low-carbon' },
  carbon_intensity: MEASURE_FACTS.CARBON_INTENSITY.label,
};

const [DIRECT] = CARBON_METHODS;

const RATIO_AMOUNT: Readonly<Record<Ratio, (mix: Mix, lang: Lang) => string>> = {
  renewable: ({ renewableShare }, lang) => formatShare(renewableShare, lang),
  low_carbon: ({ lowCarbonShare }, lang) => formatShare(lowCarbonShare, lang),
  carbon_intensity: ({ shares }, lang) => {
    const powers = FILIERES.map((filiere) => shares.find(({ measure }) => measure === filiere)?.power ?? 0);
    const carbon = carbonIntensityBy(DIRECT)(powers);
    return carbon ? formatGrams(carbon.central, lang) : UNPUBLISHED[lang];
  },
};

/** An exchange has a side instead of a sign. */
const SIDES = {
  out: { fr: 'Exporte', en: 'Exports' },
  into: { fr: 'Importe', en: 'Imports' },
} as const;

function powerFigure(measure: StoredMeasure, { area, readings }: LatestFigures, lang: Lang): WordedFigure {
  const label = MEASURE_FACTS[measure].label[lang];
  const none = { label, end: null, isRealTime: false, estimated: null };
  if (!hasMeasure(area, measure)) return { ...none, amount: LACKING[lang] };
  const reading = readings.get(measure) ?? null;
  const mw = reading?.power(measure) ?? null;
  if (!reading || mw === null) return { ...none, amount: UNPUBLISHED[lang] };
  const hasSide = measure === 'EXCHANGE' && mw !== 0;
  return {
    label: hasSide ? SIDES[mw < 0 ? 'out' : 'into'][lang] : label,
    amount: formatPower(hasSide ? Math.abs(mw) : mw, lang),
    end: reading.observedUntil,
    isRealTime: reading.vintage === 'REAL_TIME',
    estimated: null,
  };
}
