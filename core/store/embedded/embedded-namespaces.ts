import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { assertNamespace, FIRST_NAMESPACE } from '../../domain/index.ts';
import { lockFolder } from '../../folder/folder-lock.ts';
import { markClosed } from '../../folder/whole-folder.ts';
import { StoreNeedsRebuildError } from '../chunk-store.ts';
import { listNamespaces } from '../namespace-list.ts';
import { type Namespaces, type Pointer, ServingNamespaceError } from '../namespaces.ts';
import { EmbeddedStore, type StoreEnvironment } from './embedded-store.ts';
import { FACTS, Facts } from './facts.ts';
import { findStoreDamage } from './store-check.ts';

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
    const damage = findStoreDamage(folder);
    if (damage) throw new StoreNeedsRebuildError(folder, damage);
    return new EmbeddedNamespaces(folder, lock.release);
  } catch (error) {
    lock.release();
    throw isDamage(error) ? new StoreNeedsRebuildError(folder, error.message, { cause: error }) : error;
  }
}

/** Moves a store's folder aside: `store-damaged-20261129t061702`. Nothing is deleted. */
export function setEmbeddedStoreAside(dataDir: string, now: number): string {
  const folder = join(dataDir, 'store');
  const time = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').toLowerCase();
  const aside = join(dataDir, `store-damaged-${time}`);
  lockFolder(folder).release();
  renameSync(folder, aside);
  return aside;
}

/** lmdb's own codes for a file it cannot read: page not found, corrupted, panic, version mismatch, invalid. */
const DAMAGE_CODES: ReadonlySet<unknown> = new Set([-30797, -30796, -30795, -30794, -30793]);
const isDamage = (error: unknown): error is Error =>
  error instanceof Error && DAMAGE_CODES.has((error as { code?: unknown }).code);

/** One environment: a database of chunks for each namespace, and one of facts about all of them. */
class EmbeddedNamespaces implements Namespaces {
  readonly #environment: StoreEnvironment;
  readonly #unlock: () => void;
  readonly #stores = new Map<string, EmbeddedStore>();
  #closed: Promise<void> | undefined;

  constructor(folder: string, unlock: () => void) {
    // Without overlappingSync a transaction is on the disk when it returns.
    const root: RootDatabase = open({ path: folder, overlappingSync: false, maxDbs: MAX_DATABASES });
    try {
      root.readerCheck();
      const facts = new Facts(root.openDB(FACTS, { encoding: 'string' }), folder);
      this.#environment = { root, folder, facts };
    } catch (error) {
      // The folder may be moved away next.
      void root.close();
      throw error;
    }
    this.#unlock = unlock;
  }

  async pointer(): Promise<Pointer> {
    return this.#pointer();
  }

  #pointer(): Pointer {
    return this.#environment.facts.get('pointer') ?? { namespace: FIRST_NAMESPACE, isAnnounced: true };
  }

  async open(namespace: string): Promise<EmbeddedStore> {
    assertNamespace(namespace);
    const opened = this.#stores.get(namespace);
    if (opened) return opened;
    const store = new EmbeddedStore(this.#environment, namespace);
    this.#stores.set(namespace, store);
    return store;
  }

  async names(): Promise<string[]> {
    return listNamespaces([...this.#environment.root.getKeys()].map(String), this.#pointer().namespace);
  }

  async flip(from: string, to: string): Promise<boolean> {
    assertNamespace(to);
    return this.#environment.root.transactionSync(() => {
      if (this.#pointer().namespace !== from) return false;
      this.#environment.facts.put('pointer', { namespace: to, isAnnounced: false });
      return true;
    });
  }

  async markAnnounced(namespace: string): Promise<void> {
    this.#environment.root.transactionSync(() => {
      if (this.#pointer().namespace !== namespace) return;
      this.#environment.facts.put('pointer', { namespace, isAnnounced: true });
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
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    const { root, folder } = this.#environment;
    await root.close();
    markClosed(folder);
    this.#unlock();
  }
}
