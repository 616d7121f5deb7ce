import { REGION_CODES } from '@courant/core/domain';
import type { CheckResult } from '@courant/core/run';
import type { ChunkStore } from '@courant/core/store';
import type { PublisherState } from '../fetches/publisher-state.ts';

/** Whether any region has a stored chunk. */
export async function hasReadings(store: ChunkStore): Promise<boolean> {
  const newest = await Promise.all(
    REGION_CODES.map((area) =>
      store.range(area, 'HALF_HOUR', 0, Number.MAX_SAFE_INTEGER, { reverse: true, limit: 1 }),
    ),
  );
  return newest.some((chunks) => chunks.length > 0);
}

/**
 * Whether there is anything to show: a fetch has completed or the store has readings. With stored readings, an unreachable
 * publisher is a state that the dashboard shows, not a failure of the api.
 */
export async function checkReadings(
  fetches: PublisherState,
  store: ChunkStore,
  onFailure: (error: unknown) => void,
): Promise<CheckResult> {
  try {
    const ok = fetches.completedFetches > 0 || (await hasReadings(store));
    return {
      ok,
      detail: ok ? 'a poll has ended or readings are held' : 'no poll has ended yet and nothing is held',
    };
  } catch (error) {
    onFailure(error);
    return { ok: false, detail: 'the store cannot be read' };
  }
}
