import { AREAS, REGION_CODES, type RegionCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { MapLegend } from '../../chart/map/map-legend.tsx';
import {
  hasMapMeasure,
  isBalance,
  type MapMeasure,
  mapLabel,
  mapUnit,
  mapValue,
  sayMapValue,
} from '../../chart/map/map-measure.ts';
import { RegionMap } from '../../chart/map/region-map.tsx';
import { mapScale } from '../../chart/map/scale.ts';
import { emptyReading } from '../../data/reading.ts';
import { useLatest } from '../../data/use-latest.ts';
import { formatFullMoment } from '../../text/format.ts';
import { EMBED_TEXTS } from '../../text/texts-embed.ts';
import { useTextWith } from '../../text/use-text.ts';
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
/** A smaller map shows shades that nobody can tell apart. */
const MIN_MAP_PX = 100;
const NONE_BEHIND: ReadonlyMap<RegionCode, string> = new Map();

/** The regions shaded by a measure, at the latest moment or at another one. */
export function EmbedMap({ query }: EmbedProps): ReactElement {
  const { lang, text } = useTextWith(EMBED_TEXTS);
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
  const estimated = measure === 'CARBON_INTENSITY' ? ` · ${text('estimated')}, ${text('embedCentral')}` : '';
  const note = start !== undefined && `${formatFullMoment(start, lang)} (${text('parisTime')})${estimated}`;
  return (
    <EmbedFrame title={title} note={note} href={fullPageHref('/', query)}>
      {(size) =>
        start === undefined ? (
          <LatestNotice latest={latest} />
        ) : Math.min(size.heightPx, size.widthPx) < MIN_MAP_PX ? (
          <LargestRegions measure={measure} values={values} heightPx={size.heightPx} />
        ) : (
          <div className={styles.map}>
            <div className={styles.outlines}>
              <RegionMap
                measure={measure}
                values={values}
                scale={scale}
                behind={behind}
                title={title}
                hrefOf={hrefOf}
                onChoose={(region) => window.open(hrefOf(region), '_blank', 'noopener')}
              />
            </div>
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

interface LargestRegionsProps {
  readonly measure: MapMeasure;
  readonly values: ReadonlyMap<RegionCode, number | null>;
  readonly heightPx: number;
}

const ROW_PX = 16;

/** In the place of a map that has no room: the largest figures, as many as there are rows for. */
function LargestRegions({ measure, values, heightPx }: LargestRegionsProps): ReactElement {
  const { lang, text } = useTextWith(EMBED_TEXTS);
  const sizeOf = (amount: number | null) => (amount === null ? -1 : Math.abs(amount));
  const largest = [...values].sort(([, one], [, other]) => sizeOf(other) - sizeOf(one));
  return (
    <ul className={styles.rows}>
      {largest.slice(0, Math.max(1, Math.floor(heightPx / ROW_PX))).map(([region, amount]) => (
        <li key={region}>
          {AREAS[region].name[lang]}
          {text('colon')}
          {sayMapValue(measure, amount, lang)}
        </li>
      ))}
    </ul>
  );
}
