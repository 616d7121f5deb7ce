import {
  AREAS,
  type Lang,
  MEASURE_FACTS,
  parisWallClock,
  REGION_CODES,
  type Resolution,
} from '@courant/core/domain';
import { FORMAT_FACTS } from './export-format.ts';
import type { ExportPlan } from './export-plan.ts';
import { type ExportTable, langOf } from './row-text.ts';

const RESOLUTION_WORDS: Readonly<Record<Resolution, Readonly<Record<Lang, string>>>> = {
  QUARTER_HOUR: { fr: 'quart-d-heure', en: 'quarter-hour' },
  HALF_HOUR: { fr: 'demi-heure', en: 'half-hour' },
  HOUR: { fr: 'heure', en: 'hour' },
  DAY: { fr: 'jour', en: 'day' },
  WEEK: { fr: 'semaine', en: 'week' },
  MONTH: { fr: 'mois', en: 'month' },
  YEAR: { fr: 'an', en: 'year' },
};

/** What a browser saves an export as. Example: "courant_bretagne_eolien_2024-01-01_2024-12-31_demi-heure.csv". */
export function fileNameOf({ plan, simulated }: ExportTable): string {
  const lang = langOf(plan);
  const { from, to } = plan.range;
  const words = [
    'courant',
    ...(simulated ? ['SIMULATED'] : []),
    areaWords(plan, lang),
    measureWords(plan, lang),
    parisDay(from),
    parisDay(to - 1),
    RESOLUTION_WORDS[plan.resolution][lang],
  ];
  return `${words.join('_')}.${FORMAT_FACTS[plan.format].extension}`;
}

function areaWords({ areas }: ExportPlan, lang: Lang): string {
  const [only] = areas;
  if (only && areas.length === 1) return slug(AREAS[only].name[lang]);
  const areRegions = areas.every((area) => area !== 'FR');
  return areRegions && areas.length === REGION_CODES.length
    ? `${areas.length}-regions`
    : `${areas.length}-${lang === 'fr' ? 'zones' : 'areas'}`;
}

function measureWords({ measures }: ExportPlan, lang: Lang): string {
  const [only] = measures;
  if (only && measures.length === 1) return slug(MEASURE_FACTS[only].label[lang]);
  return `${measures.length}-${lang === 'fr' ? 'grandeurs' : 'measures'}`;
}

/** Without accents, which some file systems and headers spoil. */
const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');

const parisDay = (instant: number): string => parisWallClock(instant).toISOString().slice(0, 10);
