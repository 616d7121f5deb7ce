import { REGION_CODES } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { ChunkReader } from '../column/chunk-reader.ts';
import { settledUntilOfAll } from '../column/settled-until.ts';
import type { Lifetime } from './lifetime.ts';
import type { QuestionTime } from './question-time.ts';

/** Until when all regions are settled, read once for each version of the data. */
export class SettledHistory {
  #version: string | undefined;
  #until: Promise<number | null> = Promise.resolve(null);

  /** How long the answer to a question stands. @param store of the version */
  async lifetimeOf(
    { until, showsClock }: QuestionTime,
    version: string,
    store: ChunkStore,
  ): Promise<Lifetime> {
    if (showsClock) return 'CLOCK';
    if (until === Number.NEGATIVE_INFINITY) return 'SETTLED';
    if (until === Number.POSITIVE_INFINITY) return 'PRESENT';
    return until <= ((await this.#untilOf(version, store)) ?? Number.NEGATIVE_INFINITY)
      ? 'SETTLED'
      : 'PRESENT';
  }

  #untilOf(version: string, store: ChunkStore): Promise<number | null> {
    if (this.#version === version) return this.#until;
    const until = settledUntilOfAll(new ChunkReader(store), REGION_CODES);
    until.catch(() => {
      if (this.#until === until) this.#version = undefined;
    });
    this.#version = version;
    this.#until = until;
    return until;
  }
}
