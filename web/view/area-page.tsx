import { AREAS, type AreaCode } from '@courant/core/domain';
import { type ReactElement, useDeferredValue } from 'react';
import { Link } from 'wouter';
import type { Latest } from '../data/use-latest.ts';
import { useMix } from '../data/use-mix.ts';
import type { Status } from '../data/use-status.ts';
import { useText } from '../text/use-text.ts';
import { AreaCards } from './area-cards.tsx';
import { AreaNow, WaitingAreaNow } from './area-now.tsx';
import styles from './area-page.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { isServedSimulated } from './first-facts.ts';
import { HistoryPanel } from './history-panel.tsx';
import { LatestNotice } from './notice.tsx';
import panel from './panel.module.css';
import type { UrlControl } from './use-url-state.ts';

export interface AreaPageProps {
  readonly area: AreaCode;
  readonly latest: Latest;
  readonly url: UrlControl;
  readonly status: Status | undefined;
}

/** The page of one area: its latest figures, and its history. */
export function AreaPage({ area, latest, url, status }: AreaPageProps): ReactElement {
  const { lang, text } = useText();
  const name = AREAS[area].name[lang];
  // What is below the first screen is drawn after it.
  const isFirstDrawn = useDeferredValue(true, false);
  return (
    <main id="content" className={panel.page}>
      <title>{`${name} — Courant`}</title>
      <section className={panel.panel}>
        <Link href={url.hrefOf('/')} className={styles.back} data-back>
          ← {text('overview')}
        </Link>
        <ErrorBoundary>
          <LatestReading area={area} name={name} latest={latest} />
        </ErrorBoundary>
      </section>
      <ErrorBoundary>
        <HistoryPanel area={area} url={url} status={status} />
      </ErrorBoundary>
      {isFirstDrawn && (
        <AreaCards
          key={area}
          area={area}
          url={url}
          isSimulated={status?.publisher.simulated ?? isServedSimulated()}
        />
      )}
    </main>
  );
}

function LatestReading({
  area,
  name,
  latest,
}: {
  area: AreaCode;
  name: string;
  latest: Latest;
}): ReactElement {
  const reading = latest.readings.get(area);
  const mix = useMix(area);
  if (reading) return <AreaNow title={name} reading={reading} mix={mix} />;
  if (latest.loading && latest.readings.size === 0) return <WaitingAreaNow area={area} title={name} />;
  return (
    <>
      <h1>{name}</h1>
      <LatestNotice latest={latest} />
    </>
  );
}
