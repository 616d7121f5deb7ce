import { setTimeout as pause } from 'node:timers/promises';
import { groupsOf } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import type { ChunkStore, Namespaces } from '@courant/core/store';
import { announceRebuilt, waitForAnnouncedNamespace } from '../announce-rebuilt.ts';
import { claimStore } from '../claim.ts';
import { type ComparisonResult, compareNamespaces } from './compare-namespaces.ts';
import { dropLeftovers } from './drop-leftovers.ts';
import { dropNamespace } from './drop-namespace.ts';
import { extentsOf, sum } from './extents.ts';
import { newNamespaceName } from './namespace-name.ts';
import { missingReadingsIn, type Progress } from './progress.ts';
import { RebuildEndedError } from './rebuild-ended.ts';
import { RebuildSettler } from './rebuild-settler.ts';

export interface RebuildOptions {
  readonly log: EventLog;
  readonly namespaces: Namespaces;
  readonly signal: AbortSignal;
  /** Called as each phase begins or has ended; an error that it throws ends the rebuild. */
  readonly onProgress: (progress: Progress) => void | Promise<void>;
  /** Compares, then drops the new namespace instead of letting it serve. */
  readonly checkOnly?: boolean;
  /** Flips even if readings that serve now are not in the log, or cannot be compared. */
  readonly acceptLoss?: boolean;
  /** Leaves the old namespace; the next rebuild drops it. */
  readonly keepOld?: boolean;
  /** Time for readers to leave the old namespace before it is dropped. */
  readonly graceMs?: number;
  /** Without progress for this long, processors are waited for no longer and the stores are compared as they are. */
  readonly servingIdleMs?: number;
  /** Epoch milliseconds UTC. */
  readonly now?: () => number;
  readonly maxBatch?: number;
}

const GRACE_MS = 10_000;
const ANNOUNCE_TIMEOUT_MS = 5_000;
const PROGRESS_EVERY_MS = 1_000;
/** Longer than a group takes to reassign the partitions of a crashed processor. */
const SERVING_IDLE_MS = 15_000;

/** The options, and the two namespaces. */
interface RebuildContext extends RebuildOptions {
  readonly serving: { readonly namespace: string; readonly store: ChunkStore };
  readonly rebuilt: { readonly namespace: string; readonly store: ChunkStore };
  readonly settler: RebuildSettler;
}

/**
 * Settles the whole log into a new namespace beside the one that serves, compares the two, lets the new one serve and
 * announces that once. Readers see nothing of it before the flip: after a crash the work is lost, and the next rebuild
 * drops its namespace. After a crash between flip and announcement the next processor or rebuild announces the flip.
 * @throws RebuildEndedError if it does not flip
 */
export async function rebuild(options: RebuildOptions): Promise<void> {
  const { log, namespaces, signal, onProgress, checkOnly, now = Date.now } = options;
  const serving = await waitForAnnouncedNamespace(log, namespaces, signal, ANNOUNCE_TIMEOUT_MS);
  if (!checkOnly) await onProgress({ phase: 'SWEPT', dropped: await dropLeftovers(log, namespaces, now()) });
  const namespace = newNamespaceName(now());
  await onProgress({ phase: 'OPENED', namespace, serving });
  const context = await createRebuildContext(options, serving, namespace);
  const hasFlipped = await settleAndFlip(context).catch((error) => abandonRebuild(context, error));
  try {
    if (hasFlipped) await announce(context);
  } finally {
    await context.settler.stop();
  }
  if (hasFlipped) await dropPrevious(context);
}

async function createRebuildContext(
  options: RebuildOptions,
  serving: string,
  rebuilt: string,
): Promise<RebuildContext> {
  const { log, namespaces, signal, maxBatch } = options;
  const store = await namespaces.open(rebuilt);
  const groups = groupsOf(rebuilt);
  await claimStore(log, store, groups);
  return {
    ...options,
    serving: { namespace: serving, store: await namespaces.open(serving) },
    rebuilt: { namespace: rebuilt, store },
    settler: new RebuildSettler({ log, store, groups, signal, maxBatch }),
  };
}

/** Whether the new namespace serves now. */
async function settleAndFlip(context: RebuildContext): Promise<boolean> {
  await settleAll(context);
  await context.onProgress({ phase: 'SUMMING' });
  await context.settler.sumCountry();
  const { servingIdleMs = SERVING_IDLE_MS } = context;
  const compared = await compareNamespaces({ ...context, servingIdleMs });
  if (context.checkOnly) return finishCheck(context, compared);
  assertNothingLost(compared, context);
  await flip(context);
  return true;
}

/** Drops the new namespace after an expected end or a signal; after any other error the next rebuild drops it. */
async function abandonRebuild(
  { log, settler, namespaces, rebuilt, signal }: RebuildContext,
  error: unknown,
): Promise<never> {
  await settler.stop();
  if (error instanceof RebuildEndedError || signal.aborted)
    await dropNamespace(log, namespaces, rebuilt.namespace);
  throw signal.aborted ? new RebuildEndedError('Stopped before the flip: what serves is as it was.') : error;
}

/** Settles everything that the log held at the start; `catchUp` later waits for what came meanwhile. */
async function settleAll({ log, settler, onProgress }: RebuildContext): Promise<void> {
  const extents = await extentsOf(log, READINGS);
  const total = sum(extents.map(({ first, end }) => end - first));
  let reportedAt = Number.NEGATIVE_INFINITY;
  const report = async (offsets: readonly number[]): Promise<void> => {
    if (performance.now() - reportedAt < PROGRESS_EVERY_MS) return;
    reportedAt = performance.now();
    const done = extents.map(({ first, end }, i) => Math.min(end, Math.max(first, offsets[i] ?? 0)) - first);
    await onProgress({ phase: 'SETTLING', done: sum(done), total });
  };
  await settler.waitUntilSettled(
    extents.map(({ end }) => end),
    report,
  );
  await onProgress({ phase: 'SETTLING', done: total, total });
}

function assertNothingLost(compared: ComparisonResult | undefined, { acceptLoss }: RebuildContext): void {
  if (acceptLoss) return;
  if (!compared) throw new RebuildEndedError(UNREADABLE);
  const missing = missingReadingsIn(compared.comparison);
  if (missing > 0) throw new RebuildEndedError(missingReadingsMessage(missing));
}

/**
 * Ends a check that found no difference, and answers false: it never flips.
 * @throws RebuildEndedError otherwise
 */
async function finishCheck(
  { log, settler, namespaces, rebuilt, onProgress }: RebuildContext,
  compared: ComparisonResult | undefined,
): Promise<boolean> {
  if (compared?.comparison.differing.size !== 0) throw new RebuildEndedError(differsMessage(compared));
  await settler.stop();
  await dropNamespace(log, namespaces, rebuilt.namespace);
  await onProgress({ phase: 'DROPPED', namespace: rebuilt.namespace });
  return false;
}

function differsMessage(compared: ComparisonResult | undefined): string {
  const differs = 'What serves is not what the log says, as told above; nothing was changed.';
  if (!compared?.unsettledEntries) return differs;
  const late = `Nobody settled the ${compared.unsettledEntries} entries of the log that it is behind by, which count as differences`;
  return `${differs} ${late}: start a processor and check again.`;
}

const UNREADABLE =
  'What serves cannot be compared with what was made. To let that serve all the same, run it again with --accept-loss: ' +
  'what the log does not hold is then gone for good.';
const missingReadingsMessage = (missing: number): string =>
  `${missing} readings that serve are not in this log, which was lost, cut or made anew. Restore its backup and run this ` +
  'again; or, with --accept-loss, let go of them for good. What serves is as it was.';

async function flip({
  log,
  namespaces,
  serving,
  rebuilt,
  settler,
  onProgress,
  signal,
}: RebuildContext): Promise<void> {
  await settler.catchUp();
  // Paused, not stopped: while its group has a consumer, no other rebuild drops this namespace as a leftover.
  await settler.pause();
  await onProgress({ phase: 'FLIPPING' });
  // Everything settled so far is summed; the new processors announce only later changes.
  await log.reset(CHANGES, groupsOf(rebuilt.namespace).country, 'END');
  if (!(await rebuilt.store.identity()))
    throw new RebuildEndedError(`"${rebuilt.namespace}" was dropped by another rebuild.`);
  signal.throwIfAborted();
  if (!(await namespaces.flip(serving.namespace, rebuilt.namespace)))
    throw new RebuildEndedError(`"${serving.namespace}" serves no more: another rebuild was quicker.`);
}

async function announce({ log, namespaces, rebuilt, onProgress }: RebuildContext): Promise<void> {
  await onProgress({ phase: 'FLIPPED', namespace: rebuilt.namespace });
  await announceRebuilt(log, namespaces, rebuilt.namespace);
  await onProgress({ phase: 'ANNOUNCED' });
}

async function dropPrevious({
  log,
  namespaces,
  serving,
  signal,
  onProgress,
  keepOld,
  graceMs = GRACE_MS,
}: RebuildContext): Promise<void> {
  if (keepOld) return;
  await pause(graceMs, undefined, { signal }).catch(() => undefined);
  // After a signal the next rebuild drops it.
  if (signal.aborted) return;
  await dropNamespace(log, namespaces, serving.namespace);
  await onProgress({ phase: 'DROPPED', namespace: serving.namespace });
}
