import { setTimeout as pause } from 'node:timers/promises';
import { groupsOf } from '@courant/core/domain';
import type { Namespaces } from '@courant/core/store';
import { waitForAnnouncedNamespace } from './announce-rebuilt.ts';
import { type ProcessorOptions, runProcessor } from './run-processor.ts';

export interface FollowOptions extends Omit<ProcessorOptions, 'store' | 'groups'> {
  readonly namespaces: Namespaces;
  /** Between two looks at which namespace serves. */
  readonly pollEveryMs?: number;
  /** Told which namespace is settled from now on. */
  readonly onServing?: (namespace: string) => void;
  /** How long a rebuild that has flipped is given to announce it itself. */
  readonly announceTimeoutMs?: number;
}

const POLL_EVERY_MS = 1_000;
const ANNOUNCE_TIMEOUT_MS = 5_000;

/**
 * log -> store, whichever namespace serves, until the signal aborts: where another begins to serve, the batch in hand is
 * finished and settling goes on in that one, from where its rebuild has come. What is still written to the old one
 * nobody reads, and an announcement carries no values.
 */
export async function followServingNamespace(options: FollowOptions): Promise<void> {
  const { log, namespaces, signal, announceTimeoutMs: patienceMs = ANNOUNCE_TIMEOUT_MS } = options;
  while (!signal.aborted) {
    const namespace = await waitForAnnouncedNamespace(log, namespaces, signal, patienceMs);
    if (!signal.aborted) await settleWhileServing(namespace, options);
  }
}

async function settleWhileServing(namespace: string, options: FollowOptions): Promise<void> {
  const { namespaces, signal, pollEveryMs: lookEveryMs = POLL_EVERY_MS } = options;
  options.onServing?.(namespace);
  const store = await namespaces.open(namespace);
  const moved = new AbortController();
  const over = new AbortController();
  void abortOnceMoved(namespaces, namespace, moved, AbortSignal.any([signal, over.signal]), lookEveryMs);
  const either = AbortSignal.any([signal, moved.signal]);
  try {
    await runProcessor({ ...options, store, groups: groupsOf(namespace), signal: either });
  } catch (fault) {
    // What was dropped after the flip fails whoever still writes to it: no reason to end. Who is to end anyway does not
    // ask a store that may be away.
    if (signal.aborted || !(await hasMoved(namespaces, namespace))) throw fault;
  } finally {
    // Not awaited: it asks nothing more, and an answer that is still out may take its time.
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
  while (!signal.aborted && !moved.signal.aborted) {
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted && (await hasMoved(namespaces, namespace))) moved.abort();
  }
}

/** A store that does not answer says nothing: it fails settling, too, which is where it is told of. */
const hasMoved = (namespaces: Namespaces, namespace: string): Promise<boolean> =>
  namespaces.pointer().then(
    (pointer) => pointer.namespace !== namespace,
    () => false,
  );
