import type { Figures } from '../data/figures.ts';

/** What is added to or taken from the production to give the consumption. */
export type TermKey = 'produced' | 'exported' | 'imported' | 'stored' | 'released' | 'unexplained';

/** A term as it is printed: tenths of a gigawatt, above zero, and how it counts. */
export interface Term {
  readonly key: TermKey;
  readonly sign: 1 | -1;
  readonly tenths: number;
}

export interface Equation {
  readonly consumedTenths: number;
  readonly terms: readonly Term[];
}

const MW_PER_TENTH = 100;
/** The publisher's own figures add up to some megawatts; more than that is said. */
const UNEXPLAINED_FROM_MW = 50;

/**
 * Consumption as the sum of where it came from, so that it holds as it is printed: consumption is rounded, and each term
 * is rounded up or down, those nearest to the next tenth up. Null where a figure of it is not published.
 */
export function equationOf({ consumptionMw, productionMw, exchangeMw, storageMw }: Figures): Equation | null {
  if (consumptionMw === null || productionMw === null || exchangeMw === null) return null;
  const restMw = consumptionMw - productionMw - exchangeMw - storageMw;
  const isExplained = Math.abs(restMw) < UNEXPLAINED_FROM_MW;
  const amountsMw = [productionMw, exchangeMw, storageMw, ...(isExplained ? [] : [restMw])];
  const consumedTenths = Math.round(consumptionMw / MW_PER_TENTH);
  const [produced = 0, exchanged = 0, stored = 0, unexplained = 0] = roundedTo(
    consumedTenths,
    amountsMw.map((mw) => mw / MW_PER_TENTH),
  );
  const terms = [
    toTerm(produced, 'produced', 'produced'),
    toTerm(exchanged, 'imported', 'exported'),
    toTerm(stored, 'released', 'stored'),
    toTerm(unexplained, 'unexplained', 'unexplained'),
  ];
  return { consumedTenths, terms: terms.filter(({ key, tenths }) => key === 'produced' || tenths > 0) };
}

const toTerm = (tenths: number, above: TermKey, below: TermKey): Term =>
  tenths < 0 ? { key: below, sign: -1, tenths: -tenths } : { key: above, sign: 1, tenths };

/** Each amount rounded up or down, so that they sum to `total` where that is between all down and all up. */
function roundedTo(total: number, amounts: readonly number[]): number[] {
  const floors = amounts.map(Math.floor);
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byFraction = amounts.map((_, i) => i).sort((a, b) => fraction(amounts[b]) - fraction(amounts[a]));
  const upward = new Set(byFraction.slice(0, Math.max(0, missing)));
  return floors.map((floor, i) => floor + (upward.has(i) ? 1 : 0));
}

const fraction = (amount = 0): number => amount - Math.floor(amount);
