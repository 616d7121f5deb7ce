import { openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { openLineRun } from '../backfill/line-run.ts';
import { halfHoursIn, readingsOf, type Slice, slicesNewestFirst, slicesUpTo } from '../history/slices.ts';
import { sum } from '../measure/cost.ts';
import type { HeapSample } from './run-history.ts';

/** Region-months of a quarter. */
const QUARTER_SLICES = 3 * 12;

/**
 * `settle-history <data dir> <readings>`: settles the newest readings of a history, quarter by quarter, in this process,
 * and prints the heap after each quarter as a line of JSON. Needs `--expose-gc`.
 */
const [dataDir = '', readings = ''] = process.argv.slice(2);
const slices = slicesUpTo(slicesNewestFirst(), Number(readings));
const line = openLineRun(await openLog('embedded:', { dataDir }), await openStore('embedded:', { dataDir }));
let settled = 0;
for (let at = 0; at < slices.length; at += QUARTER_SLICES) {
  const quarter = slices.slice(at, at + QUARTER_SLICES);
  await line.settle(readingsInTurn(quarter));
  line.trace.takeWrites();
  settled += sum(quarter.map(halfHoursIn));
  process.stdout.write(`${JSON.stringify(sampleHeap(settled))}\n`);
}
await line.close();

/** Invents the readings of a slice only once it is asked for, so that none waits in the heap. */
function* readingsInTurn(quarter: readonly Slice[]) {
  for (const slice of quarter) yield readingsOf(slice);
}

function sampleHeap(count: number): HeapSample {
  const { heapUsed, rss } = process.memoryUsage();
  if (!globalThis.gc) throw new Error('settle-history: run node with --expose-gc.');
  globalThis.gc();
  return { readings: count, heapBytes: heapUsed, liveBytes: process.memoryUsage().heapUsed, rssBytes: rss };
}
