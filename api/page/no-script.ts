import type { Lang } from '@courant/core/domain';
import { escapeHtml } from './escape-html.ts';
import { SIMULATED } from './first-paint.ts';
import type { LatestSentence } from './latest-sentence.ts';
import type { SitePage } from './site-page.ts';

/** What the page of a reader without scripts shows. */
export interface NoScript {
  readonly page: SitePage;
  readonly latest: LatestSentence;
  readonly simulated: boolean;
  /** Where the site is reached. Example: "https://courant.example". */
  readonly origin: string;
}

const WORDS = {
  fr: {
    what: 'Courant montre l’électricité de la France, région par région, en direct et depuis 2013, d’après les chiffres que RTE publie (éCO2mix, par ODRé).',
    scripts:
      'Ses dessins sont faits par des scripts, que ce navigateur n’exécute pas. Les chiffres s’obtiennent sans eux :',
    csv: 'les dernières 24 heures en CSV',
    badge: 'la part renouvelable en image',
    query: 'le dernier chiffre en JSON, par GraphQL :',
    home: 'Vue d’ensemble',
  },
  en: {
    what: 'Courant shows France’s electricity, region by region, live and since 2013, from the figures that RTE publishes (éCO2mix, through ODRé).',
    scripts: 'Scripts make its drawings, and this browser runs none. The figures can be had without them:',
    csv: 'the last 24 hours as CSV',
    badge: 'the renewable share as a picture',
    query: 'the latest figure as JSON, by GraphQL:',
    home: 'Overview',
  },
} as const;

/** In both languages what Courant is, and where its numbers are for a reader without scripts. */
export const noScriptHtml = (shown: NoScript): string =>
  `<noscript><main>${languageHtml(shown, 'fr')}${languageHtml(shown, 'en')}</main></noscript>`;

function languageHtml({ page, latest, simulated, origin }: NoScript, lang: Lang): string {
  const words = WORDS[lang];
  const area = page.area ?? 'FR';
  const csv = `/export?areas=${area}&measures=CONSUMPTION,PRODUCTION,EXCHANGE&from=-P1D&lang=${lang.toUpperCase()}`;
  const badge = `/badge/${area}/renewable.svg?lang=${lang}`;
  const query = `{ area(code: ${area}) { latest { start consumption production exchange } } }`;
  const curl = `curl -G ${origin}/graphql --data-urlencode 'query=${query}'`;
  const paragraphs = [simulated ? SIMULATED[lang] : null, latest[lang], words.what, words.scripts];
  return (
    `<section lang="${lang}"><h1>${escapeHtml(page.title[lang])}</h1>` +
    paragraphs.map((text) => (text === null ? '' : `<p>${escapeHtml(text)}</p>`)).join('') +
    `<ul><li><a href="${escapeHtml(csv)}">${escapeHtml(words.csv)}</a></li>` +
    `<li><a href="${badge}">${escapeHtml(words.badge)}</a></li>` +
    `<li>${escapeHtml(words.query)} <code>${escapeHtml(curl)}</code></li>` +
    `<li><a href="/?lang=${lang}">${escapeHtml(words.home)}</a></li></ul></section>`
  );
}
