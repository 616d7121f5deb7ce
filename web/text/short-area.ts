import { AREAS, type AreaCode, type Lang } from '@courant/core/domain';
import { bilingual, type Translations } from './bilingual.ts';

/** Names that are longer than a table on a phone, or the end of a line, has room for. */
const SHORT: Partial<Record<AreaCode, Translations>> = {
  ARA: bilingual('Auvergne-Rh.-Alpes', 'Auvergne-Rh.-Alpes'),
  BFC: bilingual('Bourgogne-Fr.-Comté', 'Burgundy-Fr.-Comté'),
  PAC: bilingual('PACA', 'PACA'),
};

/** The name of an area where there is little room; the whole one has to stand near it, or to be its title. */
export const shortAreaName = (area: AreaCode, lang: Lang): string =>
  SHORT[area]?.[lang] ?? AREAS[area].name[lang];
