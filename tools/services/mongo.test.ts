import { DAY, DraftChunk } from '@courant/core/domain';
import { type ChunkStore, openStore } from '@courant/core/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMongo } from './mongo.ts';
import type { MongoService } from './mongo-server.ts';

/** These tests stop a server, so they start one of their own. */
const MAY_START = process.env.COURANT_SERVICES === '1';
const SUITE_TITLE = 'a store whose server goes away';

const KEYS = [0, 1, 2].map((n) => ({ area: 'HDF', resolution: 'HALF_HOUR', period: n * DAY }) as const);

const withShortTimeout = (url: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}serverSelectionTimeoutMS=200`;

if (MAY_START) describe(SUITE_TITLE, suite);
else
  test(SUITE_TITLE, ({ skip }) =>
    skip('it starts a server of its own where COURANT_SERVICES=1 says that it may: `npm run test:services`'),
  );

function suite(): void {
  let server: MongoService;
  beforeAll(async () => {
    server = await startMongo();
    console.log(`Answered by ${server.describe}.`);
  }, 600_000);
  afterAll(() => server?.close());

  const saveAll = async (store: ChunkStore) =>
    store.save((await store.load(KEYS)).map((chunk) => new DraftChunk(chunk)));

  test('every call fails with a transient error, and succeeds once the server is back', async () => {
    const store = await openStore(withShortTimeout(server.url), { dataDir: '' });
    expect(await saveAll(store)).toEqual([]);
    const loaded = await store.load(KEYS);
    await server.kill();

    const transientError = { name: 'StoreUnavailableError', retry: true };
    await expect(store.load(KEYS)).rejects.toMatchObject(transientError);
    await expect(store.save(loaded)).rejects.toMatchObject(transientError);
    await expect(store.range('HDF', 'HALF_HOUR', 0, DAY)).rejects.toMatchObject(transientError);
    await expect(store.identity()).rejects.toMatchObject(transientError);
    await expect(store.claim({ logEpoch: 'a', format: 1 })).rejects.toMatchObject(transientError);

    await server.start();
    expect(await store.save(loaded)).toEqual([]);
    expect((await store.load(KEYS)).map(({ version }) => version)).toEqual([2, 2, 2]);
    await store.close();
  });
}
