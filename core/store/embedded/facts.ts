import type { Database } from 'lmdb';
import { namespacedName } from '../../domain/index.ts';
import { DamagedTextError, fromCheckedText, toCheckedText } from '../../folder/checked-text.ts';
import { type StoreIdentity, StoreNeedsRebuildError } from '../chunk-store.ts';
import type { Pointer } from '../namespaces.ts';

/** The name of the database that holds them. */
export const FACTS = 'facts';

/** What a store knows about its namespaces. */
interface FactByKind {
  /** What a namespace was settled from. */
  readonly identity: StoreIdentity;
  /** Which namespace serves. */
  readonly pointer: Pointer;
  /** Whether each chunk of a namespace has a checksum: not in one that an earlier version began. */
  readonly checksums: true;
}

/** The key of a fact about a namespace: `identity`, or `identity.<namespace>`. */
export const factKey = (kind: 'identity' | 'checksums', namespace: string): string =>
  namespacedName(namespace, kind);

/** The facts, each with a checksum. */
export class Facts {
  readonly #database: Database<string, string>;
  readonly #folder: string;

  constructor(database: Database<string, string>, folder: string) {
    this.#database = database;
    this.#folder = folder;
  }

  /** @throws StoreNeedsRebuildError if it is not what was written */
  get<K extends keyof FactByKind>(kind: K, key: string = kind): FactByKind[K] | undefined {
    try {
      return fromCheckedText<FactByKind[K]>(key, this.#database.get(key));
    } catch (error) {
      if (!(error instanceof DamagedTextError)) throw error;
      throw new StoreNeedsRebuildError(this.#folder, error.message, { cause: error });
    }
  }

  put<K extends keyof FactByKind>(kind: K, fact: FactByKind[K], key: string = kind): void {
    this.#database.putSync(key, toCheckedText(key, fact));
  }

  remove(key: string): void {
    this.#database.removeSync(key);
  }
}
