/**
 * A processor that pauses on request, for the tests of a zombie: `pausable-processor-main <log URL> <store URL>`.
 * Standard input, a line each: `save` or `announce` (where the regions stage pauses next), `go on`. Standard output: where
 * it has paused, and the result of the paused call.
 */
import { createInterface } from 'node:readline';
import { type Batch, CHANGES, openLog, type Topic } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { withOverrides } from '@courant/core/testing';
import { runProcessor } from '@courant/processor';

type PausePoint = 'save' | 'announce';

let nextPausePoint: PausePoint | undefined;
let resume = (): void => undefined;
const printLine = (sentence: string): void => console.log(sentence);

/** Pauses, if this point was requested; answers whether it did. */
async function pauseIfRequested(point: PausePoint, area: string | undefined): Promise<boolean> {
  if (nextPausePoint !== point || area === 'FR') return false;
  nextPausePoint = undefined;
  const resumed = new Promise<void>((resolve) => {
    resume = resolve;
  });
  printLine(`holding ${area}`);
  await resumed;
  return true;
}

const [logUrl = '', storeUrl = ''] = process.argv.slice(2);
const log = await openLog(logUrl, { dataDir: '' });
const store = await openStore(storeUrl, { dataDir: '' });

const pausingStore = withOverrides(store, {
  async save(chunks) {
    const hasPaused = await pauseIfRequested('save', chunks[0]?.key.area);
    const refused = await store.save(chunks);
    if (hasPaused) printLine(`saved ${chunks.length - refused.length} of ${chunks.length}`);
    return refused;
  },
});

const pausingLog = withOverrides(log, {
  async append<T>(topic: Topic<T>, values: readonly T[]) {
    const [first] = values;
    const isAnnouncement = topic.name === CHANGES.name && first !== undefined;
    const hasPaused =
      isAnnouncement && (await pauseIfRequested('announce', (first as { area: string }).area));
    const offsets = await log.append(topic, values);
    if (hasPaused) printLine(`announced ${offsets[0]}`);
    return offsets;
  },
  async *consume<T>(topic: Topic<T>, group: string, options: Parameters<typeof log.consume>[2]) {
    for await (const batch of log.consume(topic, group, options)) yield reportCommitErrors(batch);
  },
});

/** A batch that prints the error of a failed commit. */
const reportCommitErrors = <T>(batch: Batch<T>): Batch<T> =>
  withOverrides(batch, {
    commit: (offset) =>
      batch.commit(offset).catch((error: Error) => {
        printLine(error.name);
        throw error;
      }),
  });

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'go on') return resume();
  nextPausePoint = line as PausePoint;
  printLine('armed');
});
await runProcessor({ log: pausingLog, store: pausingStore, signal: new AbortController().signal });
