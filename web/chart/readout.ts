import { type Lang, MEASURE_FACTS } from '@courant/core/domain';
import { formatNumber } from '../text/format.ts';
import { COLUMN_UNITS, columnFormat } from '../text/format-view.ts';
import { interpolate, TEXTS } from '../text/texts.ts';
import { bandLabel } from './band-label.ts';
import {
  type BandKey,
  bandsFromTop,
  leavesArea,
  legendRows,
  type RowKey,
  STORAGE_BANDS,
  type Stack,
} from './stack.ts';
import { differenceAt, storageAt, totalAt, type WindowSum, type WindowSums } from './window-sums.ts';

/** The figures of a row as texts; an en dash is "not published". */
export interface ReadoutFigures {
  /** At the slot that is read, in the unit of the view. */
  readonly slot: string;
  /** Over the window; null where the view has none. */
  readonly mean: string | null;
  readonly energy: string | null;
  readonly share: string | null;
}

export interface BandRow {
  readonly key: RowKey;
  /** What it shows and hides: its band, or those of storage. */
  readonly bands: readonly BandKey[];
  readonly label: string;
  /** Its figures are taken from the total: they are written without a sign, behind a "−". */
  readonly isTaken: boolean;
  /** Null where all its bands are hidden. */
  readonly figures: ReadoutFigures | null;
  /** The rows that it adds up, for who opens it; empty of a band. */
  readonly parts: readonly BandRow[];
}

/** A legend with figures. Its bands, less what is taken, add up to its total. */
export interface Readout {
  readonly units: { readonly slot: string; readonly mean: string | null; readonly energy: string | null };
  readonly consumption: ReadoutFigures;
  /** Of another period, and by how much the consumption differs from it; null where none is shown. */
  readonly against: { readonly figures: ReadoutFigures; readonly difference: ReadoutFigures } | null;
  /** From the top of the stack to its bottom. */
  readonly bands: readonly BandRow[];
  readonly total: ReadoutFigures;
  readonly isPartial: boolean;
  /** What is missing of the window; null where nothing is. */
  readonly note: string | null;
}

interface ReadoutInput {
  readonly stack: Stack;
  readonly sums: WindowSums;
  /** The bands that the window has, hidden ones too. */
  readonly present: readonly BandKey[];
  readonly slot: number;
  readonly lang: Lang;
}

/** What the legend says of a slot and of the whole window. */
export function toReadout({ stack, sums, present, slot, lang }: ReadoutInput): Readout {
  const format = formatsOf(stack, sums, lang);
  const bands = new Map(stack.bands.map((band) => [band.key, band]));
  const rowOf = (key: BandKey): BandRow => {
    const [band, sum] = [bands.get(key), sums.bands.get(key)];
    const isTaken = leavesArea(key);
    return {
      key,
      bands: [key],
      label: bandLabel(key, lang),
      isTaken,
      figures: band && sum ? format.figures(band.own[slot] ?? null, sum, isTaken ? -1 : 1) : null,
      parts: [],
    };
  };
  const stored = bandsFromTop(present).filter((key) => STORAGE_BANDS.includes(key));
  const storageRow: BandRow = {
    key: 'STORAGE',
    bands: stored,
    label: bandLabel('STORAGE', lang),
    // It gives and takes: its sum has its sign.
    isTaken: false,
    figures: stored.some((key) => bands.has(key))
      ? format.figures(storageAt(stack, slot), sums.storage)
      : null,
    parts: stored.map(rowOf),
  };
  return {
    units: format.units,
    consumption: format.figures(stack.consumptionMw[slot] ?? null, sums.consumption),
    against: sums.against &&
      sums.difference && {
        figures: format.figures(stack.against?.[slot] ?? null, sums.against),
        difference: withSign(format.figures(differenceAt(stack, slot), sums.difference)),
      },
    bands: legendRows(present).map((key) => (key === 'STORAGE' ? storageRow : rowOf(key))),
    total: format.figures(totalAt(stack, slot), sums.total),
    isPartial: present.some((key) => !bands.has(key)),
    note: noteOf(sums, lang),
  };
}

/** One format a column. */
function formatsOf(stack: Stack, sums: WindowSums, lang: Lang) {
  const units = COLUMN_UNITS[stack.view];
  const all = [sums.consumption, sums.total, ...sums.bands.values()];
  const largest = (pick: (sum: WindowSum) => number | null) =>
    Math.max(0, ...all.map((sum) => Math.abs(pick(sum) ?? 0)));
  const slotFormat = columnFormat(units.slot, Math.max(...stack.extent.map(Math.abs)), lang);
  // Means stand beside what they are the mean of, in its unit.
  const meanFormat =
    units.mean &&
    (units.mean === units.slot
      ? slotFormat
      : columnFormat(
          units.mean,
          largest(({ mean }) => mean),
          lang,
        ));
  const energyFormat =
    units.energy &&
    columnFormat(
      units.energy,
      largest(({ energy }) => energy),
      lang,
    );
  return {
    units: { slot: slotFormat.unit, mean: meanFormat?.unit ?? null, energy: energyFormat?.unit ?? null },
    figures: (amount: number | null, { mean, energy, share }: WindowSum, sign = 1): ReadoutFigures => ({
      slot: slotFormat.label(signed(amount, sign)),
      mean: meanFormat?.label(signed(mean, sign)) ?? null,
      energy: energyFormat?.label(signed(energy, sign)) ?? null,
      share: share === null ? null : formatNumber(100 * share * sign, 1, lang),
    }),
  };
}

/** A difference has its sign also where it is above zero. */
const withSign = (figures: ReadoutFigures): ReadoutFigures => ({
  ...figures,
  slot: plus(figures.slot),
  mean: figures.mean && plus(figures.mean),
  energy: figures.energy && plus(figures.energy),
});

/** Zero, what is below it and a dash stay as they are. */
const plus = (text: string): string => (/^[−–]|^[0.,]+$/.test(text) ? text : `+${text}`);

const signed = (amount: number | null, sign: number): number | null => amount && amount * sign;

/** A quarter of an hour is told apart from rounding. */
const isLess = (hours: number, than: number): boolean => than - hours > 0.01;

function noteOf({ coverage, bands, difference }: WindowSums, lang: Lang): string | null {
  const hoursText = (hours: number) => formatNumber(hours, Number.isInteger(hours) ? 0 : 2, lang);
  const { hours, expected } = coverage;
  const whole = { hours: hoursText(hours), expected: hoursText(expected) };
  const sentences = isLess(hours, expected) ? [interpolate(TEXTS.coverage[lang], whole)] : [];
  for (const [key, band] of bands) {
    const own = { name: bandLabel(key, lang), hours: hoursText(band.hours) };
    if (isLess(band.hours, hours)) sentences.push(interpolate(TEXTS.bandHours[lang], own));
  }
  if (difference && isLess(difference.hours, hours))
    sentences.push(interpolate(TEXTS.comparedHours[lang], { hours: hoursText(difference.hours) }));
  return sentences.join(' ') || null;
}

/** The name of the line over the stack. */
export const consumptionLabel = (lang: Lang): string => MEASURE_FACTS.CONSUMPTION.label[lang];
