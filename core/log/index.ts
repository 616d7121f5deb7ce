/** The log's door: the port, its topics, and `openLog`, which loads a driver by the URL's scheme. */
export * from './event-log.ts';
export * from './topic.ts';
export { openLog } from './open.ts';
