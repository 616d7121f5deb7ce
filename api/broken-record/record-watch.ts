import {
  AREA_CODES,
  type AreaCode,
  hasMeasure,
  periodStart,
  STORED_MEASURES,
  type StoredMeasure,
  slotOf,
} from '@courant/core/domain';
import type { OrderedChunks } from '../column/live-edge.ts';
import type { EventMemo } from '../live/event-memo.ts';
import type { RangeRevised } from '../live/live-type.ts';
import type { Reading } from '../reading/reading-type.ts';
import { answerRecords, recordRange } from '../record/answer-records.ts';
import type { Record, RecordPeriod } from '../record/record-type.ts';

export interface WatchedRecords {
  /** Null for all. */
  readonly areas: readonly AreaCode[] | null;
  readonly measures: readonly StoredMeasure[] | null;
  readonly period: RecordPeriod;
}

export interface RecordSource {
  /** The store as it is now. */
  readonly createChunks: () => OrderedChunks;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  /** Of the hub: records are read once for all who watch. */
  readonly memo: EventMemo;
}

/** A record, and when the half-hour that broke it was fetched. */
export interface BrokenRecord {
  readonly record: Record;
  /** Epoch milliseconds UTC. */
  readonly knownAt: number;
}

type Key = Pick<Record, 'measure' | 'kind'> & { readonly area: AreaCode };
const textOf = ({ area, measure, kind }: Key): string => `${area} ${measure} ${kind}`;
const keyOf = ({ area, measure, kind }: Record): Key => ({ area: area.code, measure, kind });

const KINDS = ['MAX', 'MIN'] as const;

/**
 * Which half-hours break the record of a period. What stands as the watch or a new period begins has broken nothing, and
 * neither has the first half-hour of a period: there was no record before it.
 */
export class RecordWatch {
  readonly #watched: WatchedRecords;
  readonly #source: RecordSource;
  /** The records that stand, by area, measure and kind. */
  #standing = new Map<string, Pick<Record, 'value' | 'start'>>();
  /** Start of the period that they are of. */
  #from = Number.NaN;

  constructor(watched: WatchedRecords, source: RecordSource) {
    this.#watched = watched;
    this.#source = source;
  }

  /** Reads the records that stand. @param cause what they are read for: all who watch read them once for it */
  async begin(cause: object): Promise<void> {
    const { areas, measures } = this.#watched;
    this.#from = this.#periodStart;
    const records = await this.#recordsOf(cause, areas ?? AREA_CODES, measures);
    this.#standing = new Map(records.map((record) => [textOf(keyOf(record)), record]));
  }

  /**
   * The records that a half-hour breaks. Where it held one and was corrected, what stands is read again; that is broken
   * only if it was fetched with the correction or later, because any other half-hour was there before.
   */
  async brokenBy(reading: Reading): Promise<BrokenRecord[]> {
    if (this.#from !== this.#periodStart) await this.begin(reading);
    if (reading.resolution !== 'HALF_HOUR' || reading.start < this.#from) return [];
    const broken: BrokenRecord[] = [];
    for (const key of this.#keysOf(reading.area.code)) {
      if (this.#standing.get(textOf(key))?.start === reading.start)
        broken.push(...(await this.#standingAfter(key, reading)));
      else if (this.#mayBreak(key, reading)) broken.push(...(await this.#confirmed(key, reading)));
    }
    return broken;
  }

  /** Reads the records again that stood in a range which was revised. */
  async revise(event: RangeRevised): Promise<void> {
    for (const key of this.#keysOf(event.area.code)) {
      const start = this.#standing.get(textOf(key))?.start;
      if (start !== undefined && event.from <= start && start < event.to)
        this.#stand(key, await this.#recordOf(event, key));
    }
  }

  get #periodStart(): number {
    return recordRange(this.#watched.period, this.#source.now()).from;
  }

  #keysOf(area: AreaCode): Key[] {
    const measures = (this.#watched.measures ?? STORED_MEASURES).filter((measure) =>
      hasMeasure(area, measure),
    );
    return measures.flatMap((measure) => KINDS.map((kind) => ({ area, measure, kind })));
  }

  #mayBreak(key: Key, reading: Reading): boolean {
    const standing = this.#standing.get(textOf(key));
    const value = reading.power(key.measure);
    if (value === null || !standing) return value !== null;
    return key.kind === 'MAX' ? value > standing.value : value < standing.value;
  }

  /** A half-hour that is not whole or is flagged, or that another one has passed meanwhile, breaks nothing; its own event tells of that one. */
  async #confirmed(key: Key, reading: Reading): Promise<BrokenRecord[]> {
    const record = await this.#recordOf(reading, key);
    if (record?.start !== reading.start) return [];
    const isFirst = !this.#standing.has(textOf(key));
    this.#stand(key, record);
    return isFirst ? [] : [{ record, knownAt: reading.knownAt }];
  }

  /** What stands after the half-hour that held a record was revised, if it was not there before. */
  async #standingAfter(key: Key, reading: Reading): Promise<BrokenRecord[]> {
    const record = await this.#recordOf(reading, key);
    this.#stand(key, record);
    if (!record || record.start === reading.start) return [];
    const knownAt = await this.#knownAt(key.area, record.start);
    return knownAt < reading.knownAt ? [] : [{ record, knownAt }];
  }

  #stand(key: Key, record: Record | undefined): void {
    if (record) this.#standing.set(textOf(key), record);
    else this.#standing.delete(textOf(key));
  }

  async #recordOf(cause: object, { area, measure, kind }: Key): Promise<Record | undefined> {
    const records = await this.#recordsOf(cause, [area], [measure]);
    return records.find((record) => record.kind === kind);
  }

  async #knownAt(area: AreaCode, start: number): Promise<number> {
    const key = { area, resolution: 'HALF_HOUR', period: periodStart('HALF_HOUR', start) } as const;
    const [chunk] = await this.#source.createChunks().load([key]);
    return chunk?.knownAt[slotOf('HALF_HOUR', start)] ?? 0;
  }

  #recordsOf(
    cause: object,
    areas: readonly AreaCode[],
    measures: readonly StoredMeasure[] | null,
  ): Promise<Record[]> {
    const { createChunks, now, memo } = this.#source;
    const { period } = this.#watched;
    return memo.once(cause, ['records', areas, measures, period], () =>
      answerRecords(createChunks(), { areas, measures, period, asOf: null }, now()),
    );
  }
}
