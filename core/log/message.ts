import {
  type AcceptedDrift,
  type Announcement,
  AREA_CODES,
  type Change,
  FEEDS,
  type Fetch,
  HALF_MW_PER_MW,
  PUBLISHED_MEASURES,
  REGION_CODES,
  type Reading,
  type Rebuilt,
  type RegionCode,
  type Rejected,
  type Values,
  type Vintage,
  vintageOfRank,
  vintageRankOf,
} from '../domain/index.ts';

/**
 * A reading as text, two lines: what settling needs, as one short array; then every other number published, as an object
 * that is parsed only where it is used. `["HDF",1704067200000,30,2,1713000000000,[5497,3349,...]]` is area, start, step
 * in minutes, rank of the vintage, known at, MW per published measure.
 */
export const encodeReading = ({
  area,
  start,
  stepMinutes,
  vintage,
  knownAt,
  values,
  extra,
}: Reading): string =>
  `["${area}",${start},${stepMinutes},${vintageRankOf(vintage)},${knownAt},${JSON.stringify(values)}]\n${JSON.stringify(extra)}`;

/** The reverse of `encodeReading`. Throws an error that says what is wrong with the text. */
export function decodeReading(text: string): Reading {
  const [core, extra] = linesOf(text);
  const [area, start, stepMinutes, vintageRank, knownAt, values] = core;
  const vintage = vintageFrom(vintageRank);
  const minutes = vintage === 'REAL_TIME' ? 15 : 30;
  if (stepMinutes !== minutes) throw new Error(`${vintage} has no step of ${String(stepMinutes)} minutes.`);
  return new DecodedReading(
    regionFrom(area),
    startFrom(start, minutes),
    minutes,
    vintage,
    instantFrom(knownAt),
    valuesFrom(values),
    extra,
  );
}

function linesOf(text: string): [core: unknown[], extra: string] {
  const line = text.indexOf('\n');
  const core = line < 0 ? undefined : parseJson(text.slice(0, line));
  const isObject = text.charAt(line + 1) === '{' && text.endsWith('}');
  if (Array.isArray(core) && core.length === 6 && isObject) return [core, text.slice(line + 1)];
  throw new Error('A reading is two lines: an array of six, then an object.');
}

function regionFrom(area: unknown): RegionCode {
  if (REGION_CODES.includes(area as RegionCode)) return area as RegionCode;
  throw new Error(`Not a region: ${String(area)}.`);
}

function vintageFrom(vintageRank: unknown): Vintage {
  const vintage = typeof vintageRank === 'number' ? vintageOfRank(vintageRank) : null;
  if (vintage) return vintage;
  throw new Error(`Not the rank of a vintage: ${String(vintageRank)}.`);
}

function startFrom(start: unknown, minutes: number): number {
  if (isWhole(start) && start % (minutes * 60_000) === 0) return start;
  throw new Error(`Not the start of a ${minutes}-minute interval: ${String(start)}.`);
}

function instantFrom(at: unknown): number {
  if (isWhole(at)) return at;
  throw new Error(`Not an instant: ${String(at)}.`);
}

function valuesFrom(values: unknown): Values {
  if (isValues(values)) return values;
  throw new Error(`Not ${PUBLISHED_MEASURES.length} whole or half MW or null: ${JSON.stringify(values)}.`);
}

/** A reading from the log. Its other numbers are parsed at each access. */
class DecodedReading implements Reading {
  readonly area;
  readonly start;
  readonly stepMinutes;
  readonly vintage;
  readonly knownAt;
  readonly values;
  readonly #extra: string;

  constructor(
    area: Reading['area'],
    start: number,
    stepMinutes: 15 | 30,
    vintage: Reading['vintage'],
    knownAt: number,
    values: Reading['values'],
    extra: string,
  ) {
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('Not JSON.');
  }
}

const isWhole = (candidate: unknown): candidate is number => Number.isSafeInteger(candidate);

function isValues(values: unknown): values is (number | null)[] {
  return (
    Array.isArray(values) &&
    values.length === PUBLISHED_MEASURES.length &&
    values.every((mw) => mw === null || (typeof mw === 'number' && isWhole(mw * HALF_MW_PER_MW)))
  );
}

function parseObject(text: string, what: string, fields: readonly string[]): Record<string, unknown> {
  const json = parseJson(text);
  if (typeof json !== 'object' || json === null) throw new Error(`${what} is an object.`);
  return requireFields(json as Record<string, unknown>, what, fields);
}

function requireFields(
  object: Record<string, unknown>,
  what: string,
  fields: readonly string[],
): Record<string, unknown> {
  const missing = fields.filter((field) => !Object.hasOwn(object, field));
  if (missing.length > 0) throw new Error(`${what} lacks ${missing.join(', ')}.`);
  return object;
}

const CHANGE_FIELDS = ['area', 'resolution', 'from', 'to', 'slots', 'setter'];
const FETCH_FIELDS = ['feed', 'purpose', 'from', 'to', 'finishedAt', 'rows', 'appended'];
const REJECTED_FIELDS = ['raw', 'reason', 'origin', 'rejectedAt'];

export function decodeAnnouncement(text: string): Announcement {
  const fields = parseObject(text, 'A change', []);
  return Object.hasOwn(fields, 'rebuilt') ? toRebuilt(fields) : toChange(text, fields);
}

function toRebuilt({ rebuilt }: Record<string, unknown>): Rebuilt {
  if (typeof rebuilt !== 'string') throw new Error(`Not a namespace: ${JSON.stringify(rebuilt)}.`);
  return { rebuilt };
}

function toChange(text: string, fields: Record<string, unknown>): Change {
  const change = requireFields(fields, 'A change', CHANGE_FIELDS) as unknown as Change;
  const { area, resolution, from, to, slots, setter } = change;
  if (!AREA_CODES.includes(area)) throw new Error(`Not an area: ${String(area)}.`);
  if (resolution !== 'QUARTER_HOUR' && resolution !== 'HALF_HOUR')
    throw new Error(`Not a leaf grid: ${String(resolution)}.`);
  if (![from, to, slots, setter].every(isWhole)) throw new Error(`Not whole numbers: ${text}.`);
  if (from >= to) throw new Error(`Not a range: ${from} to ${to}.`);
  return change;
}

export function decodeFetch(text: string): Fetch {
  const fetch = parseObject(text, 'A fetch', FETCH_FIELDS) as unknown as Fetch;
  if (!FEEDS.includes(fetch.feed)) throw new Error(`Not a feed: ${String(fetch.feed)}.`);
  return fetch;
}

export const decodeRejected = (text: string): Rejected =>
  parseObject(text, 'A rejected row', REJECTED_FIELDS) as unknown as Rejected;

const ACCEPTED_FIELDS = ['feed', 'name', 'acceptedAt'];

export function decodeAcceptedDrift(text: string): AcceptedDrift {
  const accepted = parseObject(text, 'An accepted drift', ACCEPTED_FIELDS) as unknown as AcceptedDrift;
  if (!FEEDS.includes(accepted.feed)) throw new Error(`Not a feed: ${String(accepted.feed)}.`);
  return accepted;
}
