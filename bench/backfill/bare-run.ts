import { randomFillSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type ChunkKey, chunkId, encodeChunk } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import type { LineWrite } from './trace.ts';

/** The part of lmdb's interface that the bare loop uses. */
interface Environment {
  openDB(options: { name: string; encoding: 'binary' }): { putSync(key: unknown, bytes: Buffer): void };
  transactionSync(work: () => void): void;
  close(): Promise<void>;
}
type Open = (options: { path: string; overlappingSync: boolean; maxDbs: number }) => Environment;

// lmdb is a dependency of core alone. Resolved from there, so that the benchmarks need none of their own.
const { open } = createRequire(import.meta.resolve('@courant/core/store'))('lmdb') as { open: Open };

/** How many entries the embedded log puts into one value at most, how it compresses their texts, and what it adds. */
const BLOCK_ENTRIES = 1_000;
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const BLOCK_HEADER_BYTES = 12;
const VERSION_BYTES = 8;
const OFFSET_BYTES = 8;

type BarePut = readonly [database: string, key: unknown, bytes: number];

/** One transaction of the bare loop. */
export interface BareWrite {
  readonly environment: 'log' | 'store';
  readonly puts: readonly BarePut[];
}

/** The line's writes as keys and numbers of bytes: the same transactions with values of the same sizes. */
export async function toBareWrites(
  lineWrites: readonly LineWrite[],
  store: ChunkStore,
  offsets: Map<string, number>,
): Promise<BareWrite[]> {
  const sizes = await chunkSizes(lineWrites, store);
  return lineWrites.map((write): BareWrite => {
    if (write.to === 'log')
      return {
        environment: 'log',
        puts: write.texts().flatMap((texts) => blocks(write.topic, texts, offsets)),
      };
    if (write.to === 'offsets')
      return { environment: 'log', puts: [['places', ['group', write.stage], OFFSET_BYTES]] };
    return { environment: 'store', puts: write.keys.map((key) => chunkPut(key, sizes)) };
  });
}

function blocks(topic: string, texts: readonly string[], offsets: Map<string, number>): BarePut[] {
  const puts: BarePut[] = [];
  for (let from = 0; from < texts.length; from += BLOCK_ENTRIES) {
    const some = texts.slice(from, from + BLOCK_ENTRIES);
    const offset = (offsets.get(topic) ?? 0) + some.length;
    offsets.set(topic, offset);
    const bytes = BLOCK_HEADER_BYTES + brotliCompressSync(some.join(''), COMPRESSION).length;
    puts.push([topic, [0, offset - 1], bytes]);
  }
  return puts;
}

const chunkPut = (key: ChunkKey, sizes: ReadonlyMap<string, number>): BarePut => [
  'chunks',
  [key.area, key.resolution, key.period],
  sizes.get(chunkId(key)) ?? 0,
];

/** The current size of each chunk, bytes; within a round it hardly grows from save to save. */
async function chunkSizes(lineWrites: readonly LineWrite[], store: ChunkStore): Promise<Map<string, number>> {
  const keys = new Map<string, ChunkKey>();
  for (const write of lineWrites) {
    if (write.to === 'store') for (const key of write.keys) keys.set(chunkId(key), key);
  }
  const sizes = new Map<string, number>();
  for (const [id, key] of keys) {
    const [chunk] = await store.load([key]);
    if (chunk) sizes.set(id, VERSION_BYTES + encodeChunk(chunk).length);
  }
  return sizes;
}

/** The raw limit: lmdb and nothing else, flushed at each transaction like the line. */
export function openBareRun(dataDir: string) {
  const at = (name: string) => open({ path: join(dataDir, name), overlappingSync: false, maxDbs: 8 });
  const environments = { log: at('log'), store: at('store') };
  const databases = new Map<string, ReturnType<Environment['openDB']>>();
  const database = (environment: Environment, name: string) => {
    const opened = databases.get(name) ?? environment.openDB({ name, encoding: 'binary' });
    databases.set(name, opened);
    return opened;
  };
  const noise = randomFillSync(Buffer.alloc(1 << 20));
  return {
    write(writes: readonly BareWrite[]): void {
      for (const { environment, puts } of writes) {
        const target = environments[environment];
        target.transactionSync(() => {
          for (const [name, key, bytes] of puts)
            database(target, name).putSync(key, noise.subarray(0, bytes));
        });
      }
    },
    close: () => Promise.all([environments.log.close(), environments.store.close()]),
  };
}
