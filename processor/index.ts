/** The entry point of the processor: log -> store. */
export { StoreMismatchError } from './claim.ts';
export { followServingNamespace } from './follow-serving-namespace.ts';
export { COUNTRY_GROUP, REGIONS_GROUP } from './group.ts';
export { observeProcessor } from './observe.ts';
export { rebuild } from './rebuild/rebuild.ts';
export { type ProcessorOptions, runProcessor } from './run-processor.ts';
export type { BatchDone } from './stage.ts';
export { processorWorker } from './worker.ts';
