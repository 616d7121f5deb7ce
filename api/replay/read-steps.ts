import { ANNOUNCED_ONE_BY_ONE_MS, type LeafResolution } from '@courant/core/domain';
import { LRUCache } from 'lru-cache';
import { FilteredChunks } from '../column/filtered-chunks.ts';
import { leafResolutionsOf, type OrderedChunks, type SlotInChunk, startOf } from '../column/live-edge.ts';
import { type ChunkSource, loadPieces, type Piece } from '../column/piece.ts';
import { type Range, widen } from '../column/range.ts';
import type { LoopShare } from '../live/loop-share.ts';
import { loadSlotHistory } from '../reading/load-slot-history.ts';
import { Reading } from '../reading/reading-type.ts';
import { changeOfEachFetch, type SlotChange } from '../reading/slot-change.ts';
import { FetchInstants } from './fetch-instants.ts';
import type { Replay } from './replay.ts';
import { positionOf, type ReplayStep } from './replay-step.ts';

export interface StepSource {
  readonly chunks: OrderedChunks;
  readonly simulated: boolean;
  /** Reading a day takes longer than one turn of the event loop may. */
  readonly loopShare: Pick<LoopShare, 'isUsedUp' | 'turn'>;
}

/** The steps of a replay in a part of its range, in order. */
export async function readSteps(replay: Replay, range: Range, source: StepSource): Promise<ReplayStep[]> {
  const read = replay.clock === 'MEASURED' ? readMeasuredSteps : readKnownSteps;
  const steps = await read(replay, range, source);
  return steps.sort((a, b) => a.position - b.position);
}

/** Each slot that begins in the range, with its present reading. */
async function readMeasuredSteps(
  replay: Replay,
  range: Range,
  { chunks, simulated }: StepSource,
): Promise<ReplayStep[]> {
  const slots = await loadSlots(replay, range, chunks);
  return slots.map(({ chunk, slot }) => {
    const instant = startOf(chunk, slot);
    return {
      instant,
      position: positionIn(replay, instant, { chunk, slot }),
      readReading: async () => new Reading(chunk, slot, chunks, simulated),
      readChange: async () => null,
    };
  });
}

/** Each change that was fetched in the range, of a slot that a follower was then sent by itself. */
async function readKnownSteps(replay: Replay, range: Range, source: StepSource): Promise<ReplayStep[]> {
  const { from, to } = widen('HALF_HOUR', range);
  const slots = await loadSlots(replay, { from: from - ANNOUNCED_ONE_BY_ONE_MS, to }, source.chunks);
  const readingAsOf = readingsAsOf(source);
  const fetches = new FetchInstants(source.chunks);
  const steps: ReplayStep[] = [];
  for (const slot of slots) {
    if (source.loopShare.isUsedUp) await source.loopShare.turn();
    // Nothing later than its present reading has set it.
    if ((slot.chunk.knownAt[slot.slot] ?? 0) < range.from) continue;
    const instants = await fetches.of(slot);
    for (const instant of instants.filter((at) => isSentAlone(range, at, startOf(slot.chunk, slot.slot))))
      steps.push({
        instant,
        position: positionIn(replay, instant, slot),
        readReading: () => readingAsOf(instant, slot),
        readChange: async () => (instant === instants[0] ? null : changeOf(source.chunks, slot, instant)),
      });
  }
  return steps;
}

const positionIn = (replay: Replay, instant: number, { chunk, slot }: SlotInChunk): number =>
  positionOf(replay, instant, {
    area: chunk.key.area,
    resolution: chunk.key.resolution as LeafResolution,
    start: startOf(chunk, slot),
  });

/** The slots that begin in a range of half-hours and hold a reading, on the leaf grids of the replay's areas. */
async function loadSlots({ areas }: Replay, range: Range, chunks: ChunkSource): Promise<SlotInChunk[]> {
  const pieces = areas.flatMap((area) =>
    leafResolutionsOf(area).map((leaf) => loadPieces(chunks, area, leaf, range)),
  );
  return (await Promise.all(pieces)).flat().flatMap(slotsWithReading);
}

function slotsWithReading({ chunk, first, end }: Piece): SlotInChunk[] {
  const slots: SlotInChunk[] = [];
  for (let slot = first; slot < Math.min(end, chunk.length); slot++)
    if ((chunk.vintageRank[slot] ?? 0) > 0) slots.push({ chunk, slot });
  return slots;
}

/** Whether a follower was sent what was fetched at an instant of the range, and not as part of a range. */
const isSentAlone = ({ from, to }: Range, instant: number, start: number): boolean =>
  from <= instant && instant < to && start >= instant - ANNOUNCED_ONE_BY_ONE_MS;

/** What the fetch of an instant changed in a slot. */
async function changeOf(
  chunks: ChunkSource,
  { chunk, slot }: SlotInChunk,
  instant: number,
): Promise<SlotChange | null> {
  const states = (await loadSlotHistory(chunks, chunk, slot)) ?? [];
  return changeOfEachFetch(states).find(({ after }) => after.knownAt === instant) ?? null;
}

/** Instants whose chunks are in memory: those of one instant are read one after the other. */
const INSTANTS = 2;

/** Reads the reading of a slot as of an instant. */
function readingsAsOf({ chunks, simulated }: StepSource) {
  const byInstant = new LRUCache<number, FilteredChunks>({ max: INSTANTS });
  return async (asOf: number, { chunk, slot }: SlotInChunk): Promise<Reading> => {
    const start = startOf(chunk, slot);
    const known =
      byInstant.get(asOf) ?? new FilteredChunks(chunks, { asOf, vintage: null }, { from: start, to: asOf });
    byInstant.set(asOf, known);
    const [filtered = chunk] = await known.load([chunk.key]);
    return new Reading(filtered, slot, known, simulated);
  };
}
