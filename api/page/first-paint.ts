import type { Lang } from '@courant/core/domain';
import { escapeHtml } from './escape-html.ts';
import type { LatestSentence } from './latest-sentence.ts';
import type { SitePage } from './site-page.ts';

/** What a page shows until its scripts draw it. */
export interface FirstPaint {
  readonly page: SitePage;
  readonly latest: LatestSentence;
  readonly simulated: boolean;
  readonly lang: Lang;
}

export const SIMULATED: Readonly<Record<Lang, string>> = {
  fr: 'Données simulées : ces chiffres ne décrivent pas la France.',
  en: 'Simulated data: these figures do not describe France.',
};

/**
 * Brand, title and latest figures in words, of which `theme/first-paint.css` makes a header and a panel; empty for a page
 * without latest figures. The dashboard replaces all of it at once, so that nothing of it can move.
 */
export function firstPaintHtml({ page, latest, simulated, lang }: FirstPaint): string {
  if (page.area === null) return '';
  const warning = simulated ? `<p class="first-warning"><b>${escapeHtml(SIMULATED[lang])}</b></p>` : '';
  const words = [latest[lang], page.about[lang]].filter((text) => text !== null).join(' ');
  return (
    '<div class="first-paint" aria-busy="true">' +
    '<div class="first-brand"><img src="/icon.svg" alt="" width="28" height="28"><span>Courant</span></div>' +
    `${warning}<div class="first-panel"><h1>${escapeHtml(page.title[lang])}</h1><p>${escapeHtml(words)}</p></div></div>`
  );
}
