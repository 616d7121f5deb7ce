import type { Lang, Measure } from '@courant/core/domain';
import type { View } from '../gql/graphql.ts';
import { formatNumber } from './format.ts';
import { axisFormat, formatAmount, formatQuantity } from './format-view.ts';
import { interpolate, TEXTS } from './texts.ts';

/** How amounts of one measure are written. */
export interface AmountFormat {
  /** "4,812 MW"; an en dash for what is not published. */
  full(amount: number | null): string;
  /** Labels of an axis, and the unit that all of them share. */
  axis(ticks: readonly number[]): { readonly unit: string; label(amount: number): string };
  /** Whether labels of an axis have a word before their number. */
  readonly saysSide: boolean;
  /** "4,812": the size alone, where room is short and the side of zero is said elsewhere. */
  size(amount: number): string;
}

/** An exchange says which way it flows, since the sign of a balance is read both ways: "exports 8.4 GW". */
export function amountFormat(measure: Measure, view: View, lang: Lang): AmountFormat {
  if (measure !== 'EXCHANGE') {
    return {
      full: (amount) =>
        amount === null ? formatAmount(null, view, lang) : formatQuantity(amount, view, lang),
      axis: (ticks) => axisFormat(ticks, view, lang),
      saysSide: false,
      size: (amount) => formatAmount(amount, view, lang),
    };
  }
  return {
    full: (amount) => (amount === null ? formatAmount(null, view, lang) : exchangeText(amount, view, lang)),
    axis: (ticks) => {
      const { unit, label } = axisFormat(ticks, view, lang);
      return { unit, label: (amount) => withSide(amount, label(Math.abs(amount)), lang) };
    },
    saysSide: true,
    size: (amount) => formatAmount(Math.abs(amount), view, lang),
  };
}

/** An amount by its side of zero, without a sign: "exports 8,400 MW". In French the side comes last, as after any name. */
export const sidePower = (amount: number, power: string, lang: Lang): string =>
  interpolate(TEXTS[amount < 0 ? 'exportsPower' : 'importsPower'][lang], { power });

function exchangeText(amount: number, view: View, lang: Lang): string {
  const size = formatQuantity(Math.abs(amount), view, lang);
  if (amount === 0) return size;
  return sidePower(amount, size, lang);
}

const withSide = (amount: number, size: string, lang: Lang): string =>
  amount === 0 ? size : `${TEXTS[amount < 0 ? 'axisExport' : 'axisImport'][lang]} ${size}`;

/** Amounts in percent of the mean of their own line. */
export const indexFormat = (lang: Lang): AmountFormat => ({
  full: (amount) => (amount === null ? '–' : formatNumber(amount, 0, lang)),
  axis: () => ({ unit: '', label: (amount) => formatNumber(amount, 0, lang) }),
  saysSide: false,
  size: (amount) => formatNumber(amount, 0, lang),
});
