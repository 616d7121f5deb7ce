import { groupsOf } from '@courant/core/domain';
import { every } from '@courant/core/run';
import type { Namespaces } from '@courant/core/store';
import { waitForAnnouncedNamespace } from './announce-rebuilt.ts';
import { type ProcessorOptions, runProcessor } from './run-processor.ts';

export interface FollowOptions extends Omit<ProcessorOptions, 'store' | 'groups'> {
  readonly namespaces: Namespaces;
  /** How often it asks which namespace serves. */
  readonly pollEveryMs?: number;
  /** Called with the namespace that is settled from now on. */
  readonly onServing?: (namespace: string) => void;
  /** How long a rebuild may take to announce its flip itself. */
  readonly announceTimeoutMs?: number;
}

const POLL_EVERY_MS = 1_000;
const ANNOUNCE_TIMEOUT_MS = 5_000;

/**
 * Settles the log into the namespace that serves, until the signal aborts. When another namespace begins to serve, the
 * batch in hand is finished and settling continues in that one, from the offsets its rebuild has committed. What is still
 * written to the old one harms no reader, and announcements carry no values.
 */
export async function followServingNamespace(options: FollowOptions): Promise<void> {
  const { log, namespaces, signal, announceTimeoutMs = ANNOUNCE_TIMEOUT_MS } = options;
  while (!signal.aborted) {
    const namespace = await waitForAnnouncedNamespace(log, namespaces, signal, announceTimeoutMs);
    if (!signal.aborted) await settleWhileServing(namespace, options);
  }
}

async function settleWhileServing(namespace: string, options: FollowOptions): Promise<void> {
  const { namespaces, signal, pollEveryMs = POLL_EVERY_MS } = options;
  options.onServing?.(namespace);
  const store = await namespaces.open(namespace);
  const moved = new AbortController();
  const over = new AbortController();
  void abortOnceMoved(namespaces, namespace, moved, AbortSignal.any([signal, over.signal]), pollEveryMs);
  const either = AbortSignal.any([signal, moved.signal]);
  try {
    await runProcessor({ ...options, store, groups: groupsOf(namespace), signal: either });
  } catch (error) {
    // A write to a namespace that was dropped after the flip fails, which is no reason to end. After the signal nothing
    // asks the store, which may be away.
    if (signal.aborted || !(await hasMoved(namespaces, namespace))) throw error;
  } finally {
    // The poll is not awaited: it asks no more, and its last answer may take long.
    over.abort();
  }
}

/** Aborts `moved` once another namespace serves; never rejects. */
async function abortOnceMoved(
  namespaces: Namespaces,
  namespace: string,
  moved: AbortController,
  signal: AbortSignal,
  everyMs: number,
): Promise<void> {
  for await (const _ of every(everyMs, signal)) {
    if (await hasMoved(namespaces, namespace)) return moved.abort();
  }
}

/** False while the store does not answer: settling fails then, too, and reports it. */
const hasMoved = (namespaces: Namespaces, namespace: string): Promise<boolean> =>
  namespaces.pointer().then(
    (pointer) => pointer.namespace !== namespace,
    () => false,
  );
