import type { Chunk, Plan, Settled } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';

/** Settling over chunks as loaded: a pure function that may be called again with fresher ones. */
export type Settle = (targets: readonly Chunk[], inputs: readonly Chunk[]) => Settled;

/**
 * Loads, settles and saves until no save is refused. Targets are loaded before inputs: whoever changes an input also
 * saves our targets, so inputs that moved after we read them show as a refusal, never as a stale roll-up. Every target
 * is saved, even when equal, for the same reason. Answers undefined if the work is no longer ours.
 */
export async function saveSettled(
  store: ChunkStore,
  plan: Plan,
  settle: Settle,
  isCurrent: () => boolean,
): Promise<Settled | undefined> {
  while (isCurrent()) {
    const targets = await store.load(plan.targets);
    const inputs = await store.load(plan.inputs);
    const settled = settle(targets, inputs);
    if (!isCurrent()) break;
    const refused = await store.save(settled.chunks);
    if (refused.length === 0) return settled;
  }
  return undefined;
}
