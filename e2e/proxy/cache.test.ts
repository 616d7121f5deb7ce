import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { openApi } from '@courant/api';
import { createMetrics, type Metrics } from '@courant/core/run';
import { everyRegion, reading, TestLine, values } from '@courant/core/testing';
import { expect, onTestFinished, test } from 'vitest';
import { SITE } from './guide-config.ts';
import { CACHING_NGINX } from './proxy-kinds.ts';
import { findProxy, isRequired, startProxy } from './reverse-proxy.ts';

const NOON = Date.parse('2026-08-27T12:00:00Z');
const QUARTER_HOUR_MS = 900_000;
const HISTORY = Date.parse('2026-01-10T12:00:00Z');
const LATEST = '{ area(code: BRE) { latest { start consumption } } }';
const WIND = `{ series(input: { areas: [BRE], measures: [WIND], from: "2026-01-10", to: "2026-01-10",
  resolution: HALF_HOUR }) { ... on SeriesSet { series { values } } } }`;
const READERS = 10_000;
const CONNECTIONS = 16;
const TIMEOUT_MS = 240_000;

const program = findProxy(CACHING_NGINX);
const isMissing = !program && !isRequired(CACHING_NGINX);

test('behind nginx with a cache ten thousand readers within the same five seconds are one execution', {
  timeout: TIMEOUT_MS,
}, async ({ skip }) => {
  skip(isMissing, 'no nginx found');
  const { line, clock, executions, ask, countAsked } = await openCachedSite();
  for (let slot = 0; slot < 2; slot++) {
    const before = await countAsked();
    const answers = await askMany(() => ask(LATEST));
    expect((await countAsked()) - before).toBeLessThan(READERS / 100);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const [{ text } = { text: '' }] = answers;
    expect(text).toContain(`"consumption":${1000 + slot}`);
    expect(executions.count).toBe(READS_OF_LATEST);
    clock.now += QUARTER_HOUR_MS;
    await line.publish([consumption(NOON + slot * QUARTER_HOUR_MS, 1001 + slot)]);
    executions.count = 0;
    // The cache has five seconds, and five more while it asks again: a reader who asks on sees the new slot.
    while ((await ask(LATEST)).text === text);
  }
});

test('a revision of settled history is in every answer to an address that names its event', {
  timeout: TIMEOUT_MS,
}, async ({ skip }) => {
  skip(isMissing, 'no nginx found');
  const { line, ask } = await openCachedSite();
  const before = await ask(WIND, 'cursor of the event before');
  expect(before.headers['cache-control']).toMatch(/max-age=3600/);
  await line.publish([
    reading({ start: HISTORY, vintage: 'DEFINITIVE', values: values({ WIND: 1234, CONSUMPTION: 1 }) }),
  ]);
  expect((await ask(WIND, 'cursor of the event before')).text).toBe(before.text);
  expect((await ask(WIND, 'cursor of the event')).text).toContain('1234');
});

/** Reads of the store for one answer to `LATEST`: the newest chunk on each leaf grid. */
const READS_OF_LATEST = 2;

const consumption = (start: number, mw: number) => reading({ start, values: values({ CONSUMPTION: mw }) });

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A line behind an api behind nginx, with history and one slot; the api's clock stands still until a test moves it. */
async function openCachedSite() {
  const clock = { now: NOON };
  const line = await TestLine.open(() => clock.now);
  for (const start of [HISTORY, HISTORY + 86_400_000])
    await line.publish(everyRegion(start, { vintage: 'CONSOLIDATED', stepMinutes: 30 }));
  await line.publish([consumption(NOON - QUARTER_HOUR_MS, 1000)]);
  const executions = countReads(line);
  const metrics = createMetrics();
  const apiUrl = await openApiOf(line, () => clock.now, metrics);
  const port = await startProxy(CACHING_NGINX, program ?? 'nginx', apiUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  onTestFinished(() => agent.destroy());
  const ask = (query: string, cursor?: string) => get(agent, port, query, cursor);
  /** Questions that the api was asked by the cache. The metrics read the ages of the latest readings: that is no execution. */
  const countAsked = async () => {
    const { count } = executions;
    const text = await metrics.text();
    executions.count = count;
    return Number(/query_latency_seconds_count (\d+)/.exec(text)?.[1]);
  };
  return { line, clock, executions, ask, countAsked };
}

function countReads({ store }: TestLine): { count: number } {
  const reads = { count: 0 };
  const { range } = store;
  store.range = (...args) => {
    reads.count++;
    return range.apply(store, args);
  };
  return reads;
}

async function openApiOf({ log, store }: TestLine, now: () => number, metrics: Metrics): Promise<string> {
  const api = await openApi({
    log,
    store,
    host: '127.0.0.1',
    port: 0,
    proxies: 1,
    webDir: null,
    playgroundDir: null,
    simulated: false,
    now,
    metrics,
  });
  onTestFinished(() => api.close());
  return api.url;
}

/** What all readers were answered, over a few connections. */
async function askMany(ask: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  const askInTurn = async () => {
    while (answers.length < READERS) answers.push(await ask());
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, askInTurn));
  return answers;
}

function get(agent: Agent, port: number, query: string, cursor?: string): Promise<Answer> {
  const extensions: Record<string, string> = cursor ? { extensions: JSON.stringify({ cursor }) } : {};
  const path = `/graphql?${new URLSearchParams({ query, ...extensions })}`;
  return new Promise((resolve, reject) => {
    const headers = { host: `${SITE}:${port}` };
    request({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}
