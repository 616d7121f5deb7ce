/**
 * Makes the pictures that previews of links show, `web/public/preview-fr.png` and `-en.png`, with Chromium. They hold no
 * figure: a committed picture would be of another day. Run again after a change of the map or of the name:
 * `node --conditions=@courant/source --import tsx e2e/picture/main.ts`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../chromium.ts';

const SIZE = { width: 1200, height: 630 };

const WORDS = {
  fr: {
    title: 'L’électricité de la France, région par région',
    below: 'En direct et depuis 2013. Données ouvertes, API GraphQL.',
  },
  en: {
    title: 'France’s electricity, region by region',
    below: 'Live and since 2013. Open data, GraphQL API.',
  },
} as const;

/** One blue after another, so that neighbours differ; they mean nothing. */
const SHADES = ['#8ab4ff', '#5c93f2', '#3f7de8', '#a9c8ff'];

const webFile = (path: string): Promise<string> => readFile(join(repoRoot(), 'web', path), 'utf8');

async function outlines(): Promise<string[]> {
  const source = await webFile('chart/map/region-outlines.ts');
  return [...source.matchAll(/^ {2}[A-Z]{3}:\s*'([^']+)'/gm)].map(([, path = '']) => path);
}

async function pictureHtml(lang: keyof typeof WORDS): Promise<string> {
  const { title, below } = WORDS[lang];
  const regions = (await outlines()).map(
    (path, index) =>
      `<path d="${path}" fill="${SHADES[index % SHADES.length]}" stroke="#0e1217" stroke-width="4"/>`,
  );
  return `<!doctype html><html lang="${lang}"><style>
    body { display: grid; grid-template-columns: 590px 1fr; align-items: center; box-sizing: border-box; height: 630px;
      margin: 0; padding: 30px 40px 30px 70px; background: #0e1217; color: #e9eef4; font-family: Inter, "DejaVu Sans", sans-serif; }
    .brand { display: flex; gap: 20px; align-items: center; font-size: 46px; font-weight: 700; }
    .brand svg { width: 72px; } h1 { margin: 40px 0 24px; font-size: 54px; line-height: 1.15; } p { font-size: 26px; color: #a9b6c4; }
    .map { justify-self: end; height: 560px; }
  </style><div><div class="brand">${await webFile('public/icon.svg')}Courant</div><h1>${title}</h1><p>${below}</p></div>
  <svg class="map" viewBox="-8 -8 926 946">${regions.join('')}</svg></html>`;
}

const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: SIZE });
for (const lang of ['fr', 'en'] as const) {
  await page.setContent(await pictureHtml(lang));
  await page.screenshot({ path: join(repoRoot(), `web/public/preview-${lang}.png`) });
}
await browser.close();
