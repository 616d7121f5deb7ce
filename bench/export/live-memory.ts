import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const SAMPLE_MS = 2_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What this process has in use, after a full collection: the heap, and buffers outside of it. */
export function liveBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The most that was in use at a time while some work ran, beyond what was in use before it. */
export async function peakGrowthOf(work: () => Promise<unknown>): Promise<number> {
  const before = liveBytes();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, liveBytes());
  }, SAMPLE_MS);
  try {
    await work();
  } finally {
    clearInterval(sampling);
  }
  return peak - before;
}
