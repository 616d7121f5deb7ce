import { REGION_CODES, type RegionCode } from '@courant/core/domain';
import { type ReactElement, Suspense, useMemo, useState } from 'react';
import { mapValue } from '../../chart/map/map-measure.ts';
import { useWidth } from '../../chart/use-width.ts';
import type { AreaReading } from '../../data/reading.ts';
import { emptyReading } from '../../data/reading.ts';
import { type RegionDay, valuesAt } from '../../data/region-day.ts';
import type { Column, SeriesSet } from '../../data/series-set.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import { lazyPart } from '../lazy-part.tsx';
import { MapPanel } from '../map-panel.tsx';
import panel from '../panel.module.css';
import type { UrlControl } from '../use-url-state.ts';
import styles from './live.module.css';
import { StackLegend } from './stack-legend.tsx';

const StreamStack = lazyPart(() => import('../../chart/stream-stack.tsx'));

const NARROW_PX = 360;
const heightFor = (widthPx: number) => (widthPx < NARROW_PX ? 180 : 260);
const NONE_BEHIND: ReadonlyMap<RegionCode, string> = new Map();

export interface StreamPictureProps {
  /** The latest reading of each area, as far as it has come. */
  readonly readings: ReadonlyMap<string, AreaReading>;
  /** The country's half-hours; null before there are any. */
  readonly set: SeriesSet | null;
  /** The regions over the day: the classes of the map are of all of it. */
  readonly day: RegionDay | null;
  readonly saidUntil: number | null;
  readonly behind?: ReadonlyMap<RegionCode, string>;
  readonly heading: string;
  readonly title: string;
  readonly url: UrlControl;
  /** What the map says of a region without a figure, other than that it is not published. */
  readonly absent?: string | undefined;
}

/** The country's stack and the map of the regions, as a stream fills them in. */
export function StreamPicture(props: StreamPictureProps): ReactElement {
  const { readings, set, day, saidUntil, behind = NONE_BEHIND, heading, title, url, absent } = props;
  const { text } = useTextWith(STREAM_TEXTS);
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const [pointed, setPointed] = useState<RegionCode | null>(null);
  const trends = useTrends(day, url);
  const heightPx = heightFor(widthPx);
  const regions = new Map(
    REGION_CODES.map((region) => [region, (readings.get(region) ?? emptyReading(region, 0)).valuesMw]),
  );
  return (
    <div className={styles.picture}>
      <section className={panel.panel} aria-labelledby="stack-title">
        <h2 id="stack-title">{heading}</h2>
        <div ref={frame} style={{ minHeight: heightPx }}>
          {set && widthPx > 0 ? (
            <Suspense fallback={<div style={{ height: heightPx }} />}>
              <StreamStack {...{ set, saidUntil, widthPx, heightPx, title }} />
            </Suspense>
          ) : (
            <p className={panel.notice}>{text('loading')}</p>
          )}
        </div>
        <StackLegend />
      </section>
      <MapPanel
        regions={regions}
        trends={trends}
        behind={behind}
        url={url}
        isWaiting={false}
        pointed={pointed}
        onPoint={setPointed}
        absent={absent}
      />
    </div>
  );
}

/** The measure of the map over the day, for each region. */
function useTrends(day: RegionDay | null, { state }: UrlControl): ReadonlyMap<RegionCode, Column> {
  const { measure } = state;
  return useMemo(() => {
    if (!day) return new Map();
    const columnOf = (region: RegionCode) =>
      day.starts.map((_, slot) => mapValue(measure, region, valuesAt(day, region, slot)));
    return new Map(REGION_CODES.map((region) => [region, columnOf(region)]));
  }, [day, measure]);
}
