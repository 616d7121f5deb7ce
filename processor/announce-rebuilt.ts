import { setTimeout as pause } from 'node:timers/promises';
import { CHANGES, type EventLog } from '@courant/core/log';
import type { Namespaces, Pointer } from '@courant/core/store';

/**
 * Tells whoever follows changes that a rebuilt namespace serves, then notes that they were told: a crash in between
 * tells them twice, which costs a client one more snapshot.
 */
export async function announceRebuilt(
  log: EventLog,
  namespaces: Namespaces,
  namespace: string,
): Promise<void> {
  await log.append(CHANGES, [{ rebuilt: namespace }]);
  await namespaces.markAnnounced(namespace);
}

const POLL_EVERY_MS = 100;

/**
 * The namespace that serves, once its flip has been announced. Whoever flipped is given time to say so itself; where it
 * fell in between, it is said here, before anything else of that namespace is announced.
 */
export async function waitForAnnouncedNamespace(
  log: EventLog,
  namespaces: Namespaces,
  signal: AbortSignal,
  announceTimeoutMs: number,
): Promise<string> {
  const deadline = performance.now() + announceTimeoutMs;
  let pointer: Pointer = await namespaces.pointer();
  while (!pointer.isAnnounced && performance.now() < deadline && !signal.aborted) {
    await pause(POLL_EVERY_MS, undefined, { signal }).catch(() => undefined);
    pointer = await namespaces.pointer();
  }
  if (!pointer.isAnnounced && !signal.aborted) await announceRebuilt(log, namespaces, pointer.namespace);
  return pointer.namespace;
}
