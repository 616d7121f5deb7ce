import { REGION_CODES, type RegionCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { MapLegend } from '../../chart/map/map-legend.tsx';
import { hasMapMeasure, isBalance, mapLabel, mapUnit, mapValue } from '../../chart/map/map-measure.ts';
import { RegionMap } from '../../chart/map/region-map.tsx';
import { mapScale } from '../../chart/map/scale.ts';
import { emptyReading } from '../../data/reading.ts';
import { useLatest } from '../../data/use-latest.ts';
import { formatFullMoment } from '../../text/format.ts';
import { useText } from '../../text/use-text.ts';
import { LatestNotice } from '../notice.tsx';
import { useTrends } from '../overview.tsx';
import { momentsBehind, shownRegions } from '../shown-regions.ts';
import { newestReading } from '../silence.ts';
import { areaPath } from '../url-state.ts';
import { useNow } from '../use-now.ts';
import { useTimeline } from '../use-timeline.ts';
import { useUrlState } from '../use-url-state.ts';
import styles from './embed.module.css';
import { EmbedFrame } from './embed-frame.tsx';
import { type EmbedProps, fullPageHref } from './embed-state.ts';

const REFRESH_EVERY_MS = 60_000;
const NONE_BEHIND: ReadonlyMap<RegionCode, string> = new Map();

/** The regions shaded by a measure, at the latest moment or at another one. */
export function EmbedMap({ query }: EmbedProps): ReactElement {
  const { lang, text } = useText();
  const url = useUrlState();
  const { measure } = url.state;
  const latest = useLatest();
  const now = useNow(REFRESH_EVERY_MS);
  const timeline = useTimeline();
  const trends = useTrends(timeline, url);
  const regions = shownRegions(latest.readings, timeline);
  const values = new Map(
    REGION_CODES.map((region) => [
      region,
      mapValue(measure, region, regions.get(region) ?? emptyReading(region, 0).valuesMw),
    ]),
  );
  const isLive = timeline.at === null;
  const start = isLive ? newestReading(latest.readings)?.start : timeline.slots[timeline.slot];
  const behind = isLive ? momentsBehind(latest.readings, now, lang) : NONE_BEHIND;
  const has = (region: RegionCode) => hasMapMeasure(region, measure);
  const scale = mapScale([...values.values(), ...[...trends.values()].flat()], isBalance(measure));
  const title = text('mapOf', { measure: mapLabel(measure, lang), unit: mapUnit(measure, lang) });
  const hrefOf = (region: RegionCode) => fullPageHref(areaPath(region), new URLSearchParams({ lang }));
  const note = start !== undefined && `${formatFullMoment(start, lang)} (${text('parisTime')})`;
  return (
    <EmbedFrame title={title} note={note} href={fullPageHref('/', query)}>
      {() =>
        start === undefined ? (
          <LatestNotice latest={latest} />
        ) : (
          <div className={styles.map}>
            <RegionMap
              measure={measure}
              values={values}
              scale={scale}
              behind={behind}
              title={title}
              hrefOf={hrefOf}
              onChoose={(region) => window.open(hrefOf(region), '_blank', 'noopener')}
            />
            <MapLegend
              measure={measure}
              scale={scale}
              withUnpublished={REGION_CODES.some((region) => has(region) && values.get(region) === null)}
              withLacking={!REGION_CODES.every(has)}
              withBehind={behind.size > 0}
            />
          </div>
        )
      }
    </EmbedFrame>
  );
}
