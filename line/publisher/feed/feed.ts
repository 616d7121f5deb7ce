/** The rows of a dataset at a moment, made when asked for: nothing is stored but what a test has published. */
import { parisDayOf, startOfParisDay } from '../paris-time.ts';
import { draw, seedOf } from '../power/noise.ts';
import type { Grid } from '../power/power.ts';
import { REGIONS, type Region } from '../power/region.ts';
import { isBadDay, withoutMostConsumption } from './bad-day.ts';
import type { Corrections } from './corrections.ts';
import { type LocalSlot, slotsBetween } from './local-slots.ts';
import { CONSOLIDATION, FINAL_METERING, type Megawatts, meterReading, TELEMETRY } from './metering.ts';
import type { Publication } from './publication.ts';
import { type Cells, type Row, type Span, toCells } from './row.ts';
import { type Dataset, Nature, REAL_TIME } from './schema.ts';

export interface Feed {
  /** Rows of a dataset at `now` that may lie in the span, unordered; ghosts and future rows included. */
  rows(dataset: Dataset, now: number, span: Span): Iterable<Row>;
}

export interface FeedParts {
  seed: number;
  grid: Grid;
  publication: Publication;
  corrections: Corrections;
  /** False leaves only what was published by hand. */
  generated: boolean;
}

export function openFeed(parts: FeedParts): Feed {
  return {
    *rows(dataset, now, span) {
      const { corrections } = parts;
      for (const row of generatedRows(parts, dataset, now, span)) {
        if (!corrections.replaces(dataset.id, row)) yield corrections.revised(dataset.id, row);
      }
      yield* corrections.published(dataset.id, span);
    },
  };
}

function* generatedRows(parts: FeedParts, dataset: Dataset, now: number, span: Span): Generator<Row> {
  if (!parts.generated) return;
  const window = windowOf(parts.publication, dataset, now);
  const from = Math.max(span.from, window.from);
  const to = Math.min(span.to, window.to);
  const regions = REGIONS.filter(({ code }) => span.codes?.has(code) ?? true);
  const rowOf = dataset.id === REAL_TIME ? realTimeRow : consolidatedRow;
  for (const slot of slotsBetween(from, to, dataset.stepMinutes)) {
    for (const region of regions) yield rowOf(parts, dataset, region, slot, now);
  }
}

/** Real time runs from where consolidated data ends to the end of today, whose future slots are listed empty. */
function windowOf(publication: Publication, dataset: Dataset, now: number): { from: number; to: number } {
  const settled = publication.consolidatedUntil(now);
  if (dataset.id === REAL_TIME) return { from: settled, to: startOfParisDay(parisDayOf(now) + 1) };
  return { from: publication.historyFrom, to: settled };
}

function realTimeRow(parts: FeedParts, dataset: Dataset, region: Region, slot: LocalSlot, now: number): Row {
  return lazyRow(region, slot, Nature.realTime, () => {
    if (parts.publication.publishedAt(slot.start) > now) return {};
    const seed = slotSeed(parts.seed, region, slot.start);
    const edition = parts.publication.revisionsOf(seed, slot.start, now);
    const power = parts.grid.powerAt(region, slot.start);
    const mw = meterReading(power, TELEMETRY, seed, edition);
    return lostTelemetry(seed) ? halfEmpty(mw) : toCells(mw, region, slot.start, dataset.columns);
  });
}

function consolidatedRow(
  parts: FeedParts,
  dataset: Dataset,
  region: Region,
  slot: LocalSlot,
  now: number,
): Row {
  const { publication } = parts;
  const definitive = slot.start < publication.definitiveUntil(now);
  return lazyRow(region, slot, definitive ? Nature.definitive : Nature.consolidated, () => {
    // The twelve rows of history's first slot (2013-01-01 00:00 at the publisher) have never had a figure.
    if (slot.start === publication.historyFrom) return unpublishedText();
    const mw = definitive ? definitiveMw(parts, region, slot) : consolidatedMw(parts, region, slot);
    return toCells(mw, region, slot.start, dataset.columns);
  });
}

const HALF_A_HALF_HOUR = 15 * 60_000;

/** Metered means: the power in the middle of the half-hour stands for its mean. */
function definitiveMw(parts: FeedParts, region: Region, { start }: LocalSlot): Megawatts {
  const power = parts.grid.powerAt(region, start + HALF_A_HALF_HOUR);
  return meterReading(power, FINAL_METERING, slotSeed(parts.seed, region, start), 1001);
}

function consolidatedMw(parts: FeedParts, region: Region, slot: LocalSlot): Megawatts {
  const power = parts.grid.powerAt(region, slot.start + HALF_A_HALF_HOUR);
  const mw = meterReading(power, CONSOLIDATION, slotSeed(parts.seed, region, slot.start), 1000);
  // On- and offshore wind are told apart only in definitive data.
  const unsplit = { ...mw, eolien_terrestre: 0, eolien_offshore: 0 };
  return isBadDay(parts.seed, region.code, slot) ? withoutMostConsumption(unsplit) : unsplit;
}

function slotSeed(seed: number, region: Region, start: number): number {
  return seedOf(seed, region.index + 40, start / 900_000);
}

/** One real-time row in about three thousand. */
function lostTelemetry(seed: number): boolean {
  return draw(seed, 70) < 1 / 3000;
}

/** A past row whose consumption never came while wind and sun did; text columns spell absence three ways. */
function halfEmpty(mw: Megawatts): Cells {
  return {
    eolien: mw.eolien,
    solaire: mw.solaire,
    pompage: '-',
    stockage_batterie: 'ND',
    destockage_batterie: '',
  };
}

function unpublishedText(): Cells {
  return { eolien: '', eolien_terrestre: '-', eolien_offshore: 'ND' };
}

function lazyRow(region: Region, slot: LocalSlot, nature: string, make: () => Cells): Row {
  let made: Cells | undefined;
  return {
    code: region.code,
    label: region.label,
    start: slot.start,
    date: slot.date,
    heure: slot.heure,
    nature,
    measures() {
      made ??= make();
      return made;
    },
  };
}
