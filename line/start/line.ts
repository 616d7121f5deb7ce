import { join } from 'node:path';
import { type Api, openApi } from '@courant/api';
import { type EventLog, openLog } from '@courant/core/log';
import { ConfigError, type Life, supervise } from '@courant/core/run';
import { type ChunkStore, openStore } from '@courant/core/store';
import { type IngestProgress, runIngest } from '@courant/ingest';
import { runProcessor } from '@courant/processor';
import { houseRoot } from './house-root.ts';
import { keepHouse } from './keep-house.ts';
import { type Observer, openObserver } from './observe.ts';
import { opened } from './opened.ts';
import { openProgressLine } from './progress.ts';
import { openSource, type Source } from './source.ts';

/** The process around the line. */
export interface Terminal {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** What all parts of the line share, once everything is open. */
interface House {
  readonly life: Life;
  readonly source: Source;
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly observer: Observer;
  readonly terminal: Terminal;
}

/** The whole line in one process: publisher to dashboard, until the signal; what was opened is closed in reverse. */
export async function runCourant(life: Life, terminal: Terminal): Promise<void> {
  const { config } = life;
  await opened(await openSource(life, Date.now), async (source) =>
    opened(await openLog(config.logUrl, source), async (log) =>
      opened(await openStore(config.storeUrl, source), async (store) => {
        const house: House = {
          life,
          source,
          log,
          store,
          terminal,
          observer: openObserver(life.metrics, log),
        };
        await opened(await serve(house), (api) => work(house, api));
      }),
    ),
  );
}

async function serve({ life, source, log, store }: House): Promise<Api> {
  const { config, health, metrics } = life;
  const root = houseRoot();
  try {
    return await openApi({
      log,
      store,
      host: config.host,
      port: config.port,
      webDir: join(root, 'web/dist'),
      playgroundDir: join(root, 'web/dist-playground'),
      simulated: source.simulated,
      health,
      metrics: { contentType: metrics.contentType, metrics: metrics.text },
      onFailure: (error) => life.log.error({ err: error }, 'a request failed inside'),
    });
  } catch (fault) {
    throw explainListening(fault, config);
  }
}

/** A port that cannot be had is a setting to change, not a bug. */
function explainListening(fault: unknown, { host, port }: Life['config']): unknown {
  const code = (fault as NodeJS.ErrnoException | null)?.code;
  if (code === 'EADDRINUSE')
    return new ConfigError(`PORT: ${port} is taken on ${host}; stop who has it or choose another.`);
  if (code === 'EACCES')
    return new ConfigError(`PORT: ${port} is not allowed to you; choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError(`HOST: ${host} is no address of this machine.`);
  return fault;
}

async function work({ life, source, log, store, observer, terminal }: House, api: Api): Promise<void> {
  const { publisherUrl, backfillFrom, simulated } = source;
  const progress = openProgressLine(terminal.isTerminal, terminal.write);
  const onProgress = (met: IngestProgress) => {
    observer.onAsk(met);
    if (met.fetch.backfill) progress.show(met.fetch.backfill);
  };
  terminal.write(greeting(api.url, simulated));
  await supervise(
    {
      ingest: (signal) => runIngest({ publisherUrl, backfillFrom, simulated, log, signal, onProgress }),
      processor: (signal) => runProcessor({ log, store, signal, onBatch: observer.onBatch }),
      housekeeping: (signal) => keepHouse(log, Date.now, signal),
    },
    life.signal,
  );
}

const greeting = (url: string, simulated: boolean): string =>
  `Courant runs at ${url.replace('//127.0.0.1', '//localhost')}${simulated ? ' with SIMULATED data' : ''}; GraphQL at /graphql.\n`;
