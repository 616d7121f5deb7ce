import { AREAS, type AreaCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { formatFullMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { Banner } from './banner.tsx';
import { type Readings, type SilentRegion, silentRegions } from './silence.ts';

/** Names the regions that publish nothing while others do, since when, and what that means for the country. */
export function SilentRegions({
  readings,
  areas,
}: {
  readonly readings: Readings;
  readonly areas: readonly AreaCode[];
}): ReactElement | null {
  const { lang, text } = useText();
  const silent = silentRegions(readings, areas);
  if (silent.length === 0) return null;
  const describe = ({ region, since }: SilentRegion) => {
    const name = AREAS[region].name[lang];
    if (since === null) return text('silentAlways', { name });
    return text('silentSince', { name, when: formatFullMoment(since, lang) });
  };
  return (
    <Banner tone="warn">
      <strong>{text(silent.length === 1 ? 'silentRegion' : 'silentRegions')}</strong>
      <span>{silent.map(describe).join(text('listSeparator'))}.</span>
      {areas.includes('FR') && <span>{text('countryWaits')}</span>}
    </Banner>
  );
}
