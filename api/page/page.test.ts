import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyRegion, values } from '@courant/core/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ApiOptions } from '../index.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { pageHtml } from './page-html.ts';
import { pageLang } from './page-lang.ts';
import { EMBED_VIEWS, pageAt, UNKNOWN_PAGE } from './site-page.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const source = (path: string) => readFile(new URL(`../../web/${path}`, import.meta.url), 'utf8');

let webDir: string;
let opened: TestApi | undefined;
beforeEach(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'courant-page-'));
  await writeFile(join(webDir, 'index.html'), await source('index.html'));
});
afterEach(async () => {
  await opened?.close();
  await rm(webDir, { recursive: true });
});

async function open(over: Partial<ApiOptions> = {}): Promise<TestApi> {
  opened = await openTestApi(() => TEN, { webDir, ...over });
  return opened;
}

const BROWSER = { accept: 'text/html,*/*;q=0.8' };
const metaOf = (html: string, name: string): string | undefined =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];
const titlesOf = (html: string): string[] =>
  [...html.matchAll(/<title>(.*?)<\/title>/g)].map(([, title = '']) => title);

describe('the addresses of pages', () => {
  test('are those that the dashboard draws a page at', async () => {
    const app = await source('view/app.tsx');
    const routes = [...app.matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path);
    expect(routes).toContain('/area/:code');
    expect(routes.filter((path) => pageAt(path.replace(':code', 'BRE')) === null)).toEqual([]);
  });

  test('are matched in letters of either size and with a "/" at the end, as the dashboard matches them', () => {
    expect(pageAt('/area/bre/')?.title.en).toBe('Brittany — Courant');
    expect(pageAt('/Area/BRE')).toEqual(pageAt('/area/BRE'));
    for (const path of ['/compare/', '/Compare']) expect(pageAt(path), path).toBe(pageAt('/compare'));
    for (const path of ['/area/XYZ', '/area', '/area/BRE/x', '/embed', '/embed/stack/x'])
      expect(pageAt(path), path).toBe(null);
  });

  test('of views in a frame are exact, as the dashboard has them', () => {
    for (const path of ['/embed/Stack', '/Embed/stack']) expect(pageAt(path), path).toBe(null);
  });
});

test('an address without a page answers 404 with the page, and a program with JSON', async () => {
  const { api } = await open();
  for (const path of ['/nowhere', '/area/XYZ', '/embed/table', '/area/%E0%A4%A', '/%']) {
    const page = await fetch(api.url + path, { headers: BROWSER });
    expect([page.status, page.headers.get('content-type')], path).toEqual([404, 'text/html; charset=utf-8']);
    expect(titlesOf(await page.text()), path).toEqual([UNKNOWN_PAGE.title.fr]);
    const program = await fetch(api.url + path, { headers: { accept: 'application/json' } });
    expect([program.status, await program.json()], path).toMatchObject([
      404,
      { errors: [{ message: expect.stringContaining(path), extensions: { code: 'NOT_FOUND' } }] },
    ]);
  }
});

test('a reader of previews, which accepts anything, gets the page of an area with its latest figures', async () => {
  const { api, line } = await open({ publicUrl: 'https://courant.example' });
  await line.publish(everyRegion(TEN - 1_800_000));
  const html = await (await fetch(`${api.url}/area/BRE?lang=en`)).text();

  expect(titlesOf(html)).toEqual(['Brittany — Courant']);
  expect(html).toContain('<html lang="en"');
  expect(metaOf(html, 'og:title')).toBe('Brittany — Courant');
  expect(metaOf(html, 'og:url')).toBe('https://courant.example/area/BRE?lang=en');
  expect(metaOf(html, 'og:image')).toBe('https://courant.example/preview-en.png');
  expect(metaOf(html, 'twitter:card')).toBe('summary_large_image');
  expect(metaOf(html, 'og:description')).toMatch(
    /^Thu, 27 Aug 2026, \d\d:\d\d \(Paris time\)\. Consumption: [\d,.]+.[MG]W, /,
  );
  expect(metaOf(html, 'og:description')).toContain('/kWh (estimated by Courant), real time.');
  expect(metaOf(html, 'description')).toBe(metaOf(html, 'og:description'));
  expect([...html.matchAll(/<meta name="description"/g)]).toHaveLength(1);
});

test('before its scripts a page shows its brand, its title and its latest figures, and one without figures nothing', async () => {
  const { api, line } = await open({ simulated: true });
  await line.publish(everyRegion(TEN - 1_800_000));
  const rootOf = async (path: string) => {
    const html = await (await fetch(api.url + path, { headers: BROWSER })).text();
    return /<div id="root">(.*)<\/div>/.exec(html)?.[1];
  };
  const first = await rootOf('/area/BRE?lang=en');
  expect(first).toContain('<span>Courant</span>');
  expect(first).toContain('Simulated data: these figures do not describe France.');
  expect(first).toMatch(/<h1>Brittany — Courant<\/h1><p>Thu, 27 Aug 2026, .* Consumption: [\d,.]+.[MG]W, /);
  for (const path of ['/compare', '/embed/stack', '/nowhere']) expect(await rootOf(path), path).toBe('');
});

test('a figure that is older than the consumption has its own time', async () => {
  const { api, line } = await open();
  await line.publish(everyRegion(TEN - 1_800_000));
  await line.publish(everyRegion(TEN - 900_000, { values: values({ CONSUMPTION: 1000 }, null) }));
  const html = await (await fetch(`${api.url}/area/BRE?lang=en`)).text();
  expect(metaOf(html, 'og:description')).toMatch(
    /^Thu, 27 Aug 2026, 12:00 \(Paris time\)\. Consumption: 1,000.MW, real time\. Thu, 27 Aug 2026, 11:45 \(Paris time\)\. .*Renewable: 100%, /,
  );
});

test('the pictures of previews are there, in the size that the page says', async () => {
  for (const lang of ['fr', 'en']) {
    const png = await readFile(new URL(`../../web/public/preview-${lang}.png`, import.meta.url));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

test('without scripts a page says in both languages what it is and where its numbers are', async () => {
  const { api } = await open({ simulated: true });
  const html = await (await fetch(`${api.url}/area/BRE`, { headers: BROWSER })).text();
  const noScript = /<noscript>(.*)<\/noscript>/.exec(html)?.[1] ?? '';
  expect(noScript).toContain('<section lang="fr"><h1>Bretagne — Courant</h1>');
  expect(noScript).toContain('<section lang="en"><h1>Brittany — Courant</h1>');
  expect(noScript).toContain('Données simulées');
  expect(noScript).toContain('Simulated data');

  const links = [...noScript.matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  expect(links).toHaveLength(6);
  for (const href of links) expect((await fetch(api.url + href)).status, href).toBeLessThan(405);
  const [, query = ''] = /--data-urlencode &#39;query=(.*?)&#39;/.exec(noScript) ?? [];
  const answer = await fetch(`${api.url}/graphql?query=${encodeURIComponent(query)}`);
  expect(await answer.json()).toEqual({ data: { area: { latest: null } } });
});

test('a page does not wait for a store that is silent', async () => {
  const { api, line } = await open();
  line.store.range = () => new Promise(() => undefined);
  const page = await fetch(`${api.url}/`, { headers: BROWSER });
  expect([page.status, metaOf(await page.text(), 'description')]).toEqual([200, pageAt('/')?.about.fr]);
});

test('other sites may frame the views that are made for it, and no other page', async () => {
  const { api } = await open();
  const framing = async (path: string) => {
    const { headers } = await fetch(api.url + path, { headers: BROWSER });
    const policy = headers.get('content-security-policy') ?? '';
    return [/frame-ancestors ([^;]*)/.exec(policy)?.[1], headers.get('x-frame-options')];
  };
  for (const view of EMBED_VIEWS)
    for (const path of [`/embed/${view}?live=1`, `/embed/${view}/`])
      expect(await framing(path), path).toEqual(['*', null]);
  for (const path of ['/', '/area/BRE', '/embed/table', '/embed', '/nowhere', '/graphql'])
    expect(await framing(path), path).toEqual(["'none'", 'SAMEORIGIN']);
});

test('a text from the address is text, not markup', async () => {
  const template = await source('index.html');
  const html = pageHtml(template, {
    page: UNKNOWN_PAGE,
    latest: { fr: '$& "1" <b>', en: null },
    simulated: false,
    loadingHistory: true,
    cursor: 'e.12',
    lang: 'fr',
    origin: '',
    address: '/x?"><script>alert(1)</script>',
  });
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('content="$&amp; &quot;1&quot; &lt;b&gt; ');
  expect(html).toMatch(/<html data-loading-history lang="fr" data-cursor="e.12"/);
  expect(metaOf(html, 'robots')).toBe('noindex');
});

test('the language is that of the address, else the first one of the browser that we have, else French', () => {
  const of = (search: string, accept?: string) => pageLang(new URLSearchParams(search), accept);
  expect(of('lang=en', 'fr')).toBe('en');
  expect(of('lang=de', 'de-DE,en-GB;q=0.8,fr;q=0.5')).toBe('en');
  expect(of('', 'de')).toBe('fr');
  expect(of('')).toBe('fr');
});
