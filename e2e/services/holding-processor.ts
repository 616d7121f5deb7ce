/**
 * A processor that stands still where it is told to, for the test of a zombie: `holding-processor <log URL> <store URL>`.
 * Told on its standard input, a line each: `save` or `announce` (where the regions stage is to stand next), `go on`. It
 * tells on its standard output what it does, and what came of what it held.
 */
import { createInterface } from 'node:readline';
import { type Batch, CHANGES, openLog, type Topic } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { watched } from '@courant/core/testing';
import { runProcessor } from '@courant/processor';

type Point = 'save' | 'announce';

let armed: Point | undefined;
let goOn = (): void => undefined;
const say = (sentence: string): void => console.log(sentence);

/** Stands still if it was told to, here; answers whether it did. */
async function stoodAt(point: Point, area: string | undefined): Promise<boolean> {
  if (armed !== point || area === 'FR') return false;
  armed = undefined;
  const going = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  say(`holding ${area}`);
  await going;
  return true;
}

const [logUrl = '', storeUrl = ''] = process.argv.slice(2);
const log = await openLog(logUrl, { dataDir: '' });
const store = await openStore(storeUrl, { dataDir: '' });

const holdingStore = watched(store, {
  async save(chunks) {
    const stood = await stoodAt('save', chunks[0]?.key.area);
    const refused = await store.save(chunks);
    if (stood) say(`saved ${chunks.length - refused.length} of ${chunks.length}`);
    return refused;
  },
});

const holdingLog = watched(log, {
  async append<T>(topic: Topic<T>, values: readonly T[]) {
    const isAnnouncement = topic.name === CHANGES.name && values.length > 0;
    const stood = isAnnouncement && (await stoodAt('announce', (values[0] as { area: string }).area));
    const offsets = await log.append(topic, values);
    if (stood) say(`announced ${offsets[0]}`);
    return offsets;
  },
  async *consume<T>(topic: Topic<T>, group: string, options: Parameters<typeof log.consume>[2]) {
    for await (const batch of log.consume(topic, group, options)) yield telling(batch);
  },
});

/** A batch that tells of a commit that failed. */
const telling = <T>(batch: Batch<T>): Batch<T> =>
  watched(batch, {
    commit: (offset) =>
      batch.commit(offset).catch((fault: Error) => {
        say(fault.name);
        throw fault;
      }),
  });

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'go on') return goOn();
  armed = line as Point;
  say('armed');
});
await runProcessor({ log: holdingLog, store: holdingStore, signal: new AbortController().signal });
