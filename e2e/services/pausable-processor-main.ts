/**
 * A processor that stands still where it is told to, for the test of a zombie: `holding-processor <log URL> <store URL>`.
 * Told on its standard input, a line each: `save` or `announce` (where the regions stage is to stand next), `go on`. It
 * tells on its standard output what it does, and what came of what it held.
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

/** Stands still if it was told to, here; answers whether it did. */
async function pauseIfRequested(point: PausePoint, area: string | undefined): Promise<boolean> {
  if (nextPausePoint !== point || area === 'FR') return false;
  nextPausePoint = undefined;
  const going = new Promise<void>((resolve) => {
    resume = resolve;
  });
  printLine(`holding ${area}`);
  await going;
  return true;
}

const [logUrl = '', storeUrl = ''] = process.argv.slice(2);
const log = await openLog(logUrl, { dataDir: '' });
const store = await openStore(storeUrl, { dataDir: '' });

const pausingStore = withOverrides(store, {
  async save(chunks) {
    const stood = await pauseIfRequested('save', chunks[0]?.key.area);
    const refused = await store.save(chunks);
    if (stood) printLine(`saved ${chunks.length - refused.length} of ${chunks.length}`);
    return refused;
  },
});

const pausingLog = withOverrides(log, {
  async append<T>(topic: Topic<T>, values: readonly T[]) {
    const isAnnouncement = topic.name === CHANGES.name && values.length > 0;
    const stood =
      isAnnouncement && (await pauseIfRequested('announce', (values[0] as { area: string }).area));
    const offsets = await log.append(topic, values);
    if (stood) printLine(`announced ${offsets[0]}`);
    return offsets;
  },
  async *consume<T>(topic: Topic<T>, group: string, options: Parameters<typeof log.consume>[2]) {
    for await (const batch of log.consume(topic, group, options)) yield reportCommitErrors(batch);
  },
});

/** A batch that tells of a commit that failed. */
const reportCommitErrors = <T>(batch: Batch<T>): Batch<T> =>
  withOverrides(batch, {
    commit: (offset) =>
      batch.commit(offset).catch((fault: Error) => {
        printLine(fault.name);
        throw fault;
      }),
  });

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'go on') return resume();
  nextPausePoint = line as PausePoint;
  printLine('armed');
});
await runProcessor({ log: pausingLog, store: pausingStore, signal: new AbortController().signal });
