import { fileURLToPath } from 'node:url';
import { startNode } from '@courant/tools/services';

/** The heap of the process that settles, after so many readings. */
export interface HeapSample {
  readonly readings: number;
  /** Garbage included. */
  readonly heapBytes: number;
  /** After a full collection. */
  readonly liveBytes: number;
  readonly rssBytes: number;
}

export interface HistoryRun {
  readonly dataDir: string;
  readonly readings: number;
  /** Limit of the old generation of V8's heap: beyond it V8 ends the process. */
  readonly heapMb: number;
  /** Further flags of node. */
  readonly flags?: readonly string[];
}

// The built script beside the built file, the source beside the source.
const SCRIPT = fileURLToPath(new URL(`settle-history${import.meta.url.slice(-3)}`, import.meta.url));

/**
 * Settles a history in a child process whose heap is limited.
 * @throws Error with the child's output if it does not settle all of it
 */
export async function runHistory({
  dataDir,
  readings,
  heapMb,
  flags = [],
}: HistoryRun): Promise<HeapSample[]> {
  const limits = ['--expose-gc', `--max-old-space-size=${heapMb}`];
  const child = startNode([...flags, ...limits, SCRIPT, dataDir, String(readings)], process.env);
  const exitCode = await child.exitCode;
  if (exitCode !== 0) throw new Error(`The child ended with ${exitCode}: ${child.output()}`);
  return child
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as HeapSample);
}
