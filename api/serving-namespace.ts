import { FIRST_NAMESPACE } from '@courant/core/domain';
import { type ChunkStore, type Namespaces, singleNamespace } from '@courant/core/store';

/** Which namespace of the store serves, as far as this process knows. */
export class ServingNamespace {
  readonly #namespaces: Namespaces;
  readonly #listeners = new Set<() => void>();
  #name: string;
  #store: ChunkStore;
  #refreshing: Promise<void> | undefined;

  private constructor(namespaces: Namespaces, namespace: string, store: ChunkStore) {
    this.#namespaces = namespaces;
    this.#name = namespace;
    this.#store = store;
  }

  static async open(namespaces: Namespaces): Promise<ServingNamespace> {
    const { namespace } = await namespaces.pointer();
    return new ServingNamespace(namespaces, namespace, await namespaces.open(namespace));
  }

  get namespace(): string {
    return this.#name;
  }

  /** For one request: whoever asks again may be given another. */
  get store(): ChunkStore {
    return this.#store;
  }

  /** Called when another namespace serves. */
  onMove(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Asks the store again which namespace serves: what was flipped before the call is known after it. */
  async refresh(): Promise<void> {
    // An answer under way may have been read before the flip: who comes meanwhile shares the one after it.
    if (this.#refreshing) await this.#refreshing.catch(() => undefined);
    this.#refreshing ??= this.#readPointer().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async #readPointer(): Promise<void> {
    const { namespace } = await this.#namespaces.pointer();
    if (namespace === this.#name) return;
    this.#store = await this.#namespaces.open(namespace);
    this.#name = namespace;
    for (const listener of this.#listeners) listener();
  }
}

/** A store handed over alone never moves. */
export const toNamespaces = (store: ChunkStore | Namespaces): Namespaces =>
  'pointer' in store ? store : singleNamespace(store, FIRST_NAMESPACE);
