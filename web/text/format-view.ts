import type { Lang } from '@courant/core/domain';
import type { View } from '../gql/graphql.ts';
import { formatNumber } from './format.ts';

interface UnitFact {
  readonly unit: string;
  /** A thousand of the unit, easier to read from `THOUSANDS_FROM` on; null where amounts stay small. */
  readonly thousand: string | null;
  readonly digits: number;
}

const UNIT_OF: Readonly<Record<View, UnitFact>> = {
  POWER: { unit: 'MW', thousand: 'GW', digits: 0 },
  ENERGY: { unit: 'MWh', thousand: 'GWh', digits: 0 },
  SHARE_OF_CONSUMPTION: { unit: '%', thousand: null, digits: 1 },
  SHARE_OF_PRODUCTION: { unit: '%', thousand: null, digits: 1 },
  PER_PERSON: { unit: 'W', thousand: null, digits: 0 },
};

const THOUSANDS_FROM = 10_000;

/** "4,812" without its unit, for tables; an en dash for what is not published. */
export const formatAmount = (amount: number | null, view: View, lang: Lang): string =>
  amount === null ? '–' : formatNumber(amount, UNIT_OF[view].digits, lang);

/** "53.0 GW", "4,812 MW", "75.2 %" or "640 W". */
export function formatQuantity(amount: number, view: View, lang: Lang): string {
  const { unit, thousand } = UNIT_OF[view];
  if (thousand === null || Math.abs(amount) < THOUSANDS_FROM)
    return `${formatAmount(amount, view, lang)}\u00a0${unit}`;
  return `${formatNumber(amount / 1000, 1, lang)}\u00a0${thousand}`;
}

/** Labels of an axis: one unit for the whole axis, as many digits as its step needs. */
export function axisFormat(
  ticks: readonly number[],
  view: View,
  lang: Lang,
): { unit: string; label(amount: number): string } {
  const { unit, thousand } = UNIT_OF[view];
  const isLarge = thousand !== null && Math.max(...ticks.map(Math.abs), 0) >= THOUSANDS_FROM;
  const size = isLarge ? 1000 : 1;
  const digits = ticks.every((amount) => Number.isInteger(amount / size)) ? 0 : 1;
  return {
    unit: isLarge ? thousand : unit,
    label: (amount) => formatNumber(amount / size, digits, lang),
  };
}

/** The units of a column of figures, each a thousand of the one before. */
const LADDERS = {
  MW: ['MW', 'GW'],
  MWh: ['MWh', 'GWh', 'TWh'],
  kWh: ['kWh', 'MWh'],
  W: ['W'],
  '%': ['%'],
} as const;
export type ColumnUnit = keyof typeof LADDERS;

/** The unit of what a view shows of a bucket, of its means, and of its energy; null where it has none. */
export const COLUMN_UNITS: Readonly<
  Record<View, { slot: ColumnUnit; mean: ColumnUnit | null; energy: ColumnUnit | null }>
> = {
  POWER: { slot: 'MW', mean: 'MW', energy: 'MWh' },
  ENERGY: { slot: 'MWh', mean: 'MW', energy: 'MWh' },
  SHARE_OF_CONSUMPTION: { slot: '%', mean: null, energy: null },
  SHARE_OF_PRODUCTION: { slot: '%', mean: null, energy: null },
  PER_PERSON: { slot: 'W', mean: 'W', energy: 'kWh' },
};

/** Figures under each other: one unit for the column, by its largest amount, and as many digits in each. */
export interface ColumnFormat {
  readonly unit: string;
  /** An en dash for what is not published. */
  label(amount: number | null): string;
}

export function columnFormat(base: ColumnUnit, largest: number, lang: Lang): ColumnFormat {
  const ladder = LADDERS[base];
  let power = 0;
  while (power < ladder.length - 1 && largest >= THOUSANDS_FROM * 1000 ** power) power++;
  const digits = power > 0 || base === '%' ? 1 : 0;
  return {
    unit: ladder[power] ?? base,
    label: (amount) => (amount === null ? '–' : formatNumber(amount / 1000 ** power, digits, lang)),
  };
}
