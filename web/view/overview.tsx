import { REGION_CODES, type RegionCode } from '@courant/core/domain';
import { type ReactElement, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { mapValue } from '../chart/map/map-measure.ts';
import { emptyReading } from '../data/reading.ts';
import { valuesAt } from '../data/region-day.ts';
import type { Column } from '../data/series-set.ts';
import type { Latest } from '../data/use-latest.ts';
import { formatMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { CountryParts } from './country-parts.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { lazyPart } from './lazy-part.tsx';
import { MomentContext } from './live-figure.tsx';
import { MapPanel } from './map-panel.tsx';
import { LatestNotice } from './notice.tsx';
import styles from './overview.module.css';
import panel from './panel.module.css';
import { RegionTable } from './region-table.tsx';
import { useSheet } from './sheet/use-sheet.ts';
import { momentsBehind, shownRegions } from './shown-regions.ts';
import { newestReading } from './silence.ts';
import { TodayPanel } from './today-panel.tsx';
import { useNow } from './use-now.ts';
import { type Timeline, useTimeline } from './use-timeline.ts';
import type { UrlControl } from './use-url-state.ts';
import { Waiting } from './waiting.tsx';

const RegionSheet = lazyPart(() => import('./sheet/region-sheet.tsx'));

/** The end of a day changes which times need their day. */
const REFRESH_EVERY_MS = 60_000;

/** The country, the map and the regions at one moment: now, or one that the slider chose. */
export function Overview({ latest, url }: { latest: Latest; url: UrlControl }): ReactElement {
  const { text } = useText();
  const isWaiting = latest.readings.size === 0 && latest.loading;
  return (
    <main id="content" className={`${panel.page} ${styles.overview}`}>
      <title>{text('title')}</title>
      {latest.readings.size === 0 && !isWaiting ? (
        <div className={panel.panel}>
          <h1 className="visually-hidden">{text('tagline')}</h1>
          <LatestNotice latest={latest} />
        </div>
      ) : (
        <OverviewAt latest={latest} url={url} isWaiting={isWaiting} />
      )}
    </main>
  );
}

interface OverviewAtProps {
  readonly latest: Latest;
  readonly url: UrlControl;
  readonly isWaiting: boolean;
}

function OverviewAt({ latest, url, isWaiting }: OverviewAtProps): ReactElement {
  const { lang } = useText();
  const now = useNow(REFRESH_EVERY_MS);
  const timeline = useTimeline();
  const { readings } = latest;
  const isLive = timeline.at === null;
  const [pointed, setPointed] = useState<RegionCode | null>(null);
  const regions = shownRegions(readings, timeline);
  const trends = useTrends(timeline, url);
  const sheet = useSheet();
  // What is below the first screen is drawn after it.
  const isFirstDrawn = useDeferredValue(true, false);
  return (
    <MomentContext value={timeline.at}>
      <CountryParts latest={latest} timeline={timeline} now={now} isWaiting={isWaiting}>
        <ErrorBoundary>
          <MapPanel
            regions={regions}
            trends={trends}
            behind={isLive ? momentsBehind(readings, now, lang) : NONE_BEHIND}
            url={url}
            isWaiting={isWaiting}
            pointed={pointed}
            onPoint={setPointed}
            onPeek={sheet.open}
          />
        </ErrorBoundary>
      </CountryParts>
      {isFirstDrawn && (
        <>
          <section className={`${panel.panel} ${styles.regions}`} aria-labelledby="regions-title">
            <RegionsBar latest={latest} timeline={timeline} now={now} />
            <ErrorBoundary>
              <Waiting until={!isWaiting}>
                <RegionTable
                  regions={regions}
                  readings={isLive ? readings : null}
                  trends={trends}
                  slot={timeline.slot}
                  now={now}
                  url={url}
                  isWaiting={isWaiting}
                  pointed={pointed}
                  onPoint={setPointed}
                  onPeek={sheet.open}
                />
              </Waiting>
            </ErrorBoundary>
          </section>
          <ErrorBoundary>
            <TodayPanel now={now} url={url} />
          </ErrorBoundary>
        </>
      )}
      {sheet.region && (
        <Suspense>
          <RegionSheet
            region={sheet.region}
            values={regions.get(sheet.region) ?? emptyReading(sheet.region, 0).valuesMw}
            trend={trends.get(sheet.region)}
            slot={timeline.slot}
            url={url}
            takesFocus={sheet.isChosen}
            onClose={sheet.close}
          />
        </Suspense>
      )}
    </MomentContext>
  );
}

const NONE_BEHIND: ReadonlyMap<RegionCode, string> = new Map();

/** The measure of the map over the day, for each region. */
export function useTrends({ day, slots }: Timeline, { state }: UrlControl): ReadonlyMap<RegionCode, Column> {
  const { measure } = state;
  return useMemo(() => {
    if (!day) return new Map();
    const columnOf = (region: RegionCode) =>
      slots.map((_, slot) => mapValue(measure, region, valuesAt(day, region, slot)));
    return new Map(REGION_CODES.map((region) => [region, columnOf(region)]));
  }, [day, slots, measure]);
}

interface RegionsBarProps {
  readonly latest: Latest;
  readonly timeline: Timeline;
  readonly now: number;
}

function RegionsBar({ latest, timeline, now }: RegionsBarProps): ReactElement {
  const { lang, text } = useText();
  const { slots, slot, at } = timeline;
  const start = at === null ? newestReading(latest.readings)?.start : slots[slot];
  return (
    <div className={panel.bar}>
      <h2 id="regions-title">{text('regionsTitle')}</h2>
      <span className={panel.soft}>
        {start !== undefined && `${formatMoment(start, now, lang)} (${text('parisTime')})`}
      </span>
    </div>
  );
}
