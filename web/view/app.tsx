import { isAreaCode } from '@courant/core/domain';
import { type ReactElement, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { observedUntil } from '../data/reading.ts';
import { useLatest } from '../data/use-latest.ts';
import { useStatus } from '../data/use-status.ts';
import { LangContext, useText } from '../text/use-text.ts';
import { AreaPage } from './area-page.tsx';
import { Banners } from './banners.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { lazyPart } from './lazy-part.tsx';
import { Overview } from './overview.tsx';
import panel from './panel.module.css';
import { Printed } from './printed.tsx';
import { shownAreas } from './silence.ts';
import { useArrival } from './use-arrival.ts';
import { useLang } from './use-lang.ts';
import { useUrlState } from './use-url-state.ts';
import { useWall } from './wall/wall.ts';

const Gallery = lazyPart(() => import('../gallery/gallery.tsx'));
const ComparePage = lazyPart(() => import('./compare/compare-page.tsx'));
const StatusPage = lazyPart(() => import('./status/status-page.tsx'));
const RevisionsPage = lazyPart(() => import('./revisions/revisions-page.tsx'));
const RecordsPage = lazyPart(() => import('./records/records-page.tsx'));
const LivePage = lazyPart(() => import('./live/live-page.tsx'));
const ReplayPage = lazyPart(() => import('./replay/replay-page.tsx'));

export function App(): ReactElement {
  const url = useUrlState();
  const [path] = useLocation();
  const latest = useLatest();
  const status = useStatus();
  const lang = useLang(url.state.lang);
  const areas = shownAreas(path);
  const ends = areas.map((area) => {
    const reading = latest.readings.get(area);
    return reading ? observedUntil(reading) : null;
  });
  const arrival = useArrival(path);
  useWall(path);
  return (
    <LangContext value={lang}>
      <p className="visually-hidden" role="log">
        {arrival}
      </p>
      <Header url={url} path={path} ends={ends} />
      <Banners status={status} readings={latest.readings} areas={areas} />
      <ErrorBoundary key={path}>
        <Switch>
          <Route path="/">
            <Overview latest={latest} url={url} />
          </Route>
          <Route path="/area/:code">
            {({ code }) => {
              const area = code.toUpperCase();
              return isAreaCode(area) ? (
                <AreaPage key={area} area={area} latest={latest} url={url} status={status} />
              ) : (
                <UnknownPage />
              );
            }}
          </Route>
          <Route path="/compare">
            <Suspense fallback={<WaitingPage />}>
              <ComparePage />
            </Suspense>
          </Route>
          <Route path="/records">
            <Suspense fallback={<WaitingPage />}>
              <RecordsPage />
            </Suspense>
          </Route>
          <Route path="/status">
            <Suspense fallback={<WaitingPage />}>
              <StatusPage />
            </Suspense>
          </Route>
          <Route path="/revisions">
            <Suspense fallback={<WaitingPage />}>
              <RevisionsPage />
            </Suspense>
          </Route>
          <Route path="/live">
            <Suspense fallback={<WaitingPage />}>
              <LivePage latest={latest} url={url} />
            </Suspense>
          </Route>
          <Route path="/replay">
            <Suspense fallback={<WaitingPage />}>
              <ReplayPage url={url} />
            </Suspense>
          </Route>
          <Route path="/gallery">
            <Suspense fallback={<WaitingPage />}>
              <Gallery />
            </Suspense>
          </Route>
          <Route>
            <UnknownPage />
          </Route>
        </Switch>
      </ErrorBoundary>
      <Footer status={status} />
      <Printed />
    </LangContext>
  );
}

/** The place of a page whose code is on its way: as high as a screen, so that the footer does not move. */
function WaitingPage(): ReactElement {
  const { text } = useText();
  return (
    <main id="content" className={panel.page} aria-busy="true">
      <h1 className="visually-hidden">{text('loading')}</h1>
    </main>
  );
}

function UnknownPage(): ReactElement {
  const { text } = useText();
  const { hrefOf } = useUrlState();
  return (
    <main id="content" className={panel.page}>
      <div className={`${panel.panel} ${panel.notice}`}>
        <h1>{text('unknownPage')}</h1>
        <Link href={hrefOf('/')}>{text('backToOverview')}</Link>
      </div>
    </main>
  );
}
