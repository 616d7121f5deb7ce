import {
  type Chunk,
  countrySlots,
  isRebuilt,
  type PositionedChange,
  type PositionedReading,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  partitionOf,
  planCountry,
  planRegion,
  REGION_CODES,
  type Reading,
  type RegionCode,
  settleCountry,
  settleRegion,
  toChanges,
  type Values,
} from '@courant/core/domain';
import { CHANGES, type MemoryLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, type Namespaces, openNamespaces } from '@courant/core/store';

/** Values with the given measures set and every other one as said. */
export const mw = (
  given: Partial<Record<PublishedMeasure, number | null>>,
  rest: number | null = 0,
): Values => PUBLISHED_MEASURES.map((measure) => (measure in given ? (given[measure] ?? null) : rest));

/** A real-time quarter-hour with everything a test does not care for filled in. */
export function reading(over: Partial<Reading> & { start: number }): Reading {
  const vintage = over.vintage ?? 'REAL_TIME';
  return {
    area: 'BRE',
    vintage,
    stepMinutes: vintage === 'REAL_TIME' ? 15 : 30,
    knownAt: over.start + 3_600_000,
    values: mw({ CONSUMPTION: 2400, WIND: 700 }),
    extra: {},
    ...over,
  };
}

/** The line without its workers: what is published is logged, settled, saved and announced by the real functions. */
export class SmallLine {
  readonly log: MemoryLog;
  readonly namespaces: Namespaces;
  /** The first namespace, into which all is settled. */
  readonly store: ChunkStore;
  readonly #now: () => number;
  #countryNext = 0;

  private constructor(log: MemoryLog, namespaces: Namespaces, store: ChunkStore, now: () => number) {
    this.log = log;
    this.namespaces = namespaces;
    this.store = store;
    this.#now = now;
  }

  static async open(now: () => number = Date.now): Promise<SmallLine> {
    const namespaces = await openNamespaces('memory:', { dataDir: '' });
    return new SmallLine(await openMemoryLog({ now }), namespaces, await namespaces.open('first'), now);
  }

  /** Settles readings, one batch a region, then the country. */
  async publish(readings: readonly Reading[]): Promise<void> {
    await this.publishRegions(readings);
    await this.sumCountry();
  }

  async publishRegions(readings: readonly Reading[]): Promise<void> {
    const offsets = await this.log.append(READINGS, readings);
    const placed = readings.map((one, i): PositionedReading => ({ ...one, position: offsets[i] }));
    const regions = REGION_CODES.filter((code) => placed.some(({ area }) => area === code));
    for (const area of regions)
      await this.#settle(
        area,
        placed.filter((one) => one.area === area),
      );
  }

  async #settle(area: RegionCode, batch: readonly PositionedReading[]): Promise<void> {
    const plan = planRegion(area, batch);
    const targets = await this.store.load(plan.targets);
    const settled = settleRegion(area, batch, targets, await this.store.load(plan.inputs));
    await this.#save(settled.chunks);
    await this.log.append(CHANGES, toChanges(settled.touchedSlots, this.#now()));
  }

  async sumCountry(): Promise<void> {
    const entries = await this.log.read(CHANGES, 0, this.#countryNext, 100_000);
    const changes = entries.flatMap(({ offset, message }): PositionedChange[] =>
      message.ok && !isRebuilt(message.value) ? [{ ...message.value, position: offset }] : [],
    );
    this.#countryNext += entries.length;
    const slots = countrySlots(changes);
    if (slots.length === 0) return;
    const plan = planCountry(slots);
    const targets = await this.store.load(plan.targets);
    const settled = settleCountry(slots, targets, await this.store.load(plan.inputs));
    await this.#save(settled.chunks);
    await this.log.append(CHANGES, toChanges(settled.touchedSlots, this.#now()));
  }

  /** Lets another namespace serve, filled as told, and announces it. */
  async rebuild(name: string, fill: (store: ChunkStore) => Promise<void>): Promise<void> {
    await fill(await this.namespaces.open(name));
    const { namespace } = await this.namespaces.pointer();
    if (!(await this.namespaces.flip(namespace, name))) throw new Error('Nobody else flips here.');
    await this.log.append(CHANGES, [{ rebuilt: name }]);
  }

  async #save(chunks: readonly Chunk[]): Promise<void> {
    const refused = await this.store.save(chunks);
    if (refused.length > 0) throw new Error('Nobody else writes here.');
  }
}

/** One quarter-hour of every region, with a consumption of its own. */
export const everyRegion = (start: number, over: Partial<Reading> = {}): Reading[] =>
  REGION_CODES.map((area) =>
    reading({ start, area, values: mw({ CONSUMPTION: 1000 + partitionOf(area), WIND: 100 }), ...over }),
  );
