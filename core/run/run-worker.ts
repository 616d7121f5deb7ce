import { LOG_URLS, STORE_URLS } from '../base/index.ts';
import type { Config } from './config.ts';
import { ConfigError } from './error.ts';
import type { HostProcess } from './host-process.ts';
import { runProcess, type WorkerContext } from './run-process.ts';

export interface WorkerOptions {
  /** Where it listens unless PORT says otherwise: each worker elsewhere, so that all run on one machine. */
  readonly port: number;
  /** What it works on. */
  readonly needs: ReadonlyArray<'log' | 'store'>;
  readonly host?: HostProcess;
}

/** Whoever stops a worker waits no longer; a consumer that has left its group by then costs the others no time-out. */
const WORKER_DRAIN_MS = 5_000;

/**
 * The life of a worker that is a process of its own, beside others that share its log and store. What is embedded
 * belongs to one process and the simulator to `npm start`: both are refused with a sentence.
 */
export function runWorker(
  name: string,
  work: (life: WorkerContext) => Promise<void>,
  { port, needs, host }: WorkerOptions,
): Promise<void> {
  return runProcess(
    name,
    async (life) => {
      refuseSingleProcessSettings(life.config, needs);
      await work(life);
    },
    { defaults: { publisher: 'odre', port }, drainMs: WORKER_DRAIN_MS, ...(host && { host }) },
  );
}

const URLS = {
  log: { setting: 'LOG_URL', urlOf: ({ logUrl }: Config) => logUrl, example: LOG_URLS.kafka.example },
  store: {
    setting: 'STORE_URL',
    urlOf: ({ storeUrl }: Config) => storeUrl,
    example: STORE_URLS.mongodb.example,
  },
} as const;

/** @throws ConfigError with a sentence for each setting that only the whole line in one process can use */
function refuseSingleProcessSettings(config: Config, needs: WorkerOptions['needs']): void {
  const sentences = needs
    .filter((what) => URLS[what].urlOf(config) === 'embedded:')
    .map(
      (what) =>
        `${URLS[what].setting}: met "embedded:", but several processes cannot share an embedded ${what}. ` +
        `Name one they share, such as ${URLS[what].example}; or run everything in one process with npm start.`,
    );
  if (config.publisher !== 'odre') {
    sentences.push(
      `PUBLISHER: met "${config.publisher}", but a worker on its own only asks the publisher at PUBLISHER_URL. ` +
        'Leave PUBLISHER out, or run everything in one process with npm start.',
    );
  }
  if (sentences.length > 0) throw new ConfigError(sentences.join('\n'));
}
