import { type Config, type ConfigDefaults, readConfig } from './config.ts';
import { describeFault, exitCodeOf } from './fault.ts';
import { type Health, openHealth } from './health.ts';
import { type Host, processHost } from './host.ts';
import { type Logger, openLogger } from './logger.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { withSecretFiles } from './secret-file.ts';
import { isAbort } from './supervise.ts';

/** What every worker is given. */
export interface Life {
  readonly config: Config;
  /** Aborted by SIGTERM or SIGINT: finish what was begun and return. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly health: Health;
  readonly metrics: Metrics;
}

export interface RunOptions {
  readonly defaults?: ConfigDefaults;
  readonly host?: Host;
  /** After a signal, work has this long to drain. */
  readonly drainMs?: number;
}

const DRAIN_MS = 10_000;

/**
 * One life for every worker, from configuration to exit code: 0 after a clean stop, 2 for a setting that cannot be
 * used, 1 for any other fault. The first signal drains, a second one leaves at once.
 * @param work resolves once it has drained after `signal`
 */
export async function runLine(
  name: string,
  work: (life: Life) => Promise<void>,
  { defaults, host = processHost, drainMs = DRAIN_MS }: RunOptions = {},
): Promise<void> {
  const stop = new AbortController();
  host.onSignal((exitCode) => {
    if (stop.signal.aborted) host.exit(exitCode);
    stop.abort();
    host.after(drainMs, () => {
      host.complain(`${name} did not stop within ${drainMs / 1000} s of the signal: leaving.`);
      host.exit(1);
    });
  });
  host.exit(await exitCodeOfLife(name, work, { stop, defaults, host }));
}

interface Body {
  readonly stop: AbortController;
  readonly defaults: ConfigDefaults | undefined;
  readonly host: Host;
}

async function exitCodeOfLife(
  name: string,
  work: (life: Life) => Promise<void>,
  body: Body,
): Promise<number> {
  const { stop, defaults, host } = body;
  try {
    await work({
      config: readConfig(withSecretFiles(host.env), defaults),
      signal: stop.signal,
      log: openLogger({ name, isTerminal: host.isTerminal, write: host.write }),
      health: openHealth(),
      metrics: openMetrics(),
    });
    return 0;
  } catch (fault) {
    if (stop.signal.aborted && isAbort(fault, stop.signal)) return 0;
    host.complain(describeFault(fault));
    return exitCodeOf(fault);
  }
}
