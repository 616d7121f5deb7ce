/** The entry point of run: the frame of every process and worker. */

export { ConfigError } from '../base/index.ts';
export { type Config, type ConfigDefaults, type PublisherChoice, readConfig } from './config.ts';
export { every } from './every.ts';
export {
  type Check,
  type CheckResult,
  createHealth,
  type Health,
  type HealthReport,
  type Heartbeat,
} from './health.ts';
export { explainListenError } from './listen-error.ts';
export { createLogger, type Logger } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { withMetricsServer } from './operation-server.ts';
export { repoRoot } from './repo-root.ts';
export { withRetry } from './retry.ts';
export { type RunOptions, runProcess, type WorkerContext } from './run-process.ts';
export { runWorker, type Worker } from './run-worker.ts';
export { simulatedFolderOf } from './simulated-folder.ts';
export { supervise, type Task } from './supervise.ts';
export { openTracing } from './tracing.ts';
export { waitForAbort } from './wait-for-abort.ts';
export { withResource } from './with-resource.ts';
