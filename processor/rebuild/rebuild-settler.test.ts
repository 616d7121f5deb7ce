import { type Chunk, groupsOf } from '@courant/core/domain';
import { openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, createMemoryStore } from '@courant/core/store';
import { expect, test } from 'vitest';
import { NOW, roundOf } from '../test/settled-line.ts';
import { RebuildSettler } from './rebuild-settler.ts';

test('a batch sums the country after the sweep in hand, not beside it', async () => {
  const log = await openMemoryLog({ now: () => NOW });
  await log.append(READINGS, roundOf(NOW, 2, 1));
  // The sweep's save ends only after a later batch has saved its region and had time to sum it.
  const { store, saves } = await storeWithSlowFirstSum(async (regionSaved) => {
    await log.append(READINGS, roundOf(NOW, 1, 2).slice(0, 1));
    await regionSaved();
    await yieldTurns();
  });
  const { signal } = new AbortController();
  const settling = new RebuildSettler({ log, store, groups: groupsOf('rebuilt'), signal });
  await settling.catchUp();
  await settling.sumCountry();
  await settling.catchUp();
  await settling.stop();
  expect(saves).toEqual(['begins', 'ends', 'begins', 'ends']);
});

/** A store that records the country's saves, the first of which waits for `meanwhile`. */
async function storeWithSlowFirstSum(meanwhile: (regionSaved: () => Promise<void>) => Promise<void>) {
  const store: ChunkStore = await createMemoryStore();
  const save = store.save.bind(store);
  const saves: string[] = [];
  let regions = 0;
  store.save = async (chunks) => {
    if (!isOfTheCountry(chunks)) return save(chunks).finally(() => regions++);
    saves.push('begins');
    const before = regions;
    if (saves.length === 1) await meanwhile(() => yieldTurns(() => regions > before));
    return save(chunks).finally(() => saves.push('ends'));
  };
  return { store, saves };
}

const isOfTheCountry = (chunks: readonly Chunk[]): boolean => chunks.some(({ key }) => key.area === 'FR');

/** Yields to the event loop many times, and until the condition holds. */
async function yieldTurns(condition: () => boolean = () => true): Promise<void> {
  for (let turn = 0; turn < 50 || !condition(); turn++) await new Promise((resolve) => setImmediate(resolve));
}
