import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { createHealth, type Health } from './health.ts';
import { createLogger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { NOT_YET, type OperationServer, openOperationServer, withMetricsServer } from './operation-server.ts';

let clock: number;
let health: Health;
let metrics: Metrics;
let server: OperationServer;
beforeEach(async () => {
  clock = 0;
  health = createHealth(() => clock);
  metrics = createMetrics();
  server = await openOperationServer({ config: readConfig({ PORT: '0' }), health, metrics, log });
});
afterEach(() => server.close());

const log = createLogger({ name: 'worker', isTerminal: true, write: () => undefined });

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);

test('ready is green once every readiness condition is met, with each of them', async () => {
  const setReady = health.readiness('log');
  const notReady = await get('/readyz');
  expect(notReady.status).toBe(503);
  expect(await notReady.json()).toEqual({
    ok: false,
    checks: [{ name: 'log', ok: false, detail: 'not yet' }],
  });
  setReady();
  expect((await get('/readyz')).status).toBe(200);
});

test('a worker that stands still is not ready but alive, and dead in the end', async () => {
  health.heartbeat('settling', 1_000);
  clock = 1_001;
  expect((await get('/readyz')).status).toBe(503);
  expect((await get('/healthz')).status).toBe(200);
  clock = 10_001;
  expect((await get('/healthz')).status).toBe(503);
});

test('figures come in the form of Prometheus', async () => {
  metrics.counter('courant_rows_total', 'Rows met.')(3);
  const answer = await get('/metrics');
  expect(answer.headers.get('content-type')).toContain('version=0.0.4');
  expect(await answer.text()).toContain('courant_rows_total 3\n');
});

test('a gauge that cannot be read answers 503 with its error, and ends nothing', async () => {
  metrics.gauge('courant_lag', 'x', async () => Promise.reject(new Error('the log is away')));
  const answer = await get('/metrics');
  expect([answer.status, await answer.text()]).toEqual([503, 'the log is away\n']);
  expect((await get('/healthz')).status).toBe(200);
});

test('anything else is refused with a sentence', async () => {
  expect((await get('/')).status).toBe(404);
  expect((await get('/healthz', { method: 'POST' })).status).toBe(405);
});

test('of a worker that will serve the port itself, anything else is refused as not yet served, whatever the method', async () => {
  const starting = await openOperationServer(
    { config: readConfig({ PORT: '0' }), health, metrics, log },
    NOT_YET,
  );
  try {
    expect((await fetch(`${starting.url}/healthz`)).status).toBe(200);
    const question = await fetch(`${starting.url}/graphql`, { method: 'POST', body: '{}' });
    expect([question.status, await question.text()]).toEqual([
      503,
      expect.stringContaining('Not served yet'),
    ]);
    const upgrade = { connection: 'upgrade', upgrade: 'websocket' };
    expect(await statusOf(`${starting.url}/graphql`, upgrade)).toBe(503);
  } finally {
    await starting.close();
  }
});

/** `fetch` sends no upgrade. */
const statusOf = (url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

test('a port that is taken is a setting to change', async () => {
  const otherServer = createServer();
  await new Promise<void>((resolve) => otherServer.listen(0, '127.0.0.1', resolve));
  const { port } = otherServer.address() as AddressInfo;
  const config = readConfig({ PORT: String(port) });
  await expect(openOperationServer({ config, health, metrics, log })).rejects.toMatchObject({
    name: 'ConfigError',
    message: `PORT: ${port} is taken on 127.0.0.1; stop the program that has it or choose another.`,
  });
  otherServer.close();
});

test('a worker whose port is public serves these at METRICS_PORT, if it is set, while it works', async () => {
  const lines: string[] = [];
  const context = (settings: Record<string, string>) => ({
    config: readConfig(settings),
    health,
    metrics,
    log: createLogger({ name: 'api', isTerminal: true, write: (line) => void lines.push(line) }),
  });
  let worked = 0;
  await withMetricsServer(context({}), async () => void worked++);
  expect(lines).toEqual([]);
  let metricsUrl = '';
  await withMetricsServer(context({ METRICS_PORT: '0' }), async () => {
    worked++;
    metricsUrl = `${/http:\S+/.exec(lines.join())?.[0]}/metrics`;
    expect(await (await fetch(metricsUrl)).text()).toContain('process_cpu');
  });
  expect(worked).toBe(2);
  const announced: string[] = [];
  const announce = (url: string): void => void announced.push(url);
  await withMetricsServer(context({ METRICS_PORT: '0' }), async () => undefined, announce);
  expect(announced).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)]);
  expect(lines).toHaveLength(1);
  await expect(fetch(metricsUrl)).rejects.toThrow();
  const taken = new URL(server.url).port;
  await expect(withMetricsServer(context({ METRICS_PORT: taken }), async () => undefined)).rejects.toThrow(
    `METRICS_PORT: ${taken} is taken`,
  );
});
