/** The door of run: one life for every worker. */
export { type Config, type ConfigDefaults, type PublisherChoice, readConfig } from './config.ts';
export { ConfigError } from './fault.ts';
export { type Check, type Health, type HealthReport, createHealth } from './health.ts';
export { hidePassword } from './hide-password.ts';
export { explainListenError } from './listen.ts';
export { type Logger, createLogger } from './logger.ts';
export { type Metrics, createMetrics } from './metrics.ts';
export { withResource } from './opened.ts';
export { openOperationServer } from './operation-server.ts';
export { connectWithRetry } from './reach.ts';
export { houseRoot } from './repo-root.ts';
export { withRetry } from './retry.ts';
export { type WorkerContext, type RunOptions, runProcess } from './run-line.ts';
export { runWorker } from './run-worker.ts';
export { supervise, type Task } from './supervise.ts';
export { pollHeartbeat } from './watch.ts';
