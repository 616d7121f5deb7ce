/** The port, its topics, and `openLog`, which loads a driver by the URL's scheme. */
export * from './event-log.ts';
export type { MemoryLog, MemoryLogOptions } from './local/memory-log.ts';
export { batchSpan } from './log-span.ts';
export { copyEmbeddedLog, openLog, openMemoryLog, salvageEmbeddedLog, verifyEmbeddedLog } from './open.ts';
export type { OpenLogOptions } from './open-options.ts';
export * from './topic.ts';
