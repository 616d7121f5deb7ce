/** The door of run: one life for every worker. */
export { type Config, type ConfigDefaults, type PublisherChoice, readConfig } from './config.ts';
export { ConfigError } from './fault.ts';
export { type Check, type Health, type HealthReport, openHealth } from './health.ts';
export { hidePassword } from './hide-password.ts';
export { explainListening } from './listen.ts';
export { type Logger, openLogger } from './logger.ts';
export { type Metrics, openMetrics } from './metrics.ts';
export { opened } from './opened.ts';
export { openOperationServer } from './operation-server.ts';
export { reach } from './reach.ts';
export { houseRoot } from './repo-root.ts';
export { retrying } from './retry.ts';
export { type Life, type RunOptions, runLine } from './run-line.ts';
export { runWorker } from './run-worker.ts';
export { supervise, type Task } from './supervise.ts';
export { watching } from './watch.ts';
