import type { Chunk, Plan, Settled } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { inChildSpan } from '@courant/core/trace';

/** Settles over loaded chunks: a pure function that is called again with fresher ones after a refused save. */
export type Settle = (targets: readonly Chunk[], inputs: readonly Chunk[]) => Settled;

/**
 * Loads, settles and saves until no save is refused. Targets are loaded before inputs: a processor that changes an input
 * also saves its targets, so an input that changed after it was loaded shows as a refusal, never as a stale roll-up.
 * Every target is saved, even when equal, for the same reason.
 * @returns undefined if the partition was reassigned meanwhile
 */
export async function saveSettled(
  store: ChunkStore,
  plan: Plan,
  settle: Settle,
  isCurrent: () => boolean,
): Promise<Settled | undefined> {
  while (isCurrent()) {
    const settled = await loadAndSettle(store, plan, settle);
    if (!isCurrent()) break;
    if (await saveAll(store, settled)) return settled;
  }
  return undefined;
}

const loadAndSettle = (store: ChunkStore, plan: Plan, settle: Settle): Promise<Settled> =>
  inChildSpan('settle', { scope: 'processor' }, async () => {
    const targets = await store.load(plan.targets);
    const inputs = await store.load(plan.inputs);
    return settle(targets, inputs);
  });

/** False where one of the chunks was refused. */
const saveAll = (store: ChunkStore, { chunks }: Settled): Promise<boolean> =>
  inChildSpan(
    'save',
    { scope: 'processor', attributes: { 'courant.chunks': chunks.length } },
    async (span) => {
      const refused = await store.save(chunks);
      span.setAttribute('courant.chunks.refused', refused.length);
      return refused.length === 0;
    },
  );
