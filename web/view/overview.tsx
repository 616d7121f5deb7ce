import type { ReactElement } from 'react';
import type { AreaReading } from '../data/reading.ts';
import type { Latest } from '../data/use-latest.ts';
import { useMix } from '../data/use-mix.ts';
import { formatMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { AreaNow, WaitingAreaNow } from './area-now.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { MapPanel } from './map-panel.tsx';
import { LatestNotice } from './notice.tsx';
import styles from './overview.module.css';
import panel from './panel.module.css';
import { RegionTable } from './region-table.tsx';
import { newestReading, type Readings } from './silence.ts';
import { UpdatesPanel } from './updates-panel.tsx';
import { useNow } from './use-now.ts';
import type { UrlControl } from './use-url-state.ts';
import { Waiting } from './waiting.tsx';

/** The end of a day changes which times need their day. */
const REFRESH_EVERY_MS = 60_000;

/** The country now, the map, and the regions. */
export function Overview({ latest, url }: { latest: Latest; url: UrlControl }): ReactElement {
  const { text } = useText();
  const now = useNow(REFRESH_EVERY_MS);
  const country = latest.readings.get('FR');
  const isWaiting = latest.readings.size === 0 && latest.loading;
  return (
    <main id="content" className={panel.page}>
      <title>{text('title')}</title>
      {latest.readings.size === 0 && !isWaiting ? (
        <div className={panel.panel}>
          <h1 className="visually-hidden">{text('tagline')}</h1>
          <LatestNotice latest={latest} />
        </div>
      ) : (
        <>
          <ErrorBoundary>
            {isWaiting || country ? <CountryNow reading={country} /> : <h1>{text('tagline')}</h1>}
          </ErrorBoundary>
          <div className={styles.columns}>
            <ErrorBoundary>
              <MapPanel readings={latest.readings} now={now} url={url} isWaiting={isWaiting} />
            </ErrorBoundary>
            <div className={styles.stacked}>
              <section className={panel.panel} aria-labelledby="regions-title">
                <div className={panel.bar}>
                  <h2 id="regions-title">{text('regionsTitle')}</h2>
                  <RegionsTime readings={latest.readings} now={now} />
                </div>
                <ErrorBoundary>
                  <Waiting until={!isWaiting}>
                    <RegionTable readings={latest.readings} now={now} url={url} isWaiting={isWaiting} />
                  </Waiting>
                </ErrorBoundary>
              </section>
              <ErrorBoundary>
                <UpdatesPanel now={now} url={url} />
              </ErrorBoundary>
            </div>
          </div>
        </>
      )}
    </main>
  );
}

function RegionsTime({ readings, now }: { readings: Readings; now: number }): ReactElement {
  const { lang, text } = useText();
  const newest = newestReading(readings);
  return (
    <span className={panel.soft}>
      MW{newest && ` · ${formatMoment(newest.start, now, lang)} (${text('parisTime')})`}
    </span>
  );
}

function CountryNow({ reading }: { reading: AreaReading | undefined }): ReactElement {
  const { text } = useText();
  const mix = useMix('FR');
  const title = text('tagline');
  return (
    <section className={panel.panel}>
      {reading ? (
        <AreaNow title={title} reading={reading} mix={mix} />
      ) : (
        <WaitingAreaNow area="FR" title={title} />
      )}
    </section>
  );
}
