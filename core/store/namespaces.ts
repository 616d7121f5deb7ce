import type { ChunkStore } from './chunk-store.ts';

/** Which namespace readers read. */
export interface Pointer {
  readonly namespace: string;
  /** Whether whoever follows changes has been told that it serves; a flip begins with false. */
  readonly isAnnounced: boolean;
}

/** Several stores side by side, each with a content, versions and an identity of its own; one of them serves. */
export interface Namespaces {
  /** The namespace that serves: `first` in a store that was never flipped. */
  pointer(): Promise<Pointer>;

  /** A namespace's store, empty where there was none. It lasts until all are closed; closing it closes nothing else. */
  open(namespace: string): Promise<ChunkStore>;

  /** Those that hold something or have been opened, the serving one included, in order. */
  names(): Promise<string[]>;

  /** Makes another serve, durable when resolved; false, and nothing is changed, if `from` serves no more. */
  flip(from: string, to: string): Promise<boolean>;

  /** Notes that a flip has been announced; nothing happens where the namespace serves no more. */
  markAnnounced(namespace: string): Promise<void>;

  /**
   * Forgets a namespace with all it holds; one that is not there is fine. Whoever still writes to it may bring a part of
   * it back, which nobody reads. Throws `ServingNamespaceError` for the one that serves.
   */
  drop(namespace: string): Promise<void>;

  close(): Promise<void>;
}

/** What readers read is not dropped. */
export class ServingNamespaceError extends Error {
  override readonly name = 'ServingNamespaceError';
  constructor(namespace: string) {
    super(`The namespace "${namespace}" serves: let another one serve before it is dropped.`);
  }
}

/** A store that was handed over alone, as namespaces that never move. Closing them leaves it open. */
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
