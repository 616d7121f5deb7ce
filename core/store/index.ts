/** The store's door: the port, and what opens it, which loads a driver by the URL's scheme. */
export * from './chunk-store.ts';
export type { MemoryStore } from './memory.ts';
export { openMemoryStore, openStore, type StoreOptions } from './open.ts';
