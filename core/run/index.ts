/** The door of run: one life for every worker. */
export { type Config, type ConfigDefaults, type PublisherChoice, readConfig } from './config.ts';
export { connectWithRetry } from './connect-with-retry.ts';
export { ConfigError } from './error.ts';
export { type Check, createHealth, type Health, type HealthReport } from './health.ts';
export { explainListenError } from './listen-error.ts';
export { createLogger, type Logger } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { openOperationServer } from './operation-server.ts';
export { pollHeartbeat } from './poll-heartbeat.ts';
export { houseRoot } from './repo-root.ts';
export { withRetry } from './retry.ts';
export { type RunOptions, runProcess, type WorkerContext } from './run-process.ts';
export { runWorker } from './run-worker.ts';
export { supervise, type Task } from './supervise.ts';
export { withResource } from './with-resource.ts';
