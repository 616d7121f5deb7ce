import {
  type ConfigDefaults,
  createHealth,
  createLogger,
  createMetrics,
  readConfig,
  type WorkerContext,
} from '@courant/core/run';

export interface TestWorkerContext {
  readonly context: WorkerContext;
  /** Aborts the worker's signal, as SIGTERM does. */
  readonly stop: AbortController;
  /** The lines that the worker logged. */
  readonly logLines: string[];
  /** The address of the worker's operation server, once the worker has logged it. */
  operationUrl(): string;
  /** Asks the operation server; `closed` where nothing answers. */
  fetchStatus(path: string): Promise<number | 'closed'>;
}

/** What a worker is started with. `env` are its settings, `PORT` 0 (any free port) unless given. */
export function testWorkerContext(
  name: string,
  env: Readonly<Record<string, string>>,
  defaults?: ConfigDefaults,
): TestWorkerContext {
  const logLines: string[] = [];
  const stop = new AbortController();
  const context: WorkerContext = {
    config: readConfig({ PORT: '0', ...env }, defaults),
    signal: stop.signal,
    log: createLogger({ name, isTerminal: true, write: (line) => logLines.push(line) }),
    health: createHealth(),
    metrics: createMetrics(),
  };
  const operationUrl = () =>
    /health and figures at (\S+)/.exec(logLines.join())?.[1] ?? 'http://nowhere.invalid';
  const fetchStatus = async (path: string): Promise<number | 'closed'> => {
    const answer = await fetch(operationUrl() + path).catch(() => undefined);
    return answer?.status ?? 'closed';
  };
  return { context, stop, logLines, operationUrl, fetchStatus };
}
