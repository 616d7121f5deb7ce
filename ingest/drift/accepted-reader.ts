import { ACCEPTED, type EventLog } from '@courant/core/log';
import type { FeedState } from '../plan/feed-state.ts';

const PAGE_ENTRIES = 100;

/**
 * A function that marks the drifts of a feed which an operator has accepted since it was last called. The loop of the feed
 * calls it between two asks, so that no answer is judged by a state that changes meanwhile.
 */
export function createAcceptedReader(log: EventLog, state: FeedState): () => Promise<void> {
  let next = 0;
  return async () => {
    const { end } = await log.extent(ACCEPTED, 0);
    while (next < end) {
      const page = await log.read(ACCEPTED, 0, next, PAGE_ENTRIES);
      for (const { message } of page)
        if (message.ok && message.value.feed === state.feed) state.accept(message.value);
      next = (page.at(-1)?.offset ?? end - 1) + 1;
    }
  };
}
