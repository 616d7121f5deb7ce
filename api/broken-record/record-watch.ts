import {
  AREA_CODES,
  type AreaCode,
  hasMeasure,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import type { OrderedChunks } from '../column/live-edge.ts';
import type { EventMemo } from '../live/event-memo.ts';
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

  /** The records that a half-hour breaks. */
  async brokenBy(reading: Reading): Promise<Record[]> {
    if (this.#from !== this.#periodStart) await this.begin(reading);
    if (reading.resolution !== 'HALF_HOUR' || reading.start < this.#from) return [];
    const broken: Record[] = [];
    for (const key of this.#keysOf(reading.area.code))
      if (this.#mayBreak(key, reading)) broken.push(...(await this.#confirmed(key, reading)));
    return broken;
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
  async #confirmed(key: Key, reading: Reading): Promise<Record[]> {
    const records = await this.#recordsOf(reading, [key.area], [key.measure]);
    const { start } = reading;
    const record = records.find((one) => one.kind === key.kind && one.start === start);
    if (!record) return [];
    const broken = this.#standing.get(textOf(key));
    this.#standing.set(textOf(key), record);
    return broken && broken.start !== start ? [record] : [];
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
