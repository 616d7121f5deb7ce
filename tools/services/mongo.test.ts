import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, DraftChunk } from '@courant/core/domain';
import { type ChunkStore, openStore } from '@courant/core/store';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startMongo } from './mongo.ts';
import type { MongoService } from './mongo-server.ts';
import { processesIn } from './processes-in.ts';

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
  /** The server's own folders lie in it. */
  let folder: string;
  let server: MongoService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'courant-'));
    vi.stubEnv('TMPDIR', folder);
    server = await startMongo();
    console.log(`Answered by ${server.describe}.`);
  }, 600_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.close();
    rmSync(folder, { recursive: true });
  });

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

  test('of a server that was killed no process runs, and of one that was closed no file stays', async () => {
    expect(processesIn(folder)).not.toEqual([]);
    await server.kill();
    expect(processesIn(folder)).toEqual([]);
    await server.start();
    await server.close();
    expect(processesIn(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
}
