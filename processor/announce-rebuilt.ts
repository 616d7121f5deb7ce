import { CHANGES, type EventLog } from '@courant/core/log';
import { every } from '@courant/core/run';
import type { Namespaces } from '@courant/core/store';

/**
 * Announces in `changes` that a rebuilt namespace serves, then records that. A crash in between announces it twice, which
 * costs a client one more snapshot.
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
 * Waits until the flip to the namespace that serves is announced. The rebuild that flipped announces it itself; if it
 * crashed before that, the flip is announced here after a while, before any other change of that namespace.
 * @returns the namespace that serves, announced or not once the signal has aborted
 */
export async function waitForAnnouncedNamespace(
  log: EventLog,
  namespaces: Namespaces,
  signal: AbortSignal,
  announceTimeoutMs: number,
): Promise<string> {
  const deadline = performance.now() + announceTimeoutMs;
  for await (const _ of every(POLL_EVERY_MS, signal)) {
    const { namespace, isAnnounced } = await namespaces.pointer();
    if (isAnnounced) return namespace;
    if (performance.now() < deadline || signal.aborted) continue;
    await announceRebuilt(log, namespaces, namespace);
    return namespace;
  }
  return (await namespaces.pointer()).namespace;
}
