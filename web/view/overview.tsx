import type { ReactElement } from 'react';
import type { AreaReading } from '../data/reading.ts';
import type { Latest } from '../data/use-latest.ts';
import { useMix } from '../data/use-mix.ts';
import { formatTime } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { AreaNow } from './area-now.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { MapPanel } from './map-panel.tsx';
import { LatestNotice } from './notice.tsx';
import styles from './overview.module.css';
import panel from './panel.module.css';
import { newestStart, RegionTable } from './region-table.tsx';
import { UpdatesPanel } from './updates-panel.tsx';
import type { UrlControl } from './use-url-state.ts';

/** The country now, the map, and the regions. */
export function Overview({ latest, url }: { latest: Latest; url: UrlControl }): ReactElement {
  const { text } = useText();
  const country = latest.readings.get('FR');
  return (
    <main id="content" className={panel.page}>
      <title>{text('title')}</title>
      {latest.readings.size === 0 ? (
        <div className={panel.panel}>
          <h1 className="visually-hidden">{text('tagline')}</h1>
          <LatestNotice latest={latest} />
        </div>
      ) : (
        <>
          <ErrorBoundary>
            {country ? <CountryNow reading={country} /> : <h1>{text('tagline')}</h1>}
          </ErrorBoundary>
          <div className={styles.columns}>
            <ErrorBoundary>
              <MapPanel readings={latest.readings} url={url} />
            </ErrorBoundary>
            <div className={styles.stacked}>
              <section className={panel.panel} aria-labelledby="regions-title">
                <div className={panel.bar}>
                  <h2 id="regions-title">{text('regionsTitle')}</h2>
                  <RegionsTime readings={latest.readings} />
                </div>
                <ErrorBoundary>
                  <RegionTable readings={latest.readings} url={url} />
                </ErrorBoundary>
              </section>
              <ErrorBoundary>
                <UpdatesPanel url={url} />
              </ErrorBoundary>
            </div>
          </div>
        </>
      )}
    </main>
  );
}

function RegionsTime({ readings }: { readings: Latest['readings'] }): ReactElement {
  const { lang, text } = useText();
  const newest = newestStart(readings);
  return (
    <span className={panel.soft}>
      MW{Number.isFinite(newest) && ` · ${formatTime(newest, lang)} (${text('parisTime')})`}
    </span>
  );
}

function CountryNow({ reading }: { reading: AreaReading }): ReactElement {
  const { text } = useText();
  const mix = useMix('FR');
  return (
    <section className={panel.panel}>
      <AreaNow title={text('tagline')} reading={reading} mix={mix} />
    </section>
  );
}
