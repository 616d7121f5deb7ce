import {
  AREAS, FEEDS, isAreaCode, isRegionCode, PUBLISHED_MEASURES, rankOf, vintageOfRank,
  type Change, type Fetch, type Reading, type Rejected,
} from '@courant/core/domain';

/**
 * A reading as text, two lines: what settling needs as one short array, then every other number published, which only
 * whoever asks for it parses. `["HDF",1704067200000,30,2,1713000000000,[5497,3349,...]]` is area, start, minutes,
 * vintage's rank, known at, MW per published measure.
 */
export const readingText = ({ area, start, stepMinutes, vintage, knownAt, values, extra }: Reading): string =>
  `["${area}",${start},${stepMinutes},${rankOf(vintage)},${knownAt},${JSON.stringify(values)}]\n${JSON.stringify(extra)}`;

export function readingFrom(text: string): Reading {
  const line = text.indexOf('\n');
  const core = line < 0 ? undefined : parsed(text.slice(0, line));
  if (!Array.isArray(core) || core.length !== 6) throw new Error('A reading is two lines: an array of six, then an object.');
  const [area, start, stepMinutes, rank, knownAt, values] = core as unknown[];
  const vintage = typeof rank === 'number' ? vintageOfRank(rank) : null;
  if (typeof area !== 'string' || !isAreaCode(area) || !isRegionCode(area)) throw new Error(`Not a region: ${String(area)}.`);
  if (!vintage) throw new Error(`Not the rank of a vintage: ${String(rank)}.`);
  if (stepMinutes !== (vintage === 'REAL_TIME' ? 15 : 30)) throw new Error(`${vintage} has no step of ${String(stepMinutes)} minutes.`);
  if (!isInstant(start) || start % (stepMinutes * 60_000) !== 0) throw new Error(`Not the start of a ${stepMinutes}-minute interval: ${String(start)}.`);
  if (!isInstant(knownAt)) throw new Error(`Not an instant: ${String(knownAt)}.`);
  if (!isValues(values)) throw new Error(`Not ${PUBLISHED_MEASURES.length} whole MW or null: ${JSON.stringify(values)}.`);
  return new ReadReading(area, start, stepMinutes, vintage, knownAt, values, text.slice(line + 1));
}

/** A reading from the log, whose extra numbers are parsed when asked for. */
class ReadReading implements Reading {
  readonly area; readonly start; readonly stepMinutes; readonly vintage; readonly knownAt; readonly values;
  readonly #extra: string;

  constructor(area: Reading['area'], start: number, stepMinutes: 15 | 30, vintage: Reading['vintage'], knownAt: number,
    values: Reading['values'], extra: string) {
    this.area = area;
    this.start = start;
    this.stepMinutes = stepMinutes;
    this.vintage = vintage;
    this.knownAt = knownAt;
    this.values = values;
    this.#extra = extra;
  }

  get extra(): Reading['extra'] {
    return JSON.parse(this.#extra) as Reading['extra'];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('Not JSON.');
  }
}

const isInstant = (at: unknown): at is number => Number.isSafeInteger(at);

function isValues(values: unknown): values is (number | null)[] {
  return Array.isArray(values) && values.length === PUBLISHED_MEASURES.length &&
    values.every((mw) => mw === null || Number.isInteger(mw));
}

function record(text: string, what: string, fields: readonly string[]): Record<string, unknown> {
  const met = parsed(text);
  if (typeof met !== 'object' || met === null) throw new Error(`${what} is an object.`);
  const missing = fields.filter((field) => !(field in met));
  if (missing.length > 0) throw new Error(`${what} lacks ${missing.join(', ')}.`);
  return met as Record<string, unknown>;
}

export function changeFrom(text: string): Change {
  const met = record(text, 'A change', ['area', 'resolution', 'from', 'to', 'slots', 'setter']) as unknown as Change;
  if (!(met.area in AREAS)) throw new Error(`Not an area: ${String(met.area)}.`);
  if (met.resolution !== 'QUARTER_HOUR' && met.resolution !== 'HALF_HOUR') throw new Error(`Not a leaf grid: ${String(met.resolution)}.`);
  if (!(met.from < met.to)) throw new Error(`Not a range: ${met.from} to ${met.to}.`);
  return met;
}

export function fetchFrom(text: string): Fetch {
  const met = record(text, 'A fetch', ['feed', 'purpose', 'from', 'to', 'finishedAt', 'rows', 'appended']) as unknown as Fetch;
  if (!FEEDS.includes(met.feed)) throw new Error(`Not a feed: ${String(met.feed)}.`);
  return met;
}

export const rejectedFrom = (text: string): Rejected =>
  record(text, 'A rejected row', ['raw', 'reason', 'origin', 'rejectedAt']) as unknown as Rejected;
