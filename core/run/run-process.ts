import { type Config, type ConfigDefaults, readConfig } from './config.ts';
import { describeError, exitCodeOf } from './error.ts';
import { explainFullDisk } from './full-disk.ts';
import { createHealth, type Health } from './health.ts';
import { secretsHider } from './hide-secrets.ts';
import { currentProcess, type HostProcess } from './host-process.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { withSecretFiles } from './secret-file.ts';
import { isAbort } from './supervise.ts';
import { openTracing } from './tracing.ts';
import { withResource } from './with-resource.ts';

/** What every worker and tool works with. */
export interface WorkerContext {
  readonly config: Config;
  /** Aborted by SIGTERM, SIGINT or SIGHUP: finish the work in hand and return. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly health: Health;
  readonly metrics: Metrics;
}

export interface RunOptions {
  readonly defaults?: ConfigDefaults;
  readonly host?: HostProcess | undefined;
  /** After a signal, work has this long to drain. */
  readonly drainMs?: number;
}

const DRAIN_MS = 10_000;

/**
 * Runs a process from its configuration to its exit code: 0 after a clean stop, 2 for a setting that cannot be used,
 * 1 for any other error. The first signal drains, as does the end of a parent that watches over this process; a second
 * signal exits at once.
 * @param work resolves once it has drained after `signal`
 */
export async function runProcess(
  name: string,
  work: (context: WorkerContext) => Promise<void>,
  { defaults, host = currentProcess, drainMs = DRAIN_MS }: RunOptions = {},
): Promise<void> {
  const stop = new AbortController();
  host.surviveClosedOutput();
  const drain = (): void => {
    if (stop.signal.aborted) return;
    stop.abort();
    host.after(drainMs, () => {
      host.printError(`${name} did not stop within ${drainMs / 1000} s of the signal: leaving.`);
      host.exit(1);
    });
  };
  let signals = 0;
  host.onSignal((exitCode) => {
    signals++;
    if (signals > 1) host.exit(exitCode);
    else drain();
  });
  host.onParentGone(drain);
  host.exit(await runToExitCode(name, work, { stop, defaults, host }));
}

interface ProcessFrame {
  readonly stop: AbortController;
  readonly defaults: ConfigDefaults | undefined;
  readonly host: HostProcess;
}

async function runToExitCode(
  name: string,
  work: (context: WorkerContext) => Promise<void>,
  frame: ProcessFrame,
): Promise<number> {
  const { stop, defaults, host } = frame;
  let hide = secretsHider(host.env);
  let dataDir: string | undefined;
  host.onUncaught((error) => {
    host.printError(hide(error instanceof Error ? (error.stack ?? error.message) : describeError(error)));
    host.exit(1);
  });
  try {
    const env = withSecretFiles(host.env);
    hide = secretsHider(env);
    const config = readConfig(env, defaults);
    dataDir = config.dataDir;
    const write = (text: string) => host.write(hide(text));
    const log = createLogger({ name, isTerminal: host.isTerminal, write });
    const metrics = createMetrics({ exemplars: config.otlpEndpoint !== undefined });
    await withResource(await openTracing(name, config, log), () =>
      work({ config, signal: stop.signal, log, health: createHealth(), metrics }),
    );
    return 0;
  } catch (error) {
    if (stop.signal.aborted && isAbort(error, stop.signal)) return 0;
    host.printError(hide(describeError(explainFullDisk(error, dataDir))));
    return exitCodeOf(error);
  }
}
