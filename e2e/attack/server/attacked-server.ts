/**
 * The server under attack, a process of its own: `attacked-server <data dir> <days of history> <announcements> <limits>`.
 * It answers its usage over IPC, publishes readings on request, and ends on SIGTERM as a worker does.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type ApiOptions, openApi } from '@courant/api';
import { CHANGES } from '@courant/core/log';
import { FilledLine } from './filled-line.ts';
import type { ServerAnswer, ServerRequest, Usage } from './server-process.ts';

const [dataDir = '', historyDays, announcements, limits = '{}'] = process.argv.slice(2);
const NANOSECONDS_A_MS = 1_000_000;
const BYTES_A_MB = 1_000_000;
const line = await FilledLine.open(dataDir, {
  historyDays: Number(historyDays),
  announcements: Number(announcements),
});
const failures: string[] = [];
const api = await openApi({
  log: line.log,
  store: line.store,
  host: '127.0.0.1',
  port: 0,
  webDir: dataDir,
  playgroundDir: null,
  simulated: true,
  ...(JSON.parse(limits) as Pick<ApiOptions, 'limits' | 'transportLimits'>),
  onFailure: (error) =>
    failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
});
const loopDelay = monitorEventLoopDelay({ resolution: 10 });
loopDelay.enable();
let publishing = false;

process.once('SIGTERM', async () => {
  publishing = false;
  await api.close();
  await line.close();
  process.exit();
});
process.on('disconnect', () => process.exit());
process.on('message', async ({ id, ask, count }: ServerRequest) => {
  const answer = await ANSWERS[ask](count);
  process.send?.({ id, answer } satisfies ServerAnswer);
});
process.send?.({ id: 0, answer: { url: api.url, epoch: line.log.epoch } } satisfies ServerAnswer);

const ANSWERS = {
  usage: readUsage,
  cpu: readCpuMs,
  publish: async (count: number) => {
    for (let published = 0; published < count; published++) await line.publishOne();
  },
  publishHours: async (count: number) => {
    for (let published = 0; published < count; published++) await line.publishHour();
  },
  /** Publishes every so many milliseconds; 0 stops. */
  publishEvery: (everyMs: number) => {
    publishing = everyMs > 0;
    if (publishing) void publishWhileAllowed(everyMs);
  },
  announced: (first: number) => line.announcedFrom(first),
  extent: () => line.log.extent(CHANGES, 0),
  failures: () => failures,
} satisfies Record<ServerRequest['ask'], (count: number) => unknown>;

async function publishWhileAllowed(everyMs: number): Promise<void> {
  while (publishing) {
    await line.publishOne();
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

function readCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Since the last call, for the delays of the event loop; the heap is what a forced collection leaves. */
function readUsage(): Usage {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const usage = {
    heapMb: (heapUsed + external) / BYTES_A_MB,
    rssMb: rss / BYTES_A_MB,
    cpuMs: readCpuMs(),
    loopP50Ms: loopDelay.percentile(50) / NANOSECONDS_A_MS,
    loopP99Ms: loopDelay.percentile(99) / NANOSECONDS_A_MS,
    failures: failures.length,
  };
  loopDelay.reset();
  return usage;
}
