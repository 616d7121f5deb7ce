import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runHistory } from './heap/run-history.ts';
import { emptyFolder } from './history/folder.ts';

// Thirteen years through log, processor and store within a small heap: it must not grow with what was settled.

const { values: flags } = parseArgs({
  options: {
    readings: { type: 'string', default: '3000000' },
    heap: { type: 'string', default: '256' },
  },
});
const dataDir = emptyFolder('heap');
const samples = await runHistory({
  dataDir,
  readings: Number(flags.readings),
  heapMb: Number(flags.heap),
});
rmSync(dataDir, { recursive: true });
const toMb = (bytes: number): string => (bytes / 2 ** 20).toFixed(0).padStart(9);
console.log(`readings   live MB   heap MB    rss MB   (heap limit: ${flags.heap} MB)`);
for (const { readings, liveBytes, heapBytes, rssBytes } of samples)
  console.log(`${String(readings).padStart(8)} ${toMb(liveBytes)} ${toMb(heapBytes)} ${toMb(rssBytes)}`);
const liveAt = (share: number): number => samples[Math.floor(share * (samples.length - 1))]?.liveBytes ?? 0;
console.log(`live at the end / at a quarter: ${(liveAt(1) / liveAt(0.25)).toFixed(2)}   (aim: at most 1.1)`);
