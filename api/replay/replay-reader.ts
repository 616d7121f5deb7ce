import { DAY } from '@courant/core/domain';
import { LRUCache } from 'lru-cache';
import { ChunkReader } from '../column/chunk-reader.ts';
import { type LiveEvent, ReadingPublished, ReadingRevised } from '../live/live-type.ts';
import type { ServingNamespace } from '../serving-namespace.ts';
import { readSteps, type StepSource } from './read-steps.ts';
import type { Replay } from './replay.ts';
import type { ReplayStep } from './replay-step.ts';

export interface ReplayReaderOptions extends Pick<StepSource, 'simulated' | 'loopShare'> {
  readonly serving: ServingNamespace;
  /** The end of `courant.changes`: what was read before it moved is not read again. */
  readonly changesEnd: () => number;
}

/** Of the steps and events used last. A day of all areas has some two thousand steps. */
const MAX_DAYS = 8;
const MAX_EVENTS = 512;

/** Reads the days of replays. Equal replays share them and their events, so that each event is executed once for all. */
export class ReplayReader {
  readonly #options: ReplayReaderOptions;
  readonly #days = new LRUCache<string, Promise<readonly ReplayStep[]>>({ max: MAX_DAYS });
  readonly #events = new LRUCache<ReplayStep, Promise<LiveEvent>>({ max: MAX_EVENTS });

  constructor(options: ReplayReaderOptions) {
    this.#options = options;
  }

  /** The steps whose instants lie in the UTC day that begins at `day`, in order. */
  steps(replay: Replay, day: number): Promise<readonly ReplayStep[]> {
    const { serving, changesEnd } = this.#options;
    const key = [serving.name, changesEnd(), replay.epoch, day].join(' ');
    return shared(this.#days, key, () => this.#readDay(replay, day));
  }

  event(replay: Replay, step: ReplayStep): Promise<LiveEvent> {
    return shared(this.#events, step, () => toEvent(replay, step));
  }

  #readDay(replay: Replay, day: number): Promise<readonly ReplayStep[]> {
    const { serving, simulated, loopShare } = this.#options;
    const { from, to } = replay.range;
    const range = { from: Math.max(from, day), to: Math.min(to, day + DAY) };
    return readSteps(replay, range, { chunks: new ChunkReader(serving.store), simulated, loopShare });
  }
}

async function toEvent({ epoch }: Replay, step: ReplayStep): Promise<LiveEvent> {
  const cursor = { epoch, offset: step.position + 1 };
  const [reading, slotChange] = await Promise.all([step.readReading(), step.readChange()]);
  return slotChange ? new ReadingRevised(cursor, reading, slotChange) : new ReadingPublished(cursor, reading);
}

/** What is cached for a key, read where it is not; one that fails is read again the next time. */
function shared<Key extends object | string, Item>(
  cache: LRUCache<Key, Promise<Item>>,
  key: Key,
  read: () => Promise<Item>,
): Promise<Item> {
  const cached = cache.get(key);
  if (cached) return cached;
  const item = read();
  cache.set(key, item);
  item.catch(() => cache.delete(key));
  return item;
}
