import { expect, test } from 'vitest';
import { QueryError, query } from './query.ts';

/** A fetch that records its requests and gives one answer. */
function answering(body: string, status = 200) {
  const requests: { url: URL; method: string; body: unknown }[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    requests.push({ url: new URL(String(url)), method: init?.method ?? 'GET', body: init?.body });
    return new Response(body, { status });
  };
  return { requests, fetch };
}

const URL_OF_API = 'http://api/graphql';

test('a short question goes by GET, which a cache may answer', async () => {
  const { requests, fetch } = answering('{"data":{"area":{"code":"BRE"}}}');
  const text = 'query ($code: AreaCode!) { area(code: $code) { code } }';

  const { area } = await query<{ area: { code: string } }>(URL_OF_API, text, { code: 'BRE' }, { fetch });

  expect(area.code).toBe('BRE');
  const [{ url, method } = expect.unreachable()] = requests;
  expect([method, url.searchParams.get('query'), url.searchParams.get('variables')]).toEqual([
    'GET',
    text,
    '{"code":"BRE"}',
  ]);
});

test('a question too long for an address goes by POST', async () => {
  const { requests, fetch } = answering('{"data":{"limits":{}}}');
  const text = `{ limits { ${' watermarkSeconds'.repeat(150)} } }`;

  await query(URL_OF_API, text, undefined, { fetch });

  expect(requests).toEqual([
    { url: new URL(URL_OF_API), method: 'POST', body: JSON.stringify({ query: text }) },
  ]);
});

test('an answer with errors throws them, with the code of the first', async () => {
  const { fetch } = answering(
    '{"errors":[{"message":"Too much.","extensions":{"code":"TOO_COSTLY"}},{"message":"Twice."}]}',
    400,
  );

  const refused = query(URL_OF_API, '{ x }', undefined, { fetch });

  await expect(refused).rejects.toThrow(QueryError);
  await expect(refused).rejects.toMatchObject({
    message: 'Too much.\nTwice.',
    code: 'TOO_COSTLY',
    status: 400,
  });
});

test('a page of a proxy throws with its status', async () => {
  const { fetch } = answering('<html>Bad gateway</html>', 502);

  await expect(query(URL_OF_API, '{ x }', undefined, { fetch })).rejects.toThrow(
    'The API answered with status 502 and no data.',
  );
});
