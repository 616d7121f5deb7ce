import { setTimeout as pause } from 'node:timers/promises';
import { groupsOf } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import type { ChunkStore, Namespaces } from '@courant/core/store';
import { announcedServing, announceRebuilt } from '../announce-rebuilt.ts';
import { claimStore } from '../claim.ts';
import { type Compared, compareServing } from './compare-serving.ts';
import { dropNamespace } from './drop-namespace.ts';
import { extentsOf, sum } from './extents.ts';
import { dropLeftovers } from './leftover.ts';
import { newNamespace } from './namespace-name.ts';
import { lackingIn, type Progress } from './progress.ts';
import { RebuildEndedError } from './rebuild-ended.ts';
import { SilentSettling } from './silent-settling.ts';

export interface RebuildOptions {
  readonly log: EventLog;
  readonly namespaces: Namespaces;
  readonly signal: AbortSignal;
  /** Told of each phase as it begins or has ended; what it throws ends the rebuild where it stands. */
  readonly tell: (progress: Progress) => void | Promise<void>;
  /** Compare, then drop what was made; never let it serve. */
  readonly checkOnly?: boolean;
  /** Let it serve even where readings that serve now are not in the log, or cannot be compared. */
  readonly acceptLoss?: boolean;
  /** Leave what served before: the next rebuild drops it. */
  readonly keepOld?: boolean;
  /** Time for readers to let go of what served before, before it is dropped. */
  readonly graceMs?: number;
  /** How long processors may settle nothing of what waits for them before what serves is compared as it is. */
  readonly servingIdleMs?: number;
  /** Epoch milliseconds UTC. */
  readonly now?: () => number;
  readonly maxBatch?: number;
}

const GRACE_MS = 10_000;
const PATIENCE_MS = 5_000;
const TELL_EVERY_MS = 1_000;
/** Longer than a group takes to give a fallen processor's partitions to another. */
const SERVING_IDLE_MS = 15_000;

/** What the phases share. */
interface Site extends RebuildOptions {
  readonly serving: { readonly namespace: string; readonly store: ChunkStore };
  readonly made: { readonly namespace: string; readonly store: ChunkStore };
  readonly settling: SilentSettling;
}

/**
 * Settles the whole log into a new namespace while another serves, compares the two, lets the new one serve and says so
 * once. Up to the flip nothing that anybody reads is touched: a crash costs the work, and the next rebuild drops what it
 * left. A crash between flip and announcement is mended by whoever starts next, processor or rebuild.
 * @throws RebuildEndedError where it does not flip
 */
export async function rebuild(options: RebuildOptions): Promise<void> {
  const { log, namespaces, signal, tell, checkOnly, now = Date.now } = options;
  const serving = await announcedServing(log, namespaces, signal, PATIENCE_MS);
  if (!checkOnly) await tell({ phase: 'SWEPT', dropped: await dropLeftovers(log, namespaces, now()) });
  const namespace = newNamespace(now());
  await tell({ phase: 'OPENED', namespace, serving });
  const site = await openSite(options, serving, namespace);
  const hasFlipped = await makeAndFlip(site).catch((fault) => giveUp(site, fault));
  try {
    if (hasFlipped) await announce(site);
  } finally {
    await site.settling.stop();
  }
  if (hasFlipped) await letGo(site);
}

async function openSite(options: RebuildOptions, serving: string, made: string): Promise<Site> {
  const { log, namespaces, signal, maxBatch } = options;
  const store = await namespaces.open(made);
  const groups = groupsOf(made);
  await claimStore(log, store, groups);
  return {
    ...options,
    serving: { namespace: serving, store: await namespaces.open(serving) },
    made: { namespace: made, store },
    settling: new SilentSettling({ log, store, groups, signal, maxBatch }),
  };
}

/** Whether what was made serves now. */
async function makeAndFlip(site: Site): Promise<boolean> {
  await settleAll(site);
  await site.tell({ phase: 'SUMMING' });
  await site.settling.sumCountry();
  const { servingIdleMs = SERVING_IDLE_MS } = site;
  const compared = await compareServing({ ...site, servingIdleMs });
  if (site.checkOnly) return discard(site, compared);
  demandNothingLost(compared, site);
  await flip(site);
  return true;
}

/** What was made is dropped where this has ended as it may; what a fault leaves, the next rebuild drops. */
async function giveUp({ log, settling, namespaces, made, signal }: Site, fault: unknown): Promise<never> {
  await settling.stop();
  if (fault instanceof RebuildEndedError || signal.aborted)
    await dropNamespace(log, namespaces, made.namespace);
  throw signal.aborted ? new RebuildEndedError('Stopped before the flip: what serves is as it was.') : fault;
}

/** Everything the log held when this began; what comes meanwhile is settled, too, and caught up with later. */
async function settleAll({ log, settling, tell }: Site): Promise<void> {
  const extents = await extentsOf(log, READINGS);
  const total = sum(extents.map(({ first, end }) => end - first));
  let toldAt = Number.NEGATIVE_INFINITY;
  const onPlaces = async (places: readonly number[]): Promise<void> => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    const done = extents.map(({ first, end }, i) => Math.min(end, Math.max(first, places[i] ?? 0)) - first);
    await tell({ phase: 'SETTLING', done: sum(done), total });
  };
  await settling.reached(
    extents.map(({ end }) => end),
    onPlaces,
  );
  await tell({ phase: 'SETTLING', done: total, total });
}

function demandNothingLost(compared: Compared | undefined, { acceptLoss }: Site): void {
  if (acceptLoss) return;
  if (!compared) throw new RebuildEndedError(UNREADABLE);
  const lacking = lackingIn(compared.comparison);
  if (lacking > 0) throw new RebuildEndedError(lackingSentence(lacking));
}

/** Ends a check: false, or what it found is thrown. */
async function discard(
  { log, settling, namespaces, made, tell }: Site,
  compared: Compared | undefined,
): Promise<boolean> {
  if (compared?.comparison.differing.size !== 0) throw new RebuildEndedError(differsSentence(compared));
  await settling.stop();
  await dropNamespace(log, namespaces, made.namespace);
  await tell({ phase: 'DROPPED', namespace: made.namespace });
  return false;
}

function differsSentence(compared: Compared | undefined): string {
  const differs = 'What serves is not what the log says, as told above; nothing was changed.';
  if (!compared?.behind) return differs;
  const late = `Nobody settled the ${compared.behind} entries of the log that it is behind by, which count as differences`;
  return `${differs} ${late}: start a processor and check again.`;
}

const UNREADABLE =
  'What serves cannot be compared with what was made. To let that serve all the same, run it again with --accept-loss: ' +
  'what the log does not hold is then gone for good.';
const lackingSentence = (lacking: number): string =>
  `${lacking} readings that serve are not in this log, which was lost, cut or made anew. Restore its backup and run this ` +
  'again; or, with --accept-loss, let go of them for good. What serves is as it was.';

async function flip({ log, namespaces, serving, made, settling, tell, signal }: Site): Promise<void> {
  await settling.caughtUp();
  // Held, not ended: as long as its group is consumed, no other rebuild takes this namespace for a leftover.
  await settling.hold();
  await tell({ phase: 'FLIPPING' });
  // All settled so far is summed; whatever the new processors announce comes after.
  await log.reset(CHANGES, groupsOf(made.namespace).country, 'END');
  if (!(await made.store.identity()))
    throw new RebuildEndedError(`"${made.namespace}" was dropped by another rebuild.`);
  signal.throwIfAborted();
  if (!(await namespaces.flip(serving.namespace, made.namespace)))
    throw new RebuildEndedError(`"${serving.namespace}" serves no more: another rebuild was quicker.`);
}

async function announce({ log, namespaces, made, tell }: Site): Promise<void> {
  await tell({ phase: 'FLIPPED', namespace: made.namespace });
  await announceRebuilt(log, namespaces, made.namespace);
  await tell({ phase: 'ANNOUNCED' });
}

async function letGo({
  log,
  namespaces,
  serving,
  signal,
  tell,
  keepOld,
  graceMs = GRACE_MS,
}: Site): Promise<void> {
  if (keepOld) return;
  await pause(graceMs, undefined, { signal }).catch(() => undefined);
  // Stopped meanwhile: the next rebuild drops it.
  if (signal.aborted) return;
  await dropNamespace(log, namespaces, serving.namespace);
  await tell({ phase: 'DROPPED', namespace: serving.namespace });
}
