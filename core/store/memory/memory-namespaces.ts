import { assertNamespace, FIRST_NAMESPACE } from '../../domain/index.ts';
import { type Namespaces, type Pointer, ServingNamespaceError } from '../namespaces.ts';
import { MemoryStore } from './memory-store.ts';

/** Namespaces that last as long as their process. */
export class MemoryNamespaces implements Namespaces {
  readonly #stores = new Map([[FIRST_NAMESPACE, new MemoryStore()]]);
  #pointer: Pointer = { namespace: FIRST_NAMESPACE, isAnnounced: true };

  async pointer(): Promise<Pointer> {
    return this.#pointer;
  }

  async open(namespace: string): Promise<MemoryStore> {
    assertNamespace(namespace);
    const store = this.#stores.get(namespace) ?? new MemoryStore();
    this.#stores.set(namespace, store);
    return store;
  }

  async names(): Promise<string[]> {
    return [...new Set([...this.#stores.keys(), this.#pointer.namespace])].sort();
  }

  async flip(from: string, to: string): Promise<boolean> {
    assertNamespace(to);
    if (this.#pointer.namespace !== from) return false;
    this.#pointer = { namespace: to, isAnnounced: false };
    return true;
  }

  async markAnnounced(namespace: string): Promise<void> {
    if (this.#pointer.namespace === namespace) this.#pointer = { namespace, isAnnounced: true };
  }

  async drop(namespace: string): Promise<void> {
    if (this.#pointer.namespace === namespace) throw new ServingNamespaceError(namespace);
    this.#stores.delete(namespace);
  }

  async close(): Promise<void> {}
}
