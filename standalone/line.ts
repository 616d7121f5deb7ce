import { join } from 'node:path';
import { type Api, openApi } from '@courant/api';
import { type EventLog, openLog } from '@courant/core/log';
import { explainListenError, repoRoot, supervise, type WorkerContext, withResource } from '@courant/core/run';
import { type Namespaces, openNamespaces } from '@courant/core/store';
import { type IngestProgress, observeIngest, runIngest } from '@courant/ingest';
import { followServingNamespace, observeProcessor } from '@courant/processor';
import { createProgressLine } from './progress.ts';
import { openReadingSource, type ReadingSource } from './reading-source.ts';
import { enforceRetention } from './retention.ts';

/** The process around the line. */
export interface Terminal {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** What all parts of the line share, once everything is open. */
interface StandaloneServices {
  readonly context: WorkerContext;
  readonly source: ReadingSource;
  readonly log: EventLog;
  readonly namespaces: Namespaces;
  readonly terminal: Terminal;
}

/** The whole line in one process: publisher to dashboard, until the signal; what was opened is closed in reverse. */
export async function runCourant(context: WorkerContext, terminal: Terminal): Promise<void> {
  const { config } = context;
  await withResource(await openReadingSource(context, Date.now), async (source) =>
    withResource(await openLog(config.logUrl, source), async (log) =>
      withResource(await openNamespaces(config.storeUrl, source), async (namespaces) => {
        const house: StandaloneServices = { context, source, log, namespaces, terminal };
        await withResource(await serveApi(house), (api) => runWorkers(house, api));
      }),
    ),
  );
}

async function serveApi({ context: life, source, log, namespaces }: StandaloneServices): Promise<Api> {
  const { config, health, metrics } = life;
  const root = repoRoot();
  try {
    return await openApi({
      log,
      store: namespaces,
      host: config.host,
      proxies: config.proxies,
      port: config.port,
      webDir: join(root, 'web/dist'),
      playgroundDir: join(root, 'web/dist-playground'),
      simulated: source.simulated,
      health,
      metrics,
      onFailure: (error) => life.log.error({ err: error }, 'a request failed inside'),
    });
  } catch (fault) {
    throw explainListenError(fault, config);
  }
}

async function runWorkers(
  { context: life, source, log, namespaces, terminal }: StandaloneServices,
  api: Api,
): Promise<void> {
  const { publisherUrl, backfillFrom, simulated } = source;
  const progress = createProgressLine(terminal.isTerminal, terminal.write);
  const onAsk = observeIngest(life.metrics);
  const observed = observeProcessor(life.metrics, log, namespaces);
  const onProgress = (met: IngestProgress) => {
    onAsk(met);
    if (met.fetch.backfill) progress.show(met.fetch.backfill);
  };
  terminal.write(greeting(api.url, simulated));
  await supervise(
    {
      ingest: (signal) => runIngest({ publisherUrl, backfillFrom, simulated, log, signal, onProgress }),
      processor: (signal) => followServingNamespace({ log, namespaces, signal, ...observed }),
      housekeeping: (signal) => enforceRetention(log, Date.now, signal),
    },
    life.signal,
  );
}

const greeting = (url: string, simulated: boolean): string =>
  `Courant runs at ${url.replace('//127.0.0.1', '//localhost')}${simulated ? ' with SIMULATED data' : ''}; GraphQL at /graphql.\n`;
