/** The log's door: the port, its topics, and `openLog`, which loads a driver by the URL's scheme. */
export * from './event-log.ts';
export type { MemoryLog, MemoryLogOptions } from './memory.ts';
export { copyEmbeddedLog, type OpenLogOptions, openLog, openMemoryLog } from './open.ts';
export * from './topic.ts';
