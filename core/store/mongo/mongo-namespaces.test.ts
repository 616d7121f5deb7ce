import { randomBytes } from 'node:crypto';
import { type Document, MongoClient } from 'mongodb';
import { expect, test } from 'vitest';
import { CHUNK_FORMAT } from '../../domain/index.ts';
import { day, days, markedDraft } from '../contract/chunks.ts';
import { describeChunkStore } from '../contract/contract.ts';
import { fetchStoreServer, openNamespaces, openStore } from '../open.ts';

// `npm run test:services` starts a server and sets this.
const SERVER_URL = process.env.MONGODB_URL;

const options = { dataDir: 'nowhere' };

/** A database of its own on the server; `documents` reads it without the driver. */
function newDatabase(serverUrl: string) {
  const name = `courant-test-${randomBytes(6).toString('hex')}`;
  const url = serverUrl.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/${name}`);
  const withClient = async <T>(use: (client: MongoClient) => Promise<T>): Promise<T> => {
    const client = new MongoClient(url);
    return use(client).finally(() => client.close());
  };
  return {
    url,
    open: () => openStore(url, options),
    openNamespaces: () => openNamespaces(url, options),
    remove: () => withClient(async (client) => void (await client.db().dropDatabase())),
    documents: () => withClient((client) => client.db().collection<Document>('chunks').find().toArray()),
  };
}

if (!SERVER_URL) {
  test('the contract of the store on MongoDB', ({ skip }) =>
    skip('MONGODB_URL names no server; `npm run test:services` starts one'));
} else {
  const server = await fetchStoreServer(SERVER_URL);
  describeChunkStore({
    name: server.name,
    newLocation: async () => newDatabase(SERVER_URL),
    conditionalSavesAreAtomic: server.conditionalSavesAreAtomic,
    isPersistent: true,
  });
  describeDriver(SERVER_URL);
}

/** What the driver of MongoDB promises beyond the contract. */
function describeDriver(serverUrl: string): void {
  async function withStore(
    use: (
      database: ReturnType<typeof newDatabase>,
      store: Awaited<ReturnType<typeof openStore>>,
    ) => Promise<void>,
  ): Promise<void> {
    const database = newDatabase(serverUrl);
    const store = await database.open();
    try {
      await use(database, store);
    } finally {
      await store.close();
      await database.remove();
    }
  }

  test('a document can be read in a shell: what it is of, its version, how many slots', () =>
    withStore(async (database, store) => {
      await store.save((await store.load([day(0)])).map((chunk) => markedDraft(chunk, 1)));
      expect(await database.documents()).toEqual([
        expect.objectContaining({
          _id: 'HDF/HALF_HOUR/2024-01-01T00:00:00.000Z',
          area: 'HDF',
          resolution: 'HALF_HOUR',
          period: new Date('2024-01-01T00:00:00Z'),
          version: 1,
          format: CHUNK_FORMAT,
          slots: 48,
        }),
      ]);
    }));

  test('more chunks than one bulk holds are saved, loaded and ranged over', () =>
    withStore(async (_, store) => {
      const keys = days(...Array(1_100).keys());
      const drafts = (await store.load(keys)).map((chunk) => markedDraft(chunk, 1));
      expect(await store.save(drafts)).toEqual([]);
      expect((await store.load(keys)).every(({ version }) => version === 1)).toBe(true);
      const later = await store.range('HDF', 'HALF_HOUR', day(100).period, Number.POSITIVE_INFINITY);
      expect(later.map(({ key }) => key)).toEqual(keys.slice(100));
    }));

  test('of replaced chunks exactly the stale are refused, though the server answers only how many', () =>
    withStore(async (_, store) => {
      const keys = days(0, 1, 2, 3);
      const save = async (mark: number, ...of: number[]) =>
        store.save((await store.load(days(...of))).map((chunk) => markedDraft(chunk, mark)));
      await save(1, 0, 1, 2, 3);
      const loaded = await store.load(keys);
      await save(2, 1, 3);
      expect(await store.save(loaded.map((chunk) => markedDraft(chunk, 3)))).toEqual(days(1, 3));
      expect((await store.load(keys)).map(({ version }) => version)).toEqual([2, 2, 2, 2]);
    }));

  test('two that open an empty database at once both open it', async () => {
    const database = newDatabase(serverUrl);
    const stores = await Promise.all([database.open(), database.open(), database.open()]);
    expect(await stores[0]?.load([day(0)])).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
    await database.remove();
  });

  const credentials = /^(mongodb(?:\+srv)?:\/\/[^:@/]+:)([^@/]+)@/;
  test.skipIf(!credentials.test(serverUrl))(
    'a wrong password is refused at once, and repeated nowhere',
    async () => {
      const wrong = serverUrl.replace(credentials, '$1not-the-password@');
      const refused = await openStore(wrong, options).catch((error: Error) => error);
      expect(refused).toMatchObject({ name: 'StoreRefusedError', retry: false });
      expect(String(refused)).toMatch(/refuses us .* Check user, password/);
      expect(String(refused)).not.toContain('not-the-password');
    },
  );
}

test('a server that does not answer is named, without its password, as a fault that passes', async () => {
  const url = 'mongodb://courant:secret@127.0.0.1:1/courant?serverSelectionTimeoutMS=50';
  const refused = await openStore(url, options).catch((error: Error) => error);
  expect(refused).toMatchObject({ name: 'StoreUnavailableError', retry: true });
  expect(String(refused)).toContain('mongodb://courant:***@127.0.0.1:1/courant does not answer');
  expect(String(refused)).not.toContain('secret');
});
