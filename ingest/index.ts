/** Ingest: from the publisher's answers to readings in the log. */

export { PublisherError, type PublisherErrorKind } from './ask/publisher-error.ts';
export { HISTORY_START } from './history-start.ts';
export { logNotices } from './notice/notices.ts';
export { observeIngest } from './observe.ts';
export { type Cadence, ODRE_CADENCE, type PollLevel, SIMULATOR_CADENCE } from './plan/cadence.ts';
export type { IngestCounters, IngestProgress } from './progress.ts';
export { type IngestOptions, runIngest } from './run.ts';
