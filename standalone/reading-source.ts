import { DAY } from '@courant/core/domain';
import { simulatedFolderOf, type WorkerContext } from '@courant/core/run';
import { HISTORY_START } from '@courant/ingest';
import { openSimulator } from '@courant/simulator';
import { choosePublisher } from './choose-publisher.ts';
import { folderHoldsReading } from './holds-reading.ts';
import { isReachable } from './probe.ts';

/** Where readings come from, and the folder that keeps them. */
export interface ReadingSource {
  readonly publisherUrl: string;
  readonly dataDir: string;
  readonly simulated: boolean;
  /** Start of the history to fetch, epoch milliseconds UTC. */
  readonly backfillFrom: number;
  close(): Promise<void>;
}

const SIMULATED_HISTORY_MS = 365 * DAY;
// Often enough that a newly opened page shows that it is live.
const SIMULATED_REVISION_EVERY_MS = 4_000;

/** Chooses between the publisher and its simulator, says so, and starts the simulator where it is chosen. */
export async function openReadingSource(
  { config, log, signal }: WorkerContext,
  now: () => number,
): Promise<ReadingSource> {
  const chosen = choosePublisher(config.publisher, await checkAvailability(config, signal));
  if (chosen === 'odre') return realSource(config);
  if (config.publisher === 'auto') {
    log.warn(
      `${new URL(config.publisherUrl).host} cannot be reached and ${config.dataDir} holds no reading yet: ` +
        'SIMULATED data is shown, and kept apart. Set PUBLISHER=odre to wait for the publisher instead.',
    );
  }
  return simulatedSource(config, now());
}

/** Looks only at what the choice depends on: with a stored reading the network is not asked. */
async function checkAvailability(config: WorkerContext['config'], signal: AbortSignal) {
  if (config.publisher !== 'auto') return { holdsReadings: false, reachable: false };
  const holdsReadings = await folderHoldsReading(config.logUrl, config.dataDir);
  return { holdsReadings, reachable: !holdsReadings && (await isReachable(config.publisherUrl, signal)) };
}

function realSource({
  publisherUrl,
  dataDir,
  backfillFrom = HISTORY_START,
}: WorkerContext['config']): ReadingSource {
  return { publisherUrl, dataDir, simulated: false, backfillFrom, close: async () => undefined };
}

async function simulatedSource(config: WorkerContext['config'], now: number): Promise<ReadingSource> {
  const historyFrom = config.backfillFrom ?? now - SIMULATED_HISTORY_MS;
  const simulator = await openSimulator({
    historyFrom,
    refresh: 'quarter-hour',
    liveRevisionEveryMs: SIMULATED_REVISION_EVERY_MS,
  });
  return {
    publisherUrl: simulator.url,
    dataDir: simulatedFolderOf(config.dataDir),
    simulated: true,
    backfillFrom: historyFrom,
    close: () => simulator.close(),
  };
}
