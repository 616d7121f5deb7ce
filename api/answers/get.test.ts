import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerOf, cacheControl, get, LATEST, openSettledApi, tag } from './test/settled-api.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const byHash = (hash: string, version = 1) =>
  JSON.stringify({ persistedQuery: { version, sha256Hash: hash } });

test('a text that was sent with its hash is known by its hash alone', async () => {
  const api = await openSettledApi();
  const hashed = { extensions: byHash(sha256(LATEST)) };
  expect((await answerOf(await get(api, hashed))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  const sent = await answerOf(await get(api, { ...hashed, query: LATEST }));
  expect(sent.data).toMatchObject({ area: { latest: { consumption: 1007 } } });
  expect(await answerOf(await get(api, hashed))).toEqual(sent);
});

test('a POST makes a text known, too, and a text that is refused stays unknown', async () => {
  const api = await openSettledApi();
  const post = (query: string) =>
    fetch(`${api.api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, extensions: JSON.parse(byHash(sha256(query))) }),
    });
  expect((await post(LATEST)).status).toBe(200);
  expect((await get(api, { extensions: byHash(sha256(LATEST)) })).status).toBe(200);
  expect((await post('{ nothing }')).status).toBe(400);
  expect((await answerOf(await get(api, { extensions: byHash(sha256('{ nothing }')) }))).code).toBe(
    'PERSISTED_QUERY_NOT_FOUND',
  );
});

test('a hash that is not of the text is refused, though the answer to either is in memory', async () => {
  const api = await openSettledApi();
  const other = '{ france { code } }';
  for (const query of [LATEST, other]) await get(api, { query, extensions: byHash(sha256(query)) });
  const forged = await get(api, { query: other, extensions: byHash(sha256(LATEST)) });
  expect([forged.status, cacheControl(forged)]).toEqual([400, 'no-store']);
  expect((await get(api, { extensions: byHash(sha256(LATEST), 2) })).status).toBe(400);
});

test('a GET neither subscribes nor mutates, and says so', async () => {
  const api = await openSettledApi();
  const subscribed = await get(api, { query: 'subscription { liveProduction { cursor } }' });
  expect([subscribed.status, cacheControl(subscribed)]).toEqual([405, 'no-store']);
  const mutated = await get(api, { query: 'mutation { forget }' });
  expect([mutated.status, cacheControl(mutated)]).toEqual([400, 'no-store']);
});

test('an answer is compressed where it pays and the client takes it, and each form has its own tag', async () => {
  const api = await openSettledApi();
  const get200 = (query: string, encoding: string) => get(api, { query }, { 'accept-encoding': encoding });
  const long = '{ areas { code name population } regions { code name population kind inseeCode } }';
  const forms = await Promise.all(
    ['br, gzip', 'gzip', 'br;q=0, gzip;q=0.0', 'identity'].map((one) => get200(long, one)),
  );
  expect(forms.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null, null]);
  expect(new Set(forms.map(tag)).size).toBe(3);
  const texts = await Promise.all(forms.map((form) => form.text()));
  expect(new Set(texts).size).toBe(1);
  expect(forms[0]?.headers.get('vary')).toBe('accept, accept-encoding');
  expect((await get200('{ france { code } }', 'br')).headers.get('content-encoding')).toBeNull();
  expect((await get(api, { query: long }, { 'if-none-match': tag(forms[0] as Response) })).status).toBe(304);
});

test('the answer to a POST is compressed, too, and cached by nobody', async () => {
  const { api } = await openSettledApi();
  const posted = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: JSON.stringify({
      query: '{ areas { code name population kind inseeCode } regions { code name } }',
    }),
  });
  expect([posted.headers.get('content-encoding'), cacheControl(posted)]).toEqual(['gzip', 'no-store']);
  expect((await answerOf(posted)).data).toHaveProperty('areas');
});

test('HEAD has the headers of GET', async () => {
  const { api } = await openSettledApi();
  const url = `${api.url}/graphql?${new URLSearchParams({ query: LATEST })}`;
  const [got, head] = [await fetch(url), await fetch(url, { method: 'HEAD' })];
  expect([head.status, tag(head), await head.text()]).toEqual([200, tag(got), '']);
});

test('a media type that the server has not is refused, and cached by nobody', async () => {
  const { api } = await openSettledApi();
  const url = `${api.url}/graphql?${new URLSearchParams({ query: '{ regions { code } }' })}`;
  const refused = await fetch(url, { headers: { accept: 'image/png' } });
  expect([refused.status, cacheControl(refused)]).toEqual([406, 'no-store']);
});

test('a list of more entries than any list can need is refused before it is priced', async () => {
  const opened = await openSettledApi();
  const query =
    'query ($m: [Int!]) { profile(input: { areas: [IDF], measures: [WIND], from: "2025", months: $m }) { __typename } }';
  const errorOf = async (length: number) => {
    const variables = JSON.stringify({ m: Array.from({ length }, () => 1) });
    const { errors } = (await (await get(opened, { query, variables })).json()) as {
      errors?: { message: string }[];
    };
    return errors?.[0]?.message;
  };
  expect(await errorOf(100)).toBeUndefined();
  expect(await errorOf(101)).toBe('The variables have a list of 101 entries: at most 100 are allowed.');
});
