import { REGION_CODES } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { ChunkReader } from '../column/chunk-reader.ts';
import { settledUntilOfAll } from '../column/settled-until.ts';
import type { ApiContext } from '../context.ts';
import type { PublisherState } from '../fetches/publisher-state.ts';
import type { Lifetime } from './lifetime.ts';
import type { QuestionTime } from './question-time.ts';

/** What it is read from. */
type SettledContext = Pick<ApiContext, 'store' | 'fetches'>;

/** Whether history is still being fetched, newest month first: what is missing of it may arrive at any time. */
const isLoading = ({ backfill }: PublisherState): boolean =>
  backfill !== null && backfill.slicesDone < backfill.slicesTotal;

/** Until when all regions are settled, read once for each version of the data. */
export class SettledHistory {
  #version: string | undefined;
  #until: Promise<number | null> = Promise.resolve(null);

  /** How long the answer to a question stands. @param context of its execution, which began after the version was read */
  async lifetimeOf(time: QuestionTime, version: string, context: SettledContext): Promise<Lifetime> {
    if (time.showsClock) return 'CLOCK';
    if (time.until === Number.NEGATIVE_INFINITY) return 'SETTLED';
    if (time.until === Number.POSITIVE_INFINITY || isLoading(await context.fetches.whenCaughtUp()))
      return 'PRESENT';
    const settledUntil = await this.#untilOf(version, context.store);
    return settledUntil !== null && time.until <= settledUntil ? 'SETTLED' : 'PRESENT';
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
