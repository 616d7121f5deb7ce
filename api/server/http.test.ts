import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMetrics } from '@courant/core/run';
import { everyRegion } from '@courant/core/testing';
import { getIntrospectionQuery } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import { INTERNAL_ERROR } from '../api-error.ts';
import type { ApiOptions } from '../index.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
let opened: TestApi | undefined;
const folders: string[] = [];
const open = async (over: Partial<ApiOptions> = {}): Promise<TestApi> => {
  opened = await openTestApi(() => TEN, over);
  return opened;
};
afterEach(async () => {
  await opened?.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function createBuiltFolder(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'courant-api-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

const codeOf = async (answer: Promise<{ errors: readonly { extensions: { code: string } }[] | undefined }>) =>
  (await answer).errors?.[0]?.extensions.code;

test('a plain GET answers, and pages of any site may ask', async () => {
  const { api } = await open();
  const response = await fetch(`${api.url}/graphql?query=${encodeURIComponent('{ france { name } }')}`);
  expect(await response.json()).toEqual({ data: { france: { name: 'France' } } });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const preflight = await fetch(`${api.url}/graphql`, { method: 'OPTIONS' });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'content-type, accept',
  ]);
});

test('a client may choose the media type of GraphQL over HTTP and one of several operations', async () => {
  const { api } = await open();
  const post = async (body: object, accept: string) => {
    const headers = { 'content-type': 'application/json', accept };
    const answered = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { type: answered.headers.get('content-type'), answer: await answered.json() };
  };
  const query = 'query A { france { code } } query B { france { name } }';
  const graphql = await post({ query, operationName: 'B' }, 'application/graphql-response+json');
  expect(graphql).toEqual({
    type: 'application/graphql-response+json; charset=utf-8',
    answer: { data: { france: { name: 'France' } } },
  });
  const plain = await post({ query, operationName: 'A' }, '*/*');
  expect(plain).toEqual({
    type: 'application/json; charset=utf-8',
    answer: { data: { france: { code: 'FR' } } },
  });
  const unnamed = await post({ query }, '*/*');
  expect(unnamed.answer).toMatchObject({
    errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
  });
});

test('what is only an array, a list of questions or not a text is refused with a sentence', async () => {
  const { api } = await open();
  for (const body of [
    '[]',
    '[{"query":"{ france { code } }"}]',
    '{"query": 3}',
    '{"query":"{ france { code } }","variables":[1]}',
    '"x"',
  ]) {
    const headers = { 'content-type': 'application/json' };
    const answered = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body });
    expect(answered.status, body).toBe(400);
    expect(await answered.text(), body).not.toMatch(/node_modules|\.ts:/);
  }
});

test.each(['"__proto__"', '"\\u005f_proto__"', '"constructor"'])(
  'a body whose object names its prototype by %s is refused',
  async (name) => {
    const { api } = await open();
    const post = (body: string) =>
      fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const refused = await post(`{"query":"{ __typename }","variables":{${name}:{"prototype":{}}}}`);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('FST_ERR_CTP')]);
    expect((await post(`{"query":"{ __typename } # ${JSON.parse(name)}"}`)).status).toBe(200);
    expect((await post('{"query":')).status).toBe(400);
  },
);

test('a question that is too deep, too long, too wide or too costly is refused with its code', async () => {
  const { ask } = await open();
  let deep = '{ code }';
  for (let i = 0; i < 8; i++) deep = `{ latest { area ${deep} } }`;
  expect(await codeOf(ask(`{ france ${deep} }`))).toBe('TOO_DEEP');
  const aliases = Array.from({ length: 51 }, (_, i) => `a${i}: france { code }`).join(' ');
  expect(await codeOf(ask(`{ ${aliases} }`))).toBe('TOO_MANY_ALIASES');
  const costly = Array.from({ length: 50 }, (_, i) => `a${i}: areas { latest { revisions { before } } }`);
  expect(await codeOf(ask(`{ ${costly.join(' ')} }`))).toBe('TOO_COSTLY');
  const long = await ask(`{ france { ${'code '.repeat(2_001)} } }`);
  expect([long.status, long.errors?.[0]?.message]).toEqual([
    400,
    expect.stringContaining('Document contains more that 2000 tokens'),
  ]);
});

test('a wrong moment has an error code of its own, inline or as a variable', async () => {
  const { ask } = await open();
  expect(await codeOf(ask('{ reading(area: BRE, at: "yesterday") { start } }'))).toBe('BAD_MOMENT');
  const answer = ask('query ($at: Moment!) { reading(area: BRE, at: $at) { start } }', { at: '2024-13' });
  expect(await codeOf(answer)).toBe('BAD_MOMENT');
});

test('a body beyond the limit is refused before it is read', async () => {
  const { ask } = await open();
  const { status, errors } = await ask(`{ france { name } } #${'x'.repeat(70_000)}`);
  expect([status, errors?.[0]?.extensions.code]).toEqual([413, 'FST_ERR_CTP_BODY_TOO_LARGE']);
});

test('the depth rule lets the introspection of a playground pass', async () => {
  const { ask } = await open();
  const { errors, data } = await ask(getIntrospectionQuery());
  expect(errors).toBeUndefined();
  expect(data).toHaveProperty('__schema');
});

test('fragments count toward the depth, and a cycle of them is an error, not a hang', async () => {
  const { ask } = await open();
  const step = (from: number) => `fragment f${from} on Area { latest { area { ...f${from + 1} } } }`;
  const chain = `${Array.from({ length: 8 }, (_, i) => step(i)).join(' ')} fragment f8 on Area { code }`;
  expect(await codeOf(ask(`{ france { ...f0 } } ${chain}`))).toBe('TOO_DEEP');
  const { errors } = await ask('{ france { ...a } } fragment a on Area { latest { area { ...a } } }');
  expect(errors?.[0]?.message).toContain('Cannot spread fragment "a" within itself');
});

test('a subscription sent over HTTP is refused with the way to the socket', async () => {
  const { ask } = await open();
  const { status, errors } = await ask('subscription { liveProduction { cursor } }');
  expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'SUBSCRIPTION_NEEDS_SOCKET']);
});

test('an internal error reaches the client as one sentence without details, and onFailure whole', async () => {
  const { ask, line, failures } = await open();
  line.store.range = async () => {
    throw new Error('secret path /var/lib');
  };
  const answer = await ask('{ france { latest { start } } }');
  expect(answer.errors).toMatchObject([
    { extensions: { code: 'INTERNAL_SERVER_ERROR' }, path: ['france', 'latest'] },
  ]);
  expect(JSON.stringify(answer)).not.toMatch(/secret|stack|\.ts/);
  expect(String(failures[0])).toContain('secret path');
});

test('a store that fails while a question is priced is a failure of ours', async () => {
  const { ask, line, failures } = await open();
  line.store.range = async () => {
    throw new Error('secret path /var/lib');
  };
  const { status, errors } = await ask(
    '{ series(input: { measures: [WIND], from: "-P10Y", resolution: DAY }) { __typename } }',
  );
  expect([status, errors]).toEqual([500, [INTERNAL_ERROR]]);
  expect(failures.map(String)).toEqual(['Error: secret path /var/lib']);
});

test('nonsense that is no JSON is a sentence, and an unknown address too', async () => {
  const { api } = await open();
  const broken = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query": ',
  });
  expect(broken.status).toBe(400);
  const text = await broken.text();
  expect(JSON.parse(text)).toHaveProperty('errors');
  expect(text).not.toContain('node_modules');
  const lost = await fetch(`${api.url}/nowhere`);
  expect([lost.status, await lost.json()]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
  ]);
});

test('not ready before a poll has ended, ready once readings are stored; alive throughout', async () => {
  const { api, line } = await open();
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
  await line.publish(everyRegion(TEN));
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
});

test('the schema can be read as text', async () => {
  const { api } = await open();
  expect(await (await fetch(`${api.url}/schema.graphql`)).text()).toContain('type Query {');
});

test('a browser gets the playground at /graphql and the dashboard at its routes; a strict policy keeps other hosts out', async () => {
  const webDir = await createBuiltFolder({ 'index.html': 'the dashboard', 'assets/app-1a2b.js': 'code' });
  const playgroundDir = await createBuiltFolder({
    'index.html': 'the playground',
    'assets/play-3c4d.js': 'more code',
  });
  const { api } = await open({ webDir, playgroundDir });
  const browse = (path: string) => fetch(`${api.url}${path}`, { headers: { accept: 'text/html,*/*' } });

  const playground = await browse('/graphql');
  expect(await playground.text()).toBe('the playground');
  expect(playground.headers.get('content-security-policy')).toContain("worker-src 'self' blob:");
  expect(await (await browse('/playground/assets/play-3c4d.js')).text()).toBe('more code');

  const linked = await browse(`/graphql?query=${encodeURIComponent('{ france { name } }')}`);
  expect([await linked.text(), linked.headers.get('vary')]).toEqual([
    'the playground',
    'accept, accept-encoding',
  ]);
  for (const path of ['/playground', '/playground/', '/playground/index.html']) {
    const redirected = await fetch(`${api.url}${path}?query=%7B`, { redirect: 'manual' });
    expect([redirected.status, redirected.headers.get('location')]).toEqual([302, '/graphql?query=%7B']);
  }

  for (const [path, status] of [
    ['/', 200],
    ['/area/BRE', 200],
    ['/region/BRE', 404],
  ] as const) {
    const page = await browse(path);
    expect(page.status, path).toBe(status);
    expect(await page.text()).toBe('the dashboard');
    expect(page.headers.get('content-security-policy')).toContain("style-src 'self';");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.headers.get('cache-control')).toBe('no-cache');
  }
  const asset = await browse('/assets/app-1a2b.js');
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${api.url}/assets/gone.js`)).status).toBe(404);
});

test('the first HTML of the dashboard says that its data is simulated, at each of its addresses', async () => {
  const webDir = await createBuiltFolder({ 'index.html': '<html lang="fr">the dashboard</html>' });
  const pagesWith = async (simulated: boolean) => {
    const { api } = await open({ webDir, simulated });
    const pages = ['/', '/index.html', '/area/BRE'].map(async (path) => {
      const page = await fetch(`${api.url}${path}`, { headers: { accept: 'text/html' } });
      expect([page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      return page.text();
    });
    const texts = new Set(await Promise.all(pages));
    await api.close();
    return [...texts];
  };

  const pageOf = (facts: string) => [
    expect.stringMatching(
      new RegExp(`^<html${facts} lang="fr" data-cursor="[\\w-]+\\.\\d+">the dashboard</html>$`),
    ),
  ];
  expect(await pagesWith(true)).toEqual(pageOf(' data-simulated'));
  expect(await pagesWith(false)).toEqual(pageOf(''));
});

test('a program that reads JSON gets the answer of a query in the address, though it reads pages too', async () => {
  const { api } = await open({ playgroundDir: await createBuiltFolder({ 'index.html': 'the playground' }) });
  const query = encodeURIComponent('{ france { name } }');
  for (const accept of [
    '*/*',
    'application/json',
    'text/html, application/graphql-response+json',
    'application/*, text/html;q=0',
    'text/html; q=0.000, */*',
  ]) {
    const answered = await fetch(`${api.url}/graphql?query=${query}`, { headers: { accept } });
    expect(await answered.json()).toEqual({ data: { france: { name: 'France' } } });
  }
});

test('a page is a page in capitals and with a small weight', async () => {
  const { api } = await open({ playgroundDir: await createBuiltFolder({ 'index.html': 'the playground' }) });
  for (const accept of ['TEXT/HTML', 'text/html;level=1;q=0.01, */*;q=0']) {
    const answered = await fetch(`${api.url}/graphql`, { headers: { accept } });
    expect(await answered.text()).toBe('the playground');
  }
});

test('a browser gets the dashboard at an unknown path, a program that reads JSON a sentence: as at /graphql', async () => {
  const { api } = await open({ webDir: await createBuiltFolder({ 'index.html': 'the dashboard' }) });
  const at = (accept: string) => fetch(`${api.url}/region/BRE`, { headers: { accept } });
  expect(await (await at('TEXT/HTML, */*')).text()).toBe('the dashboard');
  for (const accept of ['*/*', 'application/json, text/html', 'application/*, text/html;q=0'])
    expect((await at(accept)).status, accept).toBe(404);
});

test('a socket whose proxy drops the upgrade is refused with what the proxy has to pass', async () => {
  const sentences: string[] = [];
  const { api } = await open({ onRefusedSocket: (sentence) => sentences.push(sentence) });
  const headers = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' };
  const refused = await fetch(`${api.url}/graphql`, { headers });
  const sentence = await refused.text();
  expect([refused.status, sentence]).toEqual([
    426,
    expect.stringContaining('has to pass Upgrade and Connection'),
  ]);
  expect(sentences).toEqual([sentence]);
});

test('metrics are at the public port unless they are served apart, and count either way', async () => {
  const { api } = await open({ metrics: createMetrics() });
  expect(await (await fetch(`${api.url}/metrics`)).text()).toContain('courant_api_unsent_bytes 0');
  await api.close();
  const apart = createMetrics();
  const other = await open({ metrics: apart, servesMetrics: false });
  const elsewhere = await fetch(`${other.api.url}/metrics`);
  expect([elsewhere.status, await elsewhere.text()]).toEqual([404, expect.stringContaining('METRICS_PORT')]);
  expect(await apart.text()).toContain('courant_api_sockets 0');
});
