import { waitMs } from '../client/wait.ts';
import { AttackedServer, type Usage } from '../server/server-process.ts';
import { slopeOf } from './slope.ts';
import { Subscribers, type SubscribersReport, type SubscribersVerdict } from './subscribers.ts';
import { Troublemakers } from './troublemakers.ts';

const FILLING = { historyDays: 30, announcements: 200_000 };
const SUBSCRIBERS = 1_000;
/** Five readings a second: fifteen announcements. */
const PUBLISH_EVERY_MS = 200;
const MINUTE_MS = 60_000;
/** Minutes in which the heap still grows to its size. */
const WARM_UP_MINUTES = 3;
const MAX_SLOPE_MB_A_MINUTE = 0.5;

/** A thousand honest subscribers beside troublemakers, for so long; answers whether all was well. */
export async function runSoak(dataDir: string, minutes: number): Promise<boolean> {
  const server = await AttackedServer.start({ ...FILLING, dataDir, limits: { watermarkSeconds: 2 } });
  const { first, end: begin } = await server.extent();
  const subscribers = await Subscribers.open(server.socketUrl, SUBSCRIBERS);
  const troublemakers = new Troublemakers(server, server.cursor(first));
  await server.publishEvery(PUBLISH_EVERY_MS);
  troublemakers.start();
  console.log(
    '| minute | loop p50/p99 ms | heap MB | rss MB | received | resets | stalled cut | vanished | resumed | refused |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  const heaps: [number, number][] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    await waitMs(MINUTE_MS);
    const usage = await server.usage();
    heaps.push([minute, usage.heapMb]);
    console.log(minuteRow(minute, usage, await subscribers.report(), troublemakers));
  }
  troublemakers.stop();
  await server.publishEvery(0);
  const { end } = await server.extent();
  const verdict = await subscribers.verdict(await server.announced(begin), end);
  const failures = await server.failures();
  await subscribers.close();
  await server.end();
  return printVerdict(verdict, heaps, failures);
}

function minuteRow(
  minute: number,
  { loopP50Ms, loopP99Ms, heapMb, rssMb }: Usage,
  { received, resets }: SubscribersReport,
  { cut, vanished, resumed, refused }: Troublemakers,
): string {
  const loop = `${loopP50Ms.toFixed(1)}/${loopP99Ms.toFixed(1)}`;
  const counts = [received, resetText(resets), cut, vanished, resumed, refused];
  return `| ${[minute, loop, heapMb.toFixed(1), rssMb.toFixed(0), ...counts].join(' | ')} |`;
}

const resetText = (resets: SubscribersReport['resets']): string =>
  Object.entries(resets)
    .map(([reason, count]) => `${count} x ${reason}`)
    .join(', ') || 'none';

function printVerdict(
  { subscribers, missed, twice, resets, closed, received }: SubscribersVerdict,
  heaps: readonly (readonly [number, number])[],
  failures: readonly string[],
): boolean {
  const slope = slopeOf(heaps.slice(WARM_UP_MINUTES));
  console.log(`\n${subscribers} subscribers, ${received} messages: ${missed} missed, ${twice} twice,`);
  console.log(`resets: ${resetText(resets)}; ${closed} sockets closed by the server.`);
  console.log(`Heap after gc: ${slope.toFixed(2)} MB a minute (aim: at most ${MAX_SLOPE_MB_A_MINUTE}).`);
  console.log(`${failures.length} internal errors. ${failures[0] ?? ''}`);
  const isSteady = Number.isNaN(slope) || slope <= MAX_SLOPE_MB_A_MINUTE;
  return missed === 0 && twice === 0 && closed === 0 && failures.length === 0 && isSteady;
}
