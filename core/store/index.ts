/** The entry point of the store: its ports, and the openers that load a driver by the URL's scheme. */
export * from './chunk-store.ts';
export type { MemoryStore } from './memory/memory-store.ts';
export type { StoreServer } from './mongo/mongo-server.ts';
export * from './namespaces.ts';
export {
  createMemoryStore,
  fetchStoreServer,
  openNamespaces,
  openStore,
  type StoreOptions,
  setStoreAside,
  verifyEmbeddedStore,
} from './open.ts';
