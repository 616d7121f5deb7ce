import {
  type Chunk,
  type ChunkKey,
  chunkId,
  decodeChunk,
  emptyChunk,
  encodeChunk,
  type Plan,
  type PositionedReading,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  planRegion,
  type RegionCode,
  type Settled,
  settleRegion,
  type Values,
} from '@courant/core/domain';

/** A repeatable source of chance (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the choices, each as likely as another. @throws RangeError where there is none */
export function pick<T>(random: () => number, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new RangeError('There is nothing to pick from.');
  return choice;
}

/** Values with the given measures set and every other one 0, or null where said. */
export const values = (
  mw: Partial<Record<PublishedMeasure, number | null>>,
  rest: number | null = 0,
): Values => PUBLISHED_MEASURES.map((measure) => (measure in mw ? (mw[measure] ?? null) : rest));

/** A reading with everything a test does not care for filled in. */
export function reading(overrides: Partial<PositionedReading> & { start: number }): PositionedReading {
  const vintage = overrides.vintage ?? 'REAL_TIME';
  return {
    area: 'BRE',
    vintage,
    stepMinutes: vintage === 'REAL_TIME' ? 15 : 30,
    knownAt: overrides.start + 3_600_000,
    values: values({ CONSUMPTION: 2400 }),
    extra: {},
    position: 0,
    ...overrides,
  };
}

/** The smallest store there is: bytes by key, so that nothing settled is shared with what was loaded. */
export class TestChunkStore {
  readonly #chunks = new Map<string, { key: ChunkKey; bytes: Uint8Array; version: number }>();

  chunk(key: ChunkKey): Chunk {
    const saved = this.#chunks.get(chunkId(key));
    return saved ? decodeChunk(key, saved.version, saved.bytes) : emptyChunk(key);
  }

  load(keys: readonly ChunkKey[]): Chunk[] {
    return keys.map((key) => this.chunk(key));
  }

  save(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      this.#chunks.set(chunkId(chunk.key), {
        key: chunk.key,
        bytes: encodeChunk(chunk),
        version: chunk.version + 1,
      });
    }
  }

  all(): Chunk[] {
    return [...this.#chunks.values()].map(({ key, bytes, version }) => decodeChunk(key, version, bytes));
  }

  settle(plan: Plan, compute: (targets: Chunk[], inputs: Chunk[]) => Settled): Settled {
    const settled = compute(this.load(plan.targets), this.load(plan.inputs));
    this.save(settled.chunks);
    return settled;
  }

  settleRegion(area: RegionCode, readings: readonly PositionedReading[]): Settled {
    return this.settle(planRegion(area, readings), (targets, inputs) =>
      settleRegion(area, readings, targets, inputs),
    );
  }
}
