// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlText, linkText, typescriptText } from './copied-text.ts';
import { linkedOperation } from './linked-operation.ts';

const API = new URL('http://courant.test/graphql');
/** What shells, templates and addresses give a meaning to. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a template's placeholder in a text that is none.
const ODD = '# It\'s "odd": `x` ${y} \\n & 100 %\nquery Odd($area: AreaCode!) { area(code: $area) { name } }';
const VARIABLES = '{ "area": "BRE" }';
const SUBSCRIPTION = 'subscription Live { liveProduction { cursor } }';

test('a link opens the operation it was copied from', () => {
  const link = new URL(
    linkText({ query: ODD, variables: VARIABLES }, new URL('http://courant.test/playground/')),
  );

  expect(link.pathname).toBe('/graphql');
  expect(link.search).toBe('');
  expect(linkedOperation(link.hash)).toEqual({ query: ODD, variables: '{\n  "area": "BRE"\n}' });
});

test('a shell gives curl the address and the whole operation', () => {
  const command = curlText({ query: ODD, variables: VARIABLES }, API) ?? '';
  const args = execFileSync('sh', ['-c', command.replace(/^curl/, String.raw`printf '%s\0'`)], {
    encoding: 'utf8',
  });

  const [url, , type, , body] = args.split('\0');
  expect([url, type]).toEqual([API.href, 'content-type: application/json']);
  expect(JSON.parse(body ?? '')).toEqual({ query: ODD, variables: { area: 'BRE' } });
});

test('curl cannot subscribe', () => {
  expect(curlText({ query: SUBSCRIPTION, variables: '' }, API)).toBeUndefined();
});

test('the code sends the whole operation, and throws what the API says is wrong', async () => {
  const requests: [string, RequestInit][] = [];
  const fetch = async (url: string, request: RequestInit) => {
    requests.push([url, request]);
    return Response.json({ errors: [{ message: 'No such area.' }] });
  };
  const code = typescriptText({ query: ODD, variables: VARIABLES }, API);
  const run = new Function('fetch', `return (async () => { ${code} })();`);

  await expect(run(fetch)).rejects.toThrow('No such area.');
  const [[url, { method, body }] = ['', {}]] = requests;
  expect([url, method]).toEqual([API.href, 'POST']);
  expect(JSON.parse(String(body))).toEqual({ query: ODD, variables: { area: 'BRE' } });
});

test('the code of a subscription opens a socket', () => {
  expect(typescriptText({ query: SUBSCRIPTION, variables: '' }, API)).toContain('ws://courant.test/graphql');
});
