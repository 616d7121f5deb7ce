import type { ChunkKey } from '../../domain/index.ts';
import { fromCheckedText } from '../../folder/checked-text.ts';
import type { LmdbEntry } from '../../folder/lmdb-entries.ts';
import { LmdbDamage } from '../../folder/lmdb-file.ts';
import { decodeKey } from '../../folder/lmdb-key.ts';
import { findDamage } from '../../folder/whole-folder.ts';
import { namespaceOf } from '../namespace-list.ts';
import { type Envelope, fromEnvelope } from './envelope.ts';
import { FACTS, factKey } from './facts.ts';
import { fromKey } from './key.ts';

/** What is damaged in the folder of a store, or undefined: it reads all of it. */
export function findStoreDamage(folder: string): string | undefined {
  const check = new StoreCheck();
  return (findDamage(folder, (entry) => check.entry(entry)) ?? check.missingChecksum())?.message;
}

export interface SavedChunk {
  readonly namespace: string;
  readonly key: ChunkKey;
  readonly envelope: Envelope;
}

/** Checks what the entries of a store hold. */
export class StoreCheck {
  /** The first chunk without a checksum, by namespace. */
  readonly #unchecked = new Map<string, LmdbEntry>();
  readonly #facts = new Set<string>();
  readonly #onChunk: (chunk: SavedChunk) => void;

  /** @param onChunk called with each whole chunk; what it throws is damage, too */
  constructor(onChunk: (chunk: SavedChunk) => void = () => undefined) {
    this.#onChunk = onChunk;
  }

  /** @throws LmdbDamage */
  entry(entry: LmdbEntry): void {
    try {
      const namespace = namespaceOf(entry.database);
      if (entry.database === FACTS) this.#fact(entry);
      else if (namespace !== undefined) this.#chunk(entry, namespace);
    } catch (error) {
      throw error instanceof LmdbDamage
        ? error
        : new LmdbDamage(entry.at, `${entry.database}: ${(error as Error).message}`);
    }
  }

  #fact({ key, value }: LmdbEntry): void {
    const name = String(decodeKey(key));
    fromCheckedText(name, value().toString());
    this.#facts.add(name);
  }

  #chunk(entry: LmdbEntry, namespace: string): void {
    const key = fromKey(decodeKey(entry.key));
    const envelope = fromEnvelope(key, entry.value());
    if (!envelope.hasChecksum && !this.#unchecked.has(namespace)) this.#unchecked.set(namespace, entry);
    this.#onChunk({ namespace, key, envelope });
  }

  /** A chunk that lost its checksum, once all entries are checked. */
  missingChecksum(): LmdbDamage | undefined {
    for (const [namespace, { at }] of this.#unchecked) {
      if (this.#facts.has(factKey('checksums', namespace)))
        return new LmdbDamage(at, `a chunk of namespace ${namespace} has no checksum`);
    }
    return undefined;
  }
}
