import { AREAS, hasMeasure, type Lang, MEASURE_FACTS, type RegionCode } from '@courant/core/domain';
import { figuresOf } from '../../data/figures.ts';
import type { MeasureValues } from '../../data/reading.ts';
import { sidePower } from '../../text/amount-format.ts';
import { formatNumber } from '../../text/format.ts';
import { TEXTS } from '../../text/texts.ts';

/** What the map shades and the table lists, in the order of their choice. */
export const MAP_MEASURES = [
  'EXCHANGE',
  'RENEWABLE',
  'PER_PERSON',
  'CARBON_INTENSITY',
  'CONSUMPTION',
  'PRODUCTION',
  'NUCLEAR',
  'HYDRO',
  'WIND',
  'SOLAR',
  'THERMAL',
  'BIOENERGY',
] as const;
export type MapMeasure = (typeof MAP_MEASURES)[number];
type Amount = Exclude<MapMeasure, 'RENEWABLE' | 'PER_PERSON' | 'CARBON_INTENSITY'>;

/** The ones that a reader chooses with one press; the others are behind "more". */
export const MAIN_MEASURES = MAP_MEASURES.slice(0, 5);
export const MORE_MEASURES = MAP_MEASURES.slice(5);

export type MapUnit = 'MW' | '%' | 'W' | 'g';

interface MapFact {
  readonly unit: MapUnit;
  /** Hue and chroma of its shades in OKLCH. */
  readonly hue: readonly [degrees: number, chroma: number];
}

const mw = (degrees: number, chroma: number): MapFact => ({ unit: 'MW', hue: [degrees, chroma] });

/** Total: a measure without an entry does not compile. */
export const MAP_FACTS: Readonly<Record<MapMeasure, MapFact>> = {
  EXCHANGE: mw(250, 0.02),
  RENEWABLE: { unit: '%', hue: [155, 0.12] },
  PER_PERSON: { unit: 'W', hue: [300, 0.12] },
  CARBON_INTENSITY: { unit: 'g', hue: [60, 0.06] },
  CONSUMPTION: mw(258, 0.13),
  PRODUCTION: mw(136, 0.11),
  NUCLEAR: mw(88, 0.12),
  HYDRO: mw(245, 0.11),
  WIND: mw(178, 0.08),
  SOLAR: mw(55, 0.14),
  THERMAL: mw(26, 0.15),
  BIOENERGY: mw(168, 0.09),
};

/** A balance is shaded on two sides of zero, and its sides are said by words or arrows, never by a bare sign. */
export const isBalance = (measure: MapMeasure): boolean => measure === 'EXCHANGE';

const isDerived = (measure: MapMeasure): measure is Exclude<MapMeasure, Amount> =>
  measure === 'RENEWABLE' || measure === 'PER_PERSON' || measure === 'CARBON_INTENSITY';

/** Whether a region has such plants; each has a consumption, a balance and shares. */
export const hasMapMeasure = (region: RegionCode, measure: MapMeasure): boolean =>
  isDerived(measure) || hasMeasure(region, measure);

const W_PER_MW = 1e6;
const PERCENT = 100;

/** A region's figure in the unit of the measure; null is "not published". */
export function mapValue(measure: MapMeasure, region: RegionCode, values: MeasureValues): number | null {
  if (!isDerived(measure)) return values[measure];
  if (measure === 'PER_PERSON')
    return values.CONSUMPTION === null ? null : (values.CONSUMPTION * W_PER_MW) / AREAS[region].population;
  const { renewableShare, carbon } = figuresOf(values);
  if (measure === 'CARBON_INTENSITY') return carbon?.central ?? null;
  return renewableShare === null ? null : renewableShare * PERCENT;
}

export const mapLabel = (measure: MapMeasure, lang: Lang): string => {
  if (isBalance(measure)) return TEXTS.balance[lang];
  return isDerived(measure) ? TEXTS[`map_${measure}`][lang] : MEASURE_FACTS[measure].label[lang];
};

/** The unit as a reader knows it: "W per person", "gCO2/kWh". */
export const mapUnit = (measure: MapMeasure, lang: Lang): string =>
  TEXTS[`mapUnit_${MAP_FACTS[measure].unit}`][lang];

/** "↗" out of the region, "↙" into it; nothing at zero. */
export const arrowOf = (exchange: number): string => {
  if (exchange === 0) return '';
  return exchange < 0 ? '↗' : '↙';
};

/** A figure without its unit; of a balance the arrow says which way. An en dash for what is not published. */
export function formatMapValue(measure: MapMeasure, amount: number | null, lang: Lang): string {
  if (amount === null) return '–';
  if (!isBalance(measure)) return formatNumber(amount, 0, lang);
  return `${arrowOf(amount)}\u2009${formatNumber(Math.abs(amount), 0, lang)}`;
}

/** The same in words, for a screen reader: "exports 40 MW", "31 %", "412 W per person". */
export function sayMapValue(measure: MapMeasure, amount: number | null, lang: Lang): string {
  if (amount === null) return TEXTS.notPublished[lang];
  const figure = `${formatNumber(isBalance(measure) ? Math.abs(amount) : amount, 0, lang)}\u00a0${mapUnit(measure, lang)}`;
  if (!isBalance(measure) || amount === 0) return figure;
  return sidePower(amount, figure, lang);
}
