import {
  type Chunk,
  type ChunkKey,
  isRegionCode,
  REGION_CODES,
  type Superseded,
  vintageRankOf,
} from '@courant/core/domain';
import type { SlotInChunk } from '../column/live-edge.ts';
import type { ChunkSource } from '../column/piece.ts';

/** A reading that set a slot: when it was fetched, and its log offset. */
type Fetched = Pick<Superseded, 'knownAt' | 'position' | 'vintageRank'>;

const REAL_TIME_VINTAGE_RANK = vintageRankOf('REAL_TIME');

/**
 * When the fetches ended that set a leaf slot, epoch milliseconds UTC, each once and in order. It is what the history of the
 * slot says, without the values: those are read for one slot at a time.
 */
export class FetchInstants {
  readonly #chunks: ChunkSource;
  readonly #bySlot = new WeakMap<Chunk, ReadonlyMap<number, readonly Fetched[]>>();

  constructor(chunks: ChunkSource) {
    this.#chunks = chunks;
  }

  async of({ chunk, slot }: SlotInChunk): Promise<number[]> {
    const { area, resolution, period } = chunk.key;
    if (resolution === 'QUARTER_HOUR') return instantsOf(this.#fetchedIn(chunk, slot));
    const areas = isRegionCode(area) ? [area] : REGION_CODES;
    const keysOf = (leaf: ChunkKey['resolution']) =>
      areas.map((code) => ({ area: code, resolution: leaf, period }));
    const [halfHours, quarters] = await Promise.all([
      this.#chunks.load(keysOf('HALF_HOUR')),
      this.#chunks.load(keysOf('QUARTER_HOUR')),
    ]);
    return instantsOf(
      halfHours.flatMap((halfHour, i) => {
        const quarterHours = quarters[i];
        return quarterHours ? this.#setHalfHour(halfHour, slot, quarterHours) : [];
      }),
    );
  }

  /** What set a region's half-hour: readings of its quarter-hours until the first metered one, then metered ones. */
  #setHalfHour(halfHours: Chunk, slot: number, quarters: Chunk): Fetched[] {
    const metered = this.#fetchedIn(halfHours, slot).filter(isMetered);
    const meteredSince = metered[0]?.position ?? Number.POSITIVE_INFINITY;
    const derived = [2 * slot, 2 * slot + 1].flatMap((quarter) => this.#fetchedIn(quarters, quarter));
    return [...derived.filter(({ position }) => position < meteredSince), ...metered];
  }

  /** The readings that set a slot of a region's chunk, in log order. */
  #fetchedIn(chunk: Chunk, slot: number): readonly Fetched[] {
    const bySlot = this.#bySlot.get(chunk) ?? fetchedBySlot(chunk);
    this.#bySlot.set(chunk, bySlot);
    return bySlot.get(slot) ?? [];
  }
}

const isMetered = ({ vintageRank }: Fetched): boolean => vintageRank > REAL_TIME_VINTAGE_RANK;

function fetchedBySlot({ superseded, length, vintageRank, knownAt, setBy }: Chunk): Map<number, Fetched[]> {
  const bySlot = new Map<number, Fetched[]>();
  const add = (slot: number, fetched: Fetched): void => {
    const known = bySlot.get(slot);
    if (known) known.push(fetched);
    else bySlot.set(slot, [fetched]);
  };
  for (const row of superseded) add(row.slot, row);
  for (let slot = 0; slot < length; slot++)
    if (vintageRank[slot])
      add(slot, {
        vintageRank: vintageRank[slot] ?? 0,
        knownAt: knownAt[slot] ?? 0,
        position: setBy[slot] ?? 0,
      });
  return bySlot;
}

const instantsOf = (fetched: readonly Fetched[]): number[] =>
  [...new Set(fetched.map(({ knownAt }) => knownAt))].sort((a, b) => a - b);
