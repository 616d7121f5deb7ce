import {
  ANNOUNCED_ONE_BY_ONE_MS,
  type Announcement,
  type AreaCode,
  bucketsIn,
  type Change,
  type CountrySlot,
  countrySlotsOf,
  DAY,
  HOUR,
  isRebuilt,
  MINUTE,
  type PositionedReading,
  PUBLISHED_MEASURES,
  REGION_CODES,
  type Reading,
  type RegionCode,
  type Settled,
  type TouchedSlot,
  toChanges,
} from '@courant/core/domain';
import { CHANGES, type EventLog, openLog, READINGS } from '@courant/core/log';
import { type ChunkStore, openStore } from '@courant/core/store';
import {
  pick,
  type Random,
  randomBelow,
  seededRandom,
  settleCountryInto,
  settleRegionInto,
} from '@courant/core/testing';

const SEED = 20_261_129;
const HALF_HOUR = 30 * MINUTE;
const QUARTER_HOUR = 15 * MINUTE;
/** Announcements in one append. */
const APPEND_SIZE = 10_000;

/** How much an attacked server holds before the attack. */
export interface Filling {
  /** Days of history: consolidated half-hours, then two days of real time. */
  readonly historyDays: number;
  /** Single slots announced in `courant.changes`, so that a resume from its first cursor has to read as many events. */
  readonly announcements: number;
}

/** An announcement of the publisher, as a subscriber should see it. */
export interface AreaOffset {
  readonly offset: number;
  readonly area: AreaCode;
}

/** An embedded log and store, filled with history, into which new readings are settled one at a time. */
export class FilledLine {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly #random: Random = seededRandom(SEED);

  private constructor(log: EventLog, store: ChunkStore) {
    this.log = log;
    this.store = store;
  }

  /** A folder that is filled already stays as it is. */
  static async open(dataDir: string, filling: Filling): Promise<FilledLine> {
    const log = await openLog('embedded:', { dataDir });
    const line = new FilledLine(log, await openStore('embedded:', { dataDir }));
    const { end } = await log.extent(CHANGES, 0);
    if (end === 0) await line.#fill(filling);
    return line;
  }

  /** Settles a new reading of one region and sums the country: three announcements. */
  async publishOne(): Promise<void> {
    const area = pick(this.#random, REGION_CODES);
    const start = Math.floor(Date.now() / QUARTER_HOUR) * QUARTER_HOUR;
    const settled = await this.#settle(area, [this.#reading(area, start, 15)]);
    const position = await this.#announce(settled);
    await this.#announce(await settleCountryInto(this.store, countrySlotsOf(settled.touchedSlots, position)));
  }

  /** Settles the last hour of each region anew, as where the publisher corrects it: some ninety announcements. */
  async publishHour(): Promise<void> {
    const now = Date.now();
    const touchedSlots: TouchedSlot[] = [];
    for (const area of REGION_CODES) {
      const settled = await this.#settle(area, this.#readings(area, 'QUARTER_HOUR', now - HOUR, now));
      touchedSlots.push(...settled.touchedSlots);
    }
    const position = await this.#announce({ touchedSlots });
    await this.#announce(await settleCountryInto(this.store, countrySlotsOf(touchedSlots, position)));
  }

  /** Everything announced at or after an offset. */
  async announcedFrom(first: number): Promise<AreaOffset[]> {
    const { end } = await this.log.extent(CHANGES, 0);
    const entries = await this.log.read(CHANGES, 0, first, Math.max(1, end - first));
    return entries.flatMap(({ offset, message }) =>
      message.ok && !isRebuilt(message.value) ? [{ offset, area: message.value.area }] : [],
    );
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.log.close();
  }

  async #fill({ historyDays, announcements }: Filling): Promise<void> {
    const now = Date.now();
    const recent: Change[] = [];
    for (const area of REGION_CODES) {
      await this.#settle(area, this.#readings(area, 'HALF_HOUR', now - historyDays * DAY, now - 2 * DAY));
      const { touchedSlots } = await this.#settle(
        area,
        this.#readings(area, 'QUARTER_HOUR', now - 2 * DAY, now),
      );
      recent.push(...toChanges(touchedSlots, now).filter(({ slots }) => slots === 1));
    }
    await settleCountryInto(this.store, countrySlotsIn(now - historyDays * DAY, now));
    // An hour less, so that these are still announced one by one while the attack runs.
    const single = recent.filter(({ from }) => from > now - ANNOUNCED_ONE_BY_ONE_MS + 2 * HALF_HOUR);
    for (let first = 0; first < announcements; first += APPEND_SIZE) {
      const count = Math.min(APPEND_SIZE, announcements - first);
      await this.log.append(
        CHANGES,
        Array.from({ length: count }, (): Announcement => pick(this.#random, single)),
      );
    }
  }

  async #settle(area: RegionCode, readings: readonly Reading[]): Promise<Settled> {
    const offsets = await this.log.append(READINGS, readings);
    const positioned = readings.map((one, i): PositionedReading => ({ ...one, position: offsets[i] ?? 0 }));
    return settleRegionInto(this.store, area, positioned);
  }

  /** Answers the last offset. */
  async #announce({ touchedSlots }: Pick<Settled, 'touchedSlots'>): Promise<number> {
    const offsets = await this.log.append<Announcement>(CHANGES, toChanges(touchedSlots, Date.now()));
    return offsets.at(-1) ?? 0;
  }

  #readings(area: RegionCode, grid: 'HALF_HOUR' | 'QUARTER_HOUR', from: number, to: number): Reading[] {
    const stepMinutes = grid === 'HALF_HOUR' ? 30 : 15;
    return bucketsIn(grid, from, to).map((start) => this.#reading(area, start, stepMinutes));
  }

  #reading(area: RegionCode, start: number, stepMinutes: 15 | 30): Reading {
    const vintage = stepMinutes === 15 ? 'REAL_TIME' : 'CONSOLIDATED';
    const values = PUBLISHED_MEASURES.map(() => randomBelow(this.#random, 10_000));
    return { area, start, stepMinutes, vintage, knownAt: Date.now(), values, extra: {} };
  }
}

const countrySlotsIn = (from: number, to: number): CountrySlot[] =>
  bucketsIn('HALF_HOUR', from, to).map((start) => ({ start, position: 0 }));
