import { print } from 'graphql';
import { type ReactElement, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { EventLog } from '../../data/event-log.ts';
import { pacedFrames } from '../../data/paced-frames.ts';
import type { SeriesWindow } from '../../data/series-window.ts';
import { liveTime } from '../../data/stream-time.ts';
import type { Latest } from '../../data/use-latest.ts';
import { LiveContext } from '../../data/use-live.ts';
import { useRegionDay } from '../../data/use-region-day.ts';
import { useSeries } from '../../data/use-series.ts';
import { LiveDocument } from '../../gql/document/live.ts';
import { formatTime } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import { momentsBehind } from '../shown-regions.ts';
import { useNow } from '../use-now.ts';
import { usePageState } from '../use-page-state.ts';
import type { UrlControl } from '../use-url-state.ts';
import { CursorBar } from './cursor-bar.tsx';
import { EventLogPanel } from './event-log-panel.tsx';
import styles from './live.module.css';
import { STREAM_FORM } from './log-filter.ts';
import { playgroundHref } from './playground-href.ts';
import { StreamNav } from './stream-nav.tsx';
import { StreamPicture } from './stream-picture.tsx';
import { StreamSentence } from './stream-sentence.tsx';
import { useWhileSeen } from './use-while-seen.ts';

const DRAW_EVERY_MS = 250;
const REFRESH_EVERY_MS = 60_000;
const DOCUMENT = print(LiveDocument);
const COUNTRY: SeriesWindow = {
  area: 'FR',
  zoom: '1D',
  dates: null,
  step: 'HALF_HOUR',
  view: 'POWER',
  asOf: null,
  maxPoints: 150,
};

/** The live stream itself: its events as they come, and the picture that they fill in. */
export default function LivePage({ latest, url }: { latest: Latest; url: UrlControl }): ReactElement {
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const store = useContext(LiveContext);
  const page = usePageState(STREAM_FORM);
  const log = useLiveLog();
  const view = useSyncExternalStore(log.subscribe, log.view);
  const [openedAt] = useState(store.clock.now);
  const cursor = view.cursor ?? store.cursor;
  return (
    <main id="content" className={panel.page}>
      <title>{`${text('liveTitle')} — Courant`}</title>
      <div className={styles.head}>
        <StreamNav />
        <h1>{text('liveTitle')}</h1>
        <StreamSentence view={view} />
      </div>
      <div className={styles.columns}>
        <EventLogPanel
          view={view}
          tick={log.tick}
          filter={page.state.filter}
          onFilter={(filter) => page.set({ filter })}
          empty={text('logEmptyLive', { when: formatTime(openedAt, lang) })}
        >
          {cursor !== null && (
            <CursorBar cursor={cursor} playgroundHref={playgroundHref(DOCUMENT, { after: cursor })} />
          )}
        </EventLogPanel>
        <LivePicture latest={latest} url={url} saidUntil={view.saidUntil} />
      </div>
    </main>
  );
}

interface LivePictureProps {
  readonly latest: Latest;
  readonly url: UrlControl;
  readonly saidUntil: number | null;
}

function LivePicture({ latest, url, saidUntil }: LivePictureProps): ReactElement {
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const { shown } = useSeries(COUNTRY);
  const { day } = useRegionDay(null);
  const now = useNow(REFRESH_EVERY_MS);
  const picture = useWhileSeen({ readings: latest.readings, set: shown?.set ?? null, day, saidUntil });
  return (
    <StreamPicture
      {...picture}
      behind={momentsBehind(latest.readings, now, lang)}
      heading={text('liveStack')}
      title={text('liveStackOf')}
      url={url}
    />
  );
}

/** The log of the page's stream, from when the page is opened. */
function useLiveLog(): EventLog {
  const store = useContext(LiveContext);
  const [log] = useState(
    () =>
      new EventLog({
        time: liveTime(store.clock.now),
        now: Date.now,
        requestFrame: pacedFrames(DRAW_EVERY_MS),
      }),
  );
  useEffect(() => store.listen(log), [store, log]);
  return log;
}
