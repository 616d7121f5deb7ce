/** The store's door: the port and `openStore`, which loads a driver by the URL's scheme. */
export * from './chunk-store.ts';
export { openStore } from './open.ts';
