/**
 * Backfills a history from a simulator into an embedded log and store, all in one process as `npm start` has it, with the
 * pauses between questions left out: `heap-process <data dir> <days>`. Prints the peaks of heap and memory, in MB.
 */
import { openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { TestClock } from '@courant/core/testing';
import { openSimulator } from '@courant/simulator';
import { Workers } from '../workers.ts';

const MB = 1 << 20;
const NOW = Date.UTC(2026, 7, 27, 8, 20);
const [dataDir = '', days] = process.argv.slice(2);
const from = NOW - Number(days) * 86_400_000;

let heapPeak = 0;
setInterval(() => {
  heapPeak = Math.max(heapPeak, process.memoryUsage().heapUsed);
}, 100).unref();

const simulator = await openSimulator({ now: () => NOW, historyFrom: from });
const log = await openLog('embedded:', { dataDir });
const store = await openStore('embedded:', { dataDir });
const clock = new TestClock(NOW);
const workers = new Workers({
  log,
  store,
  publisherUrl: simulator.url,
  clock,
  backfillFrom: from,
});
const progress = () => workers.asks.findLast(({ fetch }) => fetch.backfill)?.fetch.backfill;
const isComplete = () => {
  const { slicesDone = 0, slicesTotal = 1 } = progress() ?? {};
  return slicesDone >= slicesTotal;
};
await workers.waitUntilSettled();
while (!isComplete()) {
  if (process.env.VERBOSE)
    console.log(
      JSON.stringify(progress()),
      JSON.stringify(workers.asks.at(-1)?.fetch.refusal),
      clock.now() - NOW,
    );
  clock.moveToNextWakeUp(Number.POSITIVE_INFINITY);
  await workers.waitUntilSettled();
}
await workers.stop();
await store.close();
await log.close();
await simulator.close();
const rssPeak = process.resourceUsage().maxRSS * 1024;
const { asks } = workers;
console.log(
  `slices ${progress()?.slicesDone}, heap ${Math.round(heapPeak / MB)} MB, rss ${Math.round(rssPeak / MB)} MB`,
);
