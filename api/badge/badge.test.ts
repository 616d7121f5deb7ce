import { REGION_CODES } from '@courant/core/domain';
import { everyRegion, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import type { ApiOptions } from '../index.ts';
import { FIGURE_NAMES } from '../reading/latest-figures.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
let opened: TestApi | undefined;
afterEach(() => opened?.close());

async function open(over: Partial<ApiOptions> = {}): Promise<TestApi> {
  opened = await openTestApi(() => TEN, over);
  await opened.line.publish(everyRegion(TEN - 1_800_000));
  return opened;
}

const titleOf = (svg: string): string | undefined => /<title>(.*?)<\/title>/.exec(svg)?.[1];

test('a badge says the latest figure of an area, in the language of its address', async () => {
  const { api, ask } = await open();
  const { data } = await ask('{ area(code: BRE) { latest { consumption } mix { renewableShare } } }');
  const { latest, mix } = (
    data as never as { area: { latest: { consumption: number }; mix: { renewableShare: number } } }
  ).area;
  const badge = async (file: string) => titleOf(await (await fetch(`${api.url}/badge/BRE/${file}`)).text());

  expect(await badge('renewable.svg?lang=en')).toContain(
    `Brittany, Renewable · ${Math.round(mix.renewableShare * 100)}% · Thu, 27 Aug 2026`,
  );
  expect(await badge('consumption.svg')).toContain(
    `Bretagne, Consommation · ${new Intl.NumberFormat('fr-FR').format(Math.round(latest.consumption))}\u00a0MW`,
  );
});

test('a measure that is published after the consumption has its latest figure, with its time', async () => {
  const { api, line } = await open();
  await line.publish(everyRegion(TEN - 900_000, { values: values({ CONSUMPTION: 1000 }, null) }));
  const badge = async (file: string) => titleOf(await (await fetch(`${api.url}/badge/BRE/${file}`)).text());
  const moment = (clock: string) => `Thu, 27 Aug 2026, ${clock} (Paris time)`;
  expect(await badge('consumption.svg?lang=en')).toContain(moment('12:00'));
  expect(await badge('wind.svg?lang=en')).toBe(
    `Brittany, Wind · 100\u00a0MW · ${moment('11:45')} · real time`,
  );
  expect(await badge('exchange.svg?lang=en')).toContain(moment('11:45'));
});

test('no badge names a moment that has not come: of a running half-hour the published quarter counts', async () => {
  const { api, line } = await open();
  await line.publish(everyRegion(TEN));
  const badge = async (file: string) => titleOf(await (await fetch(`${api.url}/badge/FR/${file}`)).text());
  expect(await badge('consumption.svg?lang=en')).toContain('12:15');
  expect(await badge('renewable.svg?lang=en')).toContain('12:15');
});

test('each figure of each kind of area has a badge', async () => {
  const { api } = await open();
  for (const area of ['FR', REGION_CODES[0]])
    for (const figure of FIGURE_NAMES) {
      const { status, headers } = await fetch(`${api.url}/badge/${area}/${figure}.svg`);
      expect([status, headers.get('content-type')], figure).toEqual([200, 'image/svg+xml; charset=utf-8']);
    }
});

test('a simulated figure says so', async () => {
  const { api } = await open({ simulated: true });
  const svg = await (await fetch(`${api.url}/badge/BRE/wind.svg?lang=en`)).text();
  expect(titleOf(svg)).toMatch(/^Brittany, Wind · .* · SIMULATED$/);
  expect(svg).toContain('>SIMULATED</text>');
});

test('a figure of real time says so, and an estimate says whose it is', async () => {
  const { api } = await open();
  const svg = await (await fetch(`${api.url}/badge/BRE/carbon_intensity.svg?lang=en`)).text();
  expect(titleOf(svg)).toMatch(/\(Paris time\) · real time · estimated by Courant$/);
  expect(svg).toMatch(/ · real time · estimated by Courant<\/text>/);
});

test('what is not published, or what an area has not got, is no number', async () => {
  opened = await openTestApi(() => TEN);
  const badge = async (file: string) =>
    titleOf(await (await fetch(`${opened?.api.url}/badge/${file}`)).text());
  expect(await badge('BRE/wind.svg')).toBe('Bretagne, Éolien · non publié');
  expect(await badge('BRE/low_carbon.svg?lang=en')).toBe('Brittany, Low-carbon · not published');
  await opened.line.publish(everyRegion(TEN - 1_800_000));
  expect(await badge('BRE/nuclear.svg')).toBe('Bretagne, Nucléaire · sans');
});

test('a badge is cached as an answer of the present is, and pages of any site may show it', async () => {
  const { api, line } = await open();
  const address = `${api.url}/badge/BRE/wind.svg`;
  const { headers } = await fetch(address);
  expect(headers.get('cache-control')).toMatch(/^public, max-age=5/);
  expect(headers.get('cross-origin-resource-policy')).toBeNull();
  const tag = headers.get('etag') ?? '';
  const again = () => fetch(address, { headers: { 'if-none-match': tag } });
  expect((await again()).status).toBe(304);

  await line.publish(everyRegion(TEN - 900_000));
  expect((await again()).status).toBe(200);
});

test('an address without a badge says what is allowed', async () => {
  const { api } = await open();
  const refusal = async (path: string) => {
    const refused = await fetch(`${api.url}/badge/${path}`);
    return [refused.status, await refused.text()];
  };
  expect(await refusal('XYZ/wind.svg')).toEqual([
    404,
    expect.stringMatching(/^area: there is no "XYZ"\. Use one of FR, .*BRE/),
  ]);
  expect(await refusal('BRE/coal.svg')).toEqual([
    404,
    expect.stringMatching(
      /^badge: there is no "coal\.svg"\. Use one of consumption\.svg, .*carbon_intensity\.svg\.\n$/,
    ),
  ]);
  expect(await refusal('BRE/wind.png')).toEqual([404, expect.stringContaining('wind.svg')]);
  expect(await refusal('BRE/wind.svg?lang=de')).toEqual([
    400,
    'lang: there is no "de". Use one of fr, en.\n',
  ]);
});
