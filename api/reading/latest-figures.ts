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

/** The newest figures of an area; its mix may be older, because production is published after consumption. */
export interface LatestFigures {
  readonly reading: Reading | null;
  readonly mix: Mix | null;
}

export async function latestFigures(area: AreaCode, context: ApiContext): Promise<LatestFigures> {
  const [reading, mix] = await Promise.all([
    latestReading(context.chunks, area, context.simulated),
    answerMix(area, {}, seriesSources(context)),
  ]);
  return { reading, mix };
}

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
}

const REAL_TIME: Readonly<Record<Lang, string>> = { fr: 'temps réel', en: 'real time' };
const ESTIMATED: Readonly<Record<Lang, string>> = { fr: 'estimé par Courant', en: 'estimated by Courant' };

/** "real time" of figures that are still revised; null of others. */
export const realTimeWord = ({ reading }: LatestFigures, lang: Lang): string | null =>
  reading?.vintage === 'REAL_TIME' ? REAL_TIME[lang] : null;

/** "estimated by Courant" of what the publisher does not publish; null of its own figures. */
export const estimateWord = (name: string, lang: Lang): string | null =>
  name === 'carbon_intensity' ? ESTIMATED[lang] : null;

const UNPUBLISHED: Readonly<Record<Lang, string>> = { fr: 'non publié', en: 'not published' };
/** Of an area that has no such plants. */
const LACKING: Readonly<Record<Lang, string>> = { fr: 'sans', en: 'none' };

/** @param name one of `FIGURE_NAMES` */
export function wordedFigure(name: string, { reading, mix }: LatestFigures, lang: Lang): WordedFigure {
  const measure = STORED_MEASURES.find((each) => each.toLowerCase() === name);
  if (measure) return powerFigure(measure, reading, lang);
  const ratio = RATIOS.find((each) => each === name) ?? 'renewable';
  return {
    label: RATIO_LABEL[ratio][lang],
    amount: mix ? RATIO_AMOUNT[ratio](mix, lang) : UNPUBLISHED[lang],
    end: mix?.to ?? null,
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

function powerFigure(measure: StoredMeasure, reading: Reading | null, lang: Lang): WordedFigure {
  const mw = reading?.power(measure) ?? null;
  const label = MEASURE_FACTS[measure].label[lang];
  if (reading && !hasMeasure(reading.area.code, measure)) return { label, amount: LACKING[lang], end: null };
  if (!reading || mw === null) return { label, amount: UNPUBLISHED[lang], end: null };
  const end = reading.observedUntil;
  if (measure !== 'EXCHANGE' || mw === 0) return { label, amount: formatPower(mw, lang), end };
  return { label: SIDES[mw < 0 ? 'out' : 'into'][lang], amount: formatPower(Math.abs(mw), lang), end };
}
