/** The rows of a dataset at a moment, generated on each request: only rows that a test published are stored. */
import { MINUTE, parisDate, parisMidnight } from '@courant/core/domain';
import { draw, seedOf } from '../power/noise.ts';
import type { Grid } from '../power/power.ts';
import { REGIONS, type Region } from '../power/region.ts';
import { isBadDay, withoutMostConsumption } from './bad-day.ts';
import type { Corrections } from './corrections.ts';
import { createFigureWriters, type FigureWriters } from './figures.ts';
import { type LocalSlot, slotsBetween } from './local-slots.ts';
import {
  CONSOLIDATION,
  FINAL_METERING,
  type Megawatts,
  meterReading,
  TELEMETRY,
  telemetryDrift,
} from './metering.ts';
import type { Publication } from './publication.ts';
import type { Cell, Cells, Row, Span } from './row.ts';
import { type Dataset, Nature, REAL_TIME } from './schema.ts';

export interface RowSource {
  /** Rows of a dataset at `now` that may lie in the span, unordered; ghosts and future rows included. */
  rows(dataset: Dataset, now: number, span: Span): Iterable<Row>;
}

export interface RowSourceOptions {
  seed: number;
  grid: Grid;
  publication: Publication;
  corrections: Corrections;
  /** False leaves only the rows that a test published. */
  generated: boolean;
}

export function createRowSource(parts: RowSourceOptions): RowSource {
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

function* generatedRows(parts: RowSourceOptions, dataset: Dataset, now: number, span: Span): Generator<Row> {
  if (!parts.generated) return;
  const window = windowOf(parts.publication, dataset, now);
  const from = Math.max(span.from, window.from);
  const to = Math.min(span.to, window.to);
  const regions = REGIONS.filter(({ code }) => span.codes?.has(code) ?? true);
  const toRow = dataset.id === REAL_TIME ? realTimeRows : consolidatedRows;
  const rowOf = toRow(parts, createFigureWriters(dataset), now);
  for (const slot of slotsBetween(from, to, dataset.stepMinutes)) {
    for (const region of regions) yield rowOf(region, slot);
  }
}

/** Real time runs from where consolidated data ends to the end of today, whose future slots are listed empty. */
function windowOf(publication: Publication, dataset: Dataset, now: number): { from: number; to: number } {
  const consolidatedUntil = publication.consolidatedUntil(now);
  if (dataset.id === REAL_TIME) return { from: consolidatedUntil, to: endOfParisDay(now) };
  return { from: publication.historyFrom, to: consolidatedUntil };
}

function endOfParisDay(now: number): number {
  const { year, month, day } = parisDate(now);
  return parisMidnight({ year, month, day: day + 1 });
}

type RowOf = (region: Region, slot: LocalSlot) => Row;

function realTimeRows(
  { seed, grid, publication }: RowSourceOptions,
  writers: FigureWriters,
  now: number,
): RowOf {
  const figuresOf = (region: Region, { start }: LocalSlot): Figures => {
    if (publication.publishedAt(start) > now) return unpublishedFigures;
    const ownSeed = slotSeed(seed, region, start);
    const edition = publication.revisionsOf(ownSeed, start, now);
    const drift = telemetryDrift(seedOf(seed, region.index + 40, -1), start, edition);
    const mw = meterReading(grid.powerAt(region, start), TELEMETRY, { seed: ownSeed, edition, drift });
    return isTelemetryLost(ownSeed)
      ? fixedFigures(halfEmptyCells(mw))
      : writtenFigures(writers, mw, region, start);
  };
  return (region, slot) => lazyRow(region, slot, Nature.realTime, figuresOf);
}

function consolidatedRows(parts: RowSourceOptions, writers: FigureWriters, now: number): RowOf {
  const { historyFrom } = parts.publication;
  const definitiveUntil = parts.publication.definitiveUntil(now);
  const figuresOf = (region: Region, slot: LocalSlot): Figures => {
    const { start } = slot;
    // The twelve rows of history's first slot (2013-01-01 00:00 at the publisher) have never had a figure.
    if (start === historyFrom) return fixedFigures(NEVER_PUBLISHED);
    const mw =
      start < definitiveUntil ? definitiveMw(parts, region, slot) : consolidatedMw(parts, region, slot);
    return writtenFigures(writers, mw, region, start);
  };
  return (region, slot) => {
    const nature = slot.start < definitiveUntil ? Nature.definitive : Nature.consolidated;
    return lazyRow(region, slot, nature, figuresOf);
  };
}

const HALF_A_HALF_HOUR = 15 * MINUTE;

/** Metered means: the power in the middle of the half-hour stands for its mean. */
function definitiveMw(parts: RowSourceOptions, region: Region, { start }: LocalSlot): Megawatts {
  const power = parts.grid.powerAt(region, start + HALF_A_HALF_HOUR);
  const seed = slotSeed(parts.seed, region, start);
  return meterReading(power, FINAL_METERING, { seed, edition: 1001, drift: 0 });
}

function consolidatedMw(parts: RowSourceOptions, region: Region, slot: LocalSlot): Megawatts {
  const power = parts.grid.powerAt(region, slot.start + HALF_A_HALF_HOUR);
  const seed = slotSeed(parts.seed, region, slot.start);
  const mw = meterReading(power, CONSOLIDATION, { seed, edition: 1000, drift: 0 });
  // Only definitive data separates onshore from offshore wind.
  const unsplit = { ...mw, eolien_terrestre: 0, eolien_offshore: 0 };
  return isBadDay(parts.seed, region.code, slot) ? withoutMostConsumption(unsplit) : unsplit;
}

function slotSeed(seed: number, region: Region, start: number): number {
  return seedOf(seed, region.index + 40, start / (15 * MINUTE));
}

/** One real-time row in about three thousand. */
function isTelemetryLost(seed: number): boolean {
  return draw(seed, 70) < 1 / 3000;
}

/** A past row with wind and solar but without consumption; its text columns spell absence in three ways. */
function halfEmptyCells(mw: Megawatts): Cells {
  return {
    eolien: mw.eolien,
    solaire: mw.solaire,
    pompage: '-',
    stockage_batterie: 'ND',
    destockage_batterie: '',
  };
}

const NEVER_PUBLISHED: Cells = { eolien: '', eolien_terrestre: '-', eolien_offshore: 'ND' };

/** The figures of a row by column. */
type Figures = (column: string) => Cell;

const unpublishedFigures: Figures = () => null;

function fixedFigures(cells: Cells): Figures {
  return (column) => cells[column] ?? null;
}

function writtenFigures(writers: FigureWriters, mw: Megawatts, region: Region, start: number): Figures {
  return (column) => writers.get(column)?.(mw, region, start) ?? null;
}

const NO_EXTRAS: readonly string[] = [];

/** A row that computes its figures when the first one is read: counting and filtering by key cost no physics. */
function lazyRow(
  region: Region,
  slot: LocalSlot,
  nature: string,
  figuresOf: (region: Region, slot: LocalSlot) => Figures,
): Row {
  let figures: Figures | undefined;
  return {
    code: region.code,
    label: region.label,
    start: slot.start,
    date: slot.date,
    heure: slot.heure,
    nature,
    extras: NO_EXTRAS,
    figure(column) {
      figures ??= figuresOf(region, slot);
      return figures(column);
    },
  };
}
