import { AREAS, type Lang, MEASURE_FACTS } from '@courant/core/domain';
import { formatFullMoment, formatList } from '../../text/format.ts';
import { interpolate, TEXTS } from '../../text/texts.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import { windowName } from '../window-name.ts';
import type { CompareState } from './compare-state.ts';
import type { AreaColumns, TwoPeriods } from './compared.ts';

/** "Wind of Brittany and Normandy, seven days": what the lines or the tiles show. */
export function areasSentence({ areas, measure, zoom, dates }: CompareState, lang: Lang): string {
  const words = {
    measure: MEASURE_FACTS[measure].label[lang],
    areas: formatList(
      areas.map((area) => AREAS[area].name[lang]),
      lang,
    ),
    window: windowName({ zoom, dates, asOf: null }, lang),
  };
  return interpolate(COMPARE_TEXTS[areas.length === 0 ? 'compareTiles' : 'compareLines'][lang], words);
}

/** "half-hours", and from when on figures are provisional. */
export function qualityWords(
  { resolution, provisionalFrom }: Pick<AreaColumns, 'resolution' | 'provisionalFrom'>,
  lang: Lang,
): string {
  const bucket = interpolate(TEXTS.meanOf[lang], {
    what: COMPARE_TEXTS.mean[lang],
    bucket: TEXTS[resolution][lang],
  });
  if (provisionalFrom === null) return bucket;
  const when = formatFullMoment(provisionalFrom, lang);
  return `${bucket} · ${interpolate(COMPARE_TEXTS.provisionalFrom[lang], { when })}`;
}

/** The same of two periods: each may be provisional. */
export function periodsWords(periods: TwoPeriods, lang: Lang): string {
  const words = qualityWords(periods, lang);
  const { againstProvisionalFrom: from } = periods;
  if (from === null) return words;
  const when = formatFullMoment(from, lang);
  return `${words} · ${interpolate(COMPARE_TEXTS.otherProvisionalFrom[lang], { when })}`;
}
