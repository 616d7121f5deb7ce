import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { assertNamespace, FIRST_NAMESPACE } from '../../domain/index.ts';
import { lockFolder } from '../../folder/folder-lock.ts';
import { StoreNeedsRebuildError } from '../chunk-store.ts';
import { type Namespaces, type Pointer, ServingNamespaceError } from '../namespaces.ts';
import { findDamage } from './damage-check.ts';
import { EmbeddedStore, type Facts } from './embedded-store.ts';

/** Chunks of so many namespaces, and the facts: the one that serves, one being made, and what crashed ones left. */
const MAX_DATABASES = 64;
const CHUNKS = /^chunks(?:\.(?<namespace>.+))?$/;

/**
 * Opens the store kept with lmdb in `<dataDir>/store`, for this process alone.
 * @throws StoreNeedsRebuildError where its file cannot be read; FolderInUseError where another process has it.
 */
export async function openEmbeddedNamespaces({ dataDir }: { readonly dataDir: string }): Promise<Namespaces> {
  const folder = join(dataDir, 'store');
  const lock = lockFolder(folder);
  try {
    // A damaged file ends the process that opens it, which leaves its lock behind, and so may any other sudden end.
    const damage = lock.wasStale ? findDamage(folder, MAX_DATABASES) : undefined;
    if (damage) throw new StoreNeedsRebuildError(folder, damage);
    return new EmbeddedNamespaces(folder, lock.release);
  } catch (error) {
    const fault = isDamage(error)
      ? new StoreNeedsRebuildError(folder, error.message, { cause: error })
      : error;
    if (fault instanceof StoreNeedsRebuildError) lock.releaseKeepingFile();
    else lock.release();
    throw fault;
  }
}

/** lmdb's own codes for a file it cannot read: page not found, corrupted, panic, version mismatch, invalid. */
const DAMAGE_CODES: ReadonlySet<unknown> = new Set([-30797, -30796, -30795, -30794, -30793]);
const isDamage = (error: unknown): error is Error =>
  error instanceof Error && DAMAGE_CODES.has((error as { code?: unknown }).code);

/** A database of chunks for each namespace in one environment, and one of facts about all of them. */
class EmbeddedNamespaces implements Namespaces {
  readonly #environment: RootDatabase;
  readonly #facts: Facts;
  readonly #unlock: () => void;
  readonly #stores = new Map<string, EmbeddedStore>();
  #closed: Promise<void> | undefined;

  constructor(folder: string, unlock: () => void) {
    // Not overlapping: a transaction is on the disk when it returns.
    this.#environment = open({ path: folder, overlappingSync: false, maxDbs: MAX_DATABASES });
    this.#environment.readerCheck();
    this.#facts = this.#environment.openDB('facts', { encoding: 'json' });
    this.#unlock = unlock;
  }

  async pointer(): Promise<Pointer> {
    return this.#pointer();
  }

  #pointer(): Pointer {
    return (this.#facts.get('pointer') as Pointer) ?? { namespace: FIRST_NAMESPACE, isAnnounced: true };
  }

  async open(namespace: string): Promise<EmbeddedStore> {
    assertNamespace(namespace);
    const held = this.#stores.get(namespace);
    if (held) return held;
    const store = new EmbeddedStore(this.#environment, this.#facts, namespace);
    this.#stores.set(namespace, store);
    return store;
  }

  async names(): Promise<string[]> {
    const held = [...this.#environment.getKeys()].flatMap((key) => {
      const chunks = CHUNKS.exec(String(key));
      return chunks ? [chunks.groups?.namespace ?? FIRST_NAMESPACE] : [];
    });
    return [...new Set([...held, this.#pointer().namespace])].sort();
  }

  async flip(from: string, to: string): Promise<boolean> {
    assertNamespace(to);
    return this.#environment.transactionSync(() => {
      if (this.#pointer().namespace !== from) return false;
      this.#facts.putSync('pointer', { namespace: to, isAnnounced: false });
      return true;
    });
  }

  async markAnnounced(namespace: string): Promise<void> {
    this.#environment.transactionSync(() => {
      if (this.#pointer().namespace !== namespace) return;
      this.#facts.putSync('pointer', { namespace, isAnnounced: true });
    });
  }

  async drop(namespace: string): Promise<void> {
    if (this.#pointer().namespace === namespace) throw new ServingNamespaceError(namespace);
    const names = await this.names();
    if (!names.includes(namespace)) return;
    (await this.open(namespace)).drop();
    this.#stores.delete(namespace);
  }

  close(): Promise<void> {
    this.#closed ??= this.#environment.close().then(this.#unlock);
    return this.#closed;
  }
}
