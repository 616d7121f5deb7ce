/** The door of run: one life for every worker. */
export { type Config, type ConfigDefaults, type PublisherChoice, readConfig } from './config.ts';
export { ConfigError } from './fault.ts';
export { type Check, type Health, type HealthReport, openHealth } from './health.ts';
export { type Logger, openLogger } from './logger.ts';
export { type Metrics, openMetrics } from './metrics.ts';
export { type Life, type RunOptions, runLine } from './run-line.ts';
export { supervise, type Task } from './supervise.ts';
