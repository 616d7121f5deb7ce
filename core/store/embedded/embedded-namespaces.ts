import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { assertNamespace, FIRST_NAMESPACE } from '../../domain/index.ts';
import { lockFolder } from '../../folder/folder-lock.ts';
import { StoreNeedsRebuildError } from '../chunk-store.ts';
import { listNamespaces } from '../namespace-list.ts';
import { type Namespaces, type Pointer, ServingNamespaceError } from '../namespaces.ts';
import { findDamage } from './damage-check.ts';
import { EmbeddedStore, type Facts } from './embedded-store.ts';

/** The facts and the chunks of each namespace: the one that serves, one being rebuilt, and those of crashed rebuilds. */
const MAX_DATABASES = 64;

/**
 * Opens the lmdb store in `<dataDir>/store`, for this process alone.
 * @throws StoreNeedsRebuildError if its file cannot be read; FolderInUseError if another process has the folder
 */
export async function openEmbeddedNamespaces({ dataDir }: { readonly dataDir: string }): Promise<Namespaces> {
  const folder = join(dataDir, 'store');
  const lock = lockFolder(folder);
  try {
    // A process that opens a damaged file ends at once and leaves its lock behind: a stale lock asks for a check.
    const damage = lock.wasStale ? findDamage(folder, MAX_DATABASES) : undefined;
    if (damage) throw new StoreNeedsRebuildError(folder, damage);
    return new EmbeddedNamespaces(folder, lock.release);
  } catch (error) {
    const explained = isDamage(error)
      ? new StoreNeedsRebuildError(folder, error.message, { cause: error })
      : error;
    if (explained instanceof StoreNeedsRebuildError) lock.releaseKeepingFile();
    else lock.release();
    throw explained;
  }
}

/** lmdb's own codes for a file it cannot read: page not found, corrupted, panic, version mismatch, invalid. */
const DAMAGE_CODES: ReadonlySet<unknown> = new Set([-30797, -30796, -30795, -30794, -30793]);
const isDamage = (error: unknown): error is Error =>
  error instanceof Error && DAMAGE_CODES.has((error as { code?: unknown }).code);

/** One environment: a database of chunks for each namespace, and one of facts about all of them. */
class EmbeddedNamespaces implements Namespaces {
  readonly #environment: RootDatabase;
  readonly #facts: Facts;
  readonly #unlock: () => void;
  readonly #stores = new Map<string, EmbeddedStore>();
  #closed: Promise<void> | undefined;

  constructor(folder: string, unlock: () => void) {
    // Without overlappingSync a transaction is on the disk when it returns.
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
    const opened = this.#stores.get(namespace);
    if (opened) return opened;
    const store = new EmbeddedStore(this.#environment, this.#facts, namespace);
    this.#stores.set(namespace, store);
    return store;
  }

  async names(): Promise<string[]> {
    return listNamespaces([...this.#environment.getKeys()].map(String), this.#pointer().namespace);
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
