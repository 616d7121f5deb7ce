import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createMetrics } from '@courant/core/run';
import type { ChunkStore } from '@courant/core/store';
import { withOverrides } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { type ExportApi, openExportApi } from './test/open-export-api.ts';

let api: ExportApi;
afterEach(() => api.close());

/** Some 60 MB, more than the system takes in for a client that does not read. */
const LONG = 'measures=WIND,SOLAR,HYDRO,NUCLEAR&from=2023-10&to=2024-10-31&resolution=QUARTER_HOUR';
/** No export waits for its price. */
const UNPACED = { costPerMinute: 10_000_000 };
const SHORT = 'areas=BRE&measures=WIND&from=2024-10-01&to=2024-10-02';

/** A client that has the first bytes of an export and reads no further. */
async function openStalled(search: string): Promise<Socket> {
  const socket = connect(Number(new URL(api.api.url).port), '127.0.0.1');
  socket.write(`GET /export?${search} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.pause();
  expect(String(first)).toMatch(/^HTTP\/1.1 200 OK/);
  return socket;
}

/** A promise, and what fulfils it. */
function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

const statusOf = async (search: string): Promise<number> => {
  const answer = await api.fetch(search);
  await answer.text();
  return answer.status;
};

async function untilStatus(status: number, search: string): Promise<void> {
  while ((await statusOf(search)) !== status);
}

test('an address has two exports at a time; a third is refused, until a client leaves', async () => {
  const metrics = createMetrics();
  api = await openExportApi(() => ({ metrics, limits: UNPACED }));
  const stalled = [await openStalled(LONG), await openStalled(LONG)];
  expect(await metrics.text()).toContain('\ncourant_api_exports 2\n');
  const refused = await api.fetch(SHORT);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
  expect(await refused.text()).toContain(
    'Your address has 2 exports running; no more are allowed at a time.',
  );
  expect(await statusOf(`${SHORT}&format=xlsx`)).toBe(400);
  stalled[0]?.destroy();
  await untilStatus(200, SHORT);
  stalled[1]?.destroy();
  expect(api.failures).toEqual([]);
});

test('a client that does not read is ended, as any other', async () => {
  api = await openExportApi(() => ({ limits: UNPACED, transportLimits: { writeTimeoutMs: 500 } }));
  const stalled = [await openStalled(LONG), await openStalled(LONG)];
  await untilStatus(200, SHORT);
  for (const socket of stalled) socket.destroy();
  expect(api.failures).toEqual([]);
});

test('a client that does not read loses its place to one that finds none', async () => {
  api = await openExportApi(() => ({ limits: UNPACED, transportLimits: { exportStalledMs: 200 } }));
  const stalled = [await openStalled(LONG), await openStalled(LONG)];
  await untilStatus(200, SHORT);
  for (const socket of stalled) socket.destroy();
  expect(api.failures).toEqual([]);
});

test('a client that leaves before its export begins takes no place', async () => {
  const metrics = createMetrics();
  const loading = withResolvers();
  const released = withResolvers();
  const slow = (store: ChunkStore): ChunkStore =>
    withOverrides(store, {
      load: async (keys) => {
        loading.resolve();
        await released.promise;
        return store.load(keys);
      },
    });
  api = await openExportApi(({ store }) => ({ metrics, limits: UNPACED, store: slow(store) }));
  const early = connect(Number(new URL(api.api.url).port), '127.0.0.1');
  early.write(`GET /export?${SHORT} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await loading.promise;
  early.destroy();
  await once(early, 'close');
  released.resolve();
  expect(await statusOf(SHORT)).toBe(200);
  expect(await metrics.text()).toContain('\ncourant_api_exports 0\n');
});

test('an export whose store fails half-way is cut, so that no client takes it for whole, and the error is reported', async () => {
  const awayBefore = Date.parse('2024-08-01T00:00:00Z');
  const halfAway = (store: ChunkStore): ChunkStore =>
    withOverrides(store, {
      load: async (keys) => {
        if (keys.some(({ period }) => period < awayBefore)) throw new Error('The store is away.');
        return store.load(keys);
      },
    });
  api = await openExportApi(({ store }) => ({ store: halfAway(store) }));
  const answer = await api.fetch(SHORT.replace('2024-10-01', '2024-01'));
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
  expect(api.failures).toEqual([new Error('The store is away.')]);
});
