import { AREA_CODES, type AreaCode } from '@courant/core/domain';
import { ChunkReader } from '../column/chunk-reader.ts';
import { latestReading } from '../reading/answer-latest.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import type { ServingNamespace } from '../serving-namespace.ts';
import { type AreaFilter, isSelected } from './live-entry.ts';
import { Snapshot } from './live-type.ts';

/**
 * The snapshots at the end of the log. Streams that begin at the same offset share one, since nothing has been announced
 * between them.
 */
export class SnapshotCache {
  readonly #serving: ServingNamespace;
  readonly #simulated: boolean;
  readonly #byAreas = new Map<string, Promise<Snapshot>>();
  #offset: number;

  constructor(serving: ServingNamespace, simulated: boolean, end: number) {
    this.#serving = serving;
    this.#simulated = simulated;
    this.#offset = end;
  }

  /** The latest reading of each area. @param end the end of the log, read before the call: later saves are announced later */
  get(end: Cursor, areas: AreaFilter): Promise<Snapshot> {
    if (this.#offset !== end.offset) {
      this.clear();
      this.#offset = end.offset;
    }
    const codes = AREA_CODES.filter((code) => isSelected(areas, code));
    const key = codes.join();
    let snapshot = this.#byAreas.get(key);
    if (!snapshot) {
      const read = this.#read(end, codes);
      this.#byAreas.set(key, read);
      read.catch(() => {
        if (this.#byAreas.get(key) === read) this.#byAreas.delete(key);
      });
      snapshot = read;
    }
    return snapshot;
  }

  clear(): void {
    this.#byAreas.clear();
  }

  async #read(end: Cursor, codes: readonly AreaCode[]): Promise<Snapshot> {
    // Refresh after the end was read: a stream that begins after the announcement of a switch must read the new namespace.
    await this.#serving.refresh();
    const chunks = new ChunkReader(this.#serving.store);
    const latest = await Promise.all(codes.map((code) => latestReading(chunks, code, this.#simulated)));
    return new Snapshot(
      end,
      latest.filter((reading) => reading !== null),
    );
  }
}
