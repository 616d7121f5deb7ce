import { join } from 'node:path';
import { type Api, openApi } from '@courant/api';
import { type EventLog, openLog } from '@courant/core/log';
import {
  explainListenError,
  houseRoot,
  supervise,
  type WorkerContext,
  withResource,
} from '@courant/core/run';
import { type Namespaces, openNamespaces } from '@courant/core/store';
import { type IngestProgress, observeIngest, runIngest } from '@courant/ingest';
import { followServingNamespace, observeProcessor } from '@courant/processor';
import { openProgressLine } from './progress.ts';
import { keepHouse } from './retention.ts';
import { openSource, type Source } from './source.ts';

/** The process around the line. */
export interface Terminal {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** What all parts of the line share, once everything is open. */
interface House {
  readonly life: WorkerContext;
  readonly source: Source;
  readonly log: EventLog;
  readonly namespaces: Namespaces;
  readonly terminal: Terminal;
}

/** The whole line in one process: publisher to dashboard, until the signal; what was opened is closed in reverse. */
export async function runCourant(life: WorkerContext, terminal: Terminal): Promise<void> {
  const { config } = life;
  await withResource(await openSource(life, Date.now), async (source) =>
    withResource(await openLog(config.logUrl, source), async (log) =>
      withResource(await openNamespaces(config.storeUrl, source), async (namespaces) => {
        const house: House = { life, source, log, namespaces, terminal };
        await withResource(await serve(house), (api) => work(house, api));
      }),
    ),
  );
}

async function serve({ life, source, log, namespaces }: House): Promise<Api> {
  const { config, health, metrics } = life;
  const root = houseRoot();
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

async function work({ life, source, log, namespaces, terminal }: House, api: Api): Promise<void> {
  const { publisherUrl, backfillFrom, simulated } = source;
  const progress = openProgressLine(terminal.isTerminal, terminal.write);
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
      housekeeping: (signal) => keepHouse(log, Date.now, signal),
    },
    life.signal,
  );
}

const greeting = (url: string, simulated: boolean): string =>
  `Courant runs at ${url.replace('//127.0.0.1', '//localhost')}${simulated ? ' with SIMULATED data' : ''}; GraphQL at /graphql.\n`;
