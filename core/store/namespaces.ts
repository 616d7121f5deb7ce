import type { ChunkStore } from './chunk-store.ts';

/** Which namespace readers read. */
export interface Pointer {
  readonly namespace: string;
  /** Whether `changes` says that it serves; false from the flip to its announcement. */
  readonly isAnnounced: boolean;
}

/** Several stores side by side, each with its own content, versions and identity; one of them serves. */
export interface Namespaces {
  /** The namespace that serves: `first` in a store that was never flipped. */
  pointer(): Promise<Pointer>;

  /** A namespace's store, empty if it is new. It stays open until these namespaces close; its own `close` does nothing. */
  open(namespace: string): Promise<ChunkStore>;

  /** The namespaces that hold something or were opened, and the one that serves, in order. */
  names(): Promise<string[]>;

  /** Lets `to` serve instead of `from`, durable when resolved. False, and nothing changes, if `from` does not serve. */
  flip(from: string, to: string): Promise<boolean>;

  /** Records that the flip to a namespace was announced; does nothing if that namespace does not serve. */
  markAnnounced(namespace: string): Promise<void>;

  /**
   * Deletes a namespace with its content, if it exists. A processor that still writes to it may create a part of it
   * again, which no reader sees.
   * @throws ServingNamespaceError for the one that serves
   */
  drop(namespace: string): Promise<void>;

  close(): Promise<void>;
}

/** The namespace that serves cannot be dropped. */
export class ServingNamespaceError extends Error {
  override readonly name = 'ServingNamespaceError';
  constructor(namespace: string) {
    super(`The namespace "${namespace}" serves: let another one serve before it is dropped.`);
  }
}

/** One open store as namespaces that never flip. Closing them leaves the store open. */
export function singleNamespace(store: ChunkStore, namespace: string): Namespaces {
  const refuse = async (): Promise<never> => {
    throw new Error(`There is one namespace here, "${namespace}", and no other.`);
  };
  return {
    pointer: async () => ({ namespace, isAnnounced: true }),
    open: (name) => (name === namespace ? Promise.resolve(store) : refuse()),
    names: async () => [namespace],
    flip: refuse,
    markAnnounced: async () => undefined,
    drop: refuse,
    close: async () => undefined,
  };
}
