import { AREAS, type AreaCode, isAreaCode, type Lang } from '@courant/core/domain';

type Bilingual = Readonly<Record<Lang, string>>;

/** A page of the dashboard, as its first HTML names it. */
export interface SitePage {
  readonly title: Bilingual;
  /** What it shows, in a sentence. */
  readonly about: Bilingual;
  /** Whose latest figures the first HTML has; null for a page without. */
  readonly area: AreaCode | null;
  /** Whether search engines may list it. */
  readonly isListed: boolean;
}

const bilingual = (fr: string, en: string): Bilingual => ({ fr, en });

/** A page that search engines may list, titled as the dashboard titles it. */
const listed = (name: Bilingual, about: Bilingual, area: AreaCode | null = null): SitePage => ({
  title: bilingual(`${name.fr} — Courant`, `${name.en} — Courant`),
  about,
  area,
  isListed: true,
});

/** Views for other sites' pages, each at `/embed/<view>`: they alone may stand in a frame. */
export const EMBED_VIEWS = ['stack', 'map', 'figure', 'compare'] as const;

const SITE = bilingual(
  'Courant — l’électricité de la France, région par région',
  'Courant — France’s electricity, region by region',
);
const ABOUT = bilingual(
  'La consommation, la production et les échanges des douze régions, en direct et depuis 2013.',
  'Consumption, production and exchanges of the twelve regions, live and since 2013.',
);
const OVERVIEW: SitePage = { title: SITE, about: ABOUT, area: 'FR', isListed: true };
const EMBED: SitePage = { title: SITE, about: ABOUT, area: null, isListed: false };

const PAGES: ReadonlyMap<string, SitePage> = new Map([
  ['/', OVERVIEW],
  ['/index.html', OVERVIEW],
  [
    '/compare',
    listed(
      bilingual('Comparer', 'Compare'),
      bilingual(
        'Des régions côte à côte, ou une région à deux périodes.',
        'Regions side by side, or one region over two periods.',
      ),
    ),
  ],
  [
    '/records',
    listed(
      bilingual('Records', 'Records'),
      bilingual(
        'Les demi-heures les plus hautes et les plus basses depuis 2013.',
        'The highest and lowest half-hours since 2013.',
      ),
    ),
  ],
  [
    '/status',
    listed(
      bilingual('État des données', 'State of the data'),
      bilingual(
        'Ce qui est publié, ce qui est en retard et ce qui manque, région par région.',
        'What is published, what is late and what is missing, region by region.',
      ),
    ),
  ],
  [
    '/revisions',
    listed(
      bilingual('Révisions', 'Revisions'),
      bilingual(
        'Ce que l’on savait alors, à côté de ce que l’on sait aujourd’hui.',
        'What was known then, beside what is known now.',
      ),
    ),
  ],
  [
    '/live',
    listed(
      bilingual('En direct', 'Live'),
      bilingual(
        'Ce que l’éditeur publie et corrige, à mesure que cela arrive.',
        'What is published and corrected, as it arrives.',
      ),
    ),
  ],
  [
    '/replay',
    listed(
      bilingual('Rejouer une journée', 'Replay a day'),
      bilingual(
        'Une journée passée, rejouée comme elle est arrivée.',
        'A past day, played again as it arrived.',
      ),
    ),
  ],
  ['/gallery', { ...listed(bilingual('Galerie', 'Gallery'), ABOUT), isListed: false }],
]);

/** What stands where an address has no page. */
export const UNKNOWN_PAGE: SitePage = {
  ...listed(bilingual('Cette page n’existe pas', 'There is no such page'), ABOUT),
  isListed: false,
};

/** Views are called by their exact names, with or without a "/" at the end. */
const EMBED_PATHS: ReadonlySet<string> = new Set(EMBED_VIEWS.map((view) => `/embed/${view}`));

/** The page of a path; null where there is none. Paths are matched as the dashboard matches them. */
export function pageAt(path: string): SitePage | null {
  const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (EMBED_PATHS.has(plain)) return EMBED;
  const code = /^\/area\/([^/]+)$/i.exec(plain)?.[1]?.toUpperCase();
  if (code === undefined) return PAGES.get(plain.toLowerCase()) ?? null;
  return isAreaCode(code) ? areaPage(code) : null;
}

const areaPage = (area: AreaCode): SitePage => {
  const { name } = AREAS[area];
  return listed(
    name,
    bilingual(
      `${name.fr} : production par filière, consommation, échanges et intensité carbone.`,
      `${name.en}: production by source, consumption, exchanges and carbon intensity.`,
    ),
    area,
  );
};
