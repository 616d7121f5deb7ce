import type { Lang } from '@courant/core/domain';
import { escapeHtml } from './escape-html.ts';
import { firstPaintHtml } from './first-paint.ts';
import { type NoScript, noScriptHtml } from './no-script.ts';

/** What the page must know before its first paint: a banner that comes later pushes the page down. */
export interface FirstFacts {
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
  /** Whether history is still loading. */
  readonly loadingHistory: boolean;
  /** Of the last event before the page: a snapshot of the same place hides no change from what the page asks first. */
  readonly cursor: string;
}

/** What the first HTML says of a page, for readers that run no scripts: previews of links, search engines, some people. */
export interface FirstPage extends NoScript, FirstFacts {
  readonly lang: Lang;
  /** From the "/" on, with its query. */
  readonly address: string;
}

/** Size of the pictures in `web/public`. */
const [PICTURE_WIDTH, PICTURE_HEIGHT] = [1200, 630];
const LOCALE: Readonly<Record<Lang, string>> = { fr: 'fr_FR', en: 'en_GB' };

/** The built page with what it says at first. The policy allows no inline script, so facts are attributes of its root. */
export function pageHtml(template: string, page: FirstPage): string {
  const { lang, simulated, loadingHistory, cursor } = page;
  const facts = [simulated && ' data-simulated', loadingHistory && ' data-loading-history'];
  // A function, because "$" has a meaning in a replacement text.
  return template
    .replace(
      /<html lang="\w+"/,
      () => `<html${facts.filter(Boolean).join('')} lang="${lang}" data-cursor="${cursor}"`,
    )
    .replace(/<meta name="description"[^>]*>\s*<title>[^<]*<\/title>/, () => headHtml(page))
    .replace('<div id="root"></div>', () => `<div id="root">${firstPaintHtml(page)}</div>`)
    .replace('</body>', () => `${noScriptHtml(page)}</body>`);
}

function headHtml({ page, lang, latest, simulated, origin, address }: FirstPage): string {
  const title = page.title[lang];
  const description = [simulated && SIMULATED[lang], latest[lang], page.about[lang]]
    .filter(Boolean)
    .join(' ');
  const properties: Readonly<Record<string, string>> = {
    'og:site_name': 'Courant',
    'og:type': 'website',
    'og:title': title,
    'og:description': description,
    'og:url': origin + address,
    'og:locale': LOCALE[lang],
    'og:image': `${origin}/preview-${lang}.png`,
    'og:image:width': `${PICTURE_WIDTH}`,
    'og:image:height': `${PICTURE_HEIGHT}`,
    'og:image:alt': PICTURE_TEXT[lang],
  };
  const metas = [
    metaHtml('name', 'description', description),
    ...Object.entries(properties).map(([name, content]) => metaHtml('property', name, content)),
    metaHtml('name', 'twitter:card', 'summary_large_image'),
    page.isListed ? '' : metaHtml('name', 'robots', 'noindex'),
  ];
  return `${metas.join('')}<title>${escapeHtml(title)}</title>`;
}

const metaHtml = (kind: 'name' | 'property', name: string, content: string): string =>
  `<meta ${kind}="${name}" content="${escapeHtml(content)}">`;

const SIMULATED: Readonly<Record<Lang, string>> = { fr: 'DONNÉES SIMULÉES.', en: 'SIMULATED DATA.' };
const PICTURE_TEXT: Readonly<Record<Lang, string>> = {
  fr: 'Carte des douze régions de France et nom du site',
  en: 'Map of the twelve regions of France and name of the site',
};
