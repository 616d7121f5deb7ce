import { ChunkReader } from '../column/chunk-reader.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import type { ServingNamespace } from '../serving-namespace.ts';
import { Watermark } from './live-type.ts';

/** One watermark for each offset: all streams at an offset share one object, so that it is executed once. */
export class WatermarkCache {
  readonly #serving: ServingNamespace;
  readonly #now: () => number;
  readonly #byOffset = new Map<number, Watermark>();

  constructor(serving: ServingNamespace, now: () => number) {
    this.#serving = serving;
    this.#now = now;
  }

  /** That of a stream at the end of the changes. One that still catches up shares its offset with no other. */
  get(cursor: Cursor): Watermark {
    let watermark = this.#byOffset.get(cursor.offset);
    if (!watermark) {
      watermark = this.create(cursor, true);
      this.#byOffset.set(cursor.offset, watermark);
    }
    return watermark;
  }

  /** A watermark of a stream that is alone at its cursor. */
  create(cursor: Cursor, caughtUp: boolean): Watermark {
    return new Watermark(cursor, this.#now(), caughtUp, new ChunkReader(this.#serving.store));
  }

  clear(): void {
    this.#byOffset.clear();
  }
}
