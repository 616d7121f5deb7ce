import { FIRST_NAMESPACE } from '@courant/core/domain';
import { type ChunkStore, type Namespaces, singleNamespace } from '@courant/core/store';
import { Coverage, type CoverageSources } from './column/coverage.ts';

/** A namespace of the store, opened. */
export interface OpenNamespace {
  readonly name: string;
  readonly store: ChunkStore;
  readonly coverage: Coverage;
}

/** What the coverage of each namespace is read from, besides its store. */
type SharedSources = Omit<CoverageSources, 'store'>;

/** The namespace of the store that serves, as far as this process knows. */
export class ServingNamespace {
  readonly #namespaces: Namespaces;
  readonly #sources: SharedSources;
  readonly #switchListeners = new Set<() => void>();
  #current: OpenNamespace;
  #refreshing: Promise<void> | undefined;

  private constructor(namespaces: Namespaces, sources: SharedSources, current: OpenNamespace) {
    this.#namespaces = namespaces;
    this.#sources = sources;
    this.#current = current;
  }

  static async open(namespaces: Namespaces, sources: SharedSources): Promise<ServingNamespace> {
    const { namespace } = await namespaces.pointer();
    return new ServingNamespace(namespaces, sources, await openNamespace(namespaces, namespace, sources));
  }

  get name(): string {
    return this.#current.name;
  }

  /** Read it once for a request: it may be another one at the next read. */
  get store(): ChunkStore {
    return this.#current.store;
  }

  get current(): OpenNamespace {
    return this.#current;
  }

  /** Calls the listener after each switch to another namespace. */
  onSwitch(listener: () => void): void {
    this.#switchListeners.add(listener);
  }

  /** Reads the pointer again: a switch made before the call is known after it. */
  async refresh(): Promise<void> {
    // A running read may have begun before the switch, so calls made meanwhile share the read after it.
    if (this.#refreshing) await this.#refreshing.catch(() => undefined);
    this.#refreshing ??= this.#readPointer().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async #readPointer(): Promise<void> {
    const { namespace } = await this.#namespaces.pointer();
    if (namespace === this.#current.name) return;
    this.#current = await openNamespace(this.#namespaces, namespace, this.#sources);
    for (const listener of this.#switchListeners) listener();
  }
}

const openNamespace = async (
  namespaces: Namespaces,
  name: string,
  sources: SharedSources,
): Promise<OpenNamespace> => {
  const store = await namespaces.open(name);
  return { name, store, coverage: new Coverage({ ...sources, store }) };
};

/** A single store is one namespace that never switches. */
export const toNamespaces = (store: ChunkStore | Namespaces): Namespaces =>
  'pointer' in store ? store : singleNamespace(store, FIRST_NAMESPACE);
