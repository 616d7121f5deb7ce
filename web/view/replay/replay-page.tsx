import { DAY, HOUR } from '@courant/core/domain';
import type { ReactElement, ReactNode } from 'react';
import { type Dates, dayOf, neighbour, spanOf } from '../../data/period.ts';
import { formatFullDay } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import live from '../live/live.module.css';
import { StreamNav } from '../live/stream-nav.tsx';
import { Notice } from '../notice.tsx';
import panel from '../panel.module.css';
import { useNow } from '../use-now.ts';
import { type PageState, usePageState } from '../use-page-state.ts';
import type { UrlControl } from '../use-url-state.ts';
import styles from './replay.module.css';
import { ReplayChoices } from './replay-controls.tsx';
import { REPLAY_FORM, type ReplayState } from './replay-state.ts';
import { ReplayedPeriod } from './replayed-period.tsx';

const REFRESH_EVERY_MS = 60_000;
/** A day of 25 hours has its hour, too. */
const MAX_LENGTH_MS = 5 * DAY + HOUR;

/** A past day as if it were live, in a frame that nobody takes for now. */
export default function ReplayPage({ url }: { url: UrlControl }): ReactElement {
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const page = usePageState(REPLAY_FORM);
  const today = dayOf(useNow(REFRESH_EVERY_MS));
  const { badDay } = page.state;
  const dates = page.state.dates ?? neighbour({ from: today, to: today }, -1);
  const name = periodName(dates, lang);
  const { start, end } = spanOf(dates);
  if (badDay !== null || end - start > MAX_LENGTH_MS) {
    return (
      <ReplayFrame name={null} page={page} day={dayOf(start)}>
        <div className={panel.panel}>
          <Notice>{badDay === null ? text('periodTooLong') : text('badDay', { day: badDay })}</Notice>
        </div>
      </ReplayFrame>
    );
  }
  return (
    <ReplayFrame name={name} page={page} day={dayOf(start)}>
      <ReplayedPeriod page={page} dates={dates} name={name} url={url} />
    </ReplayFrame>
  );
}

interface ReplayFrameProps {
  /** Of the period; null where there is none. */
  readonly name: string | null;
  readonly page: PageState<ReplayState>;
  readonly day: string;
  readonly children: ReactNode;
}

function ReplayFrame({ name, page, day, children }: ReplayFrameProps): ReactElement {
  const { text } = useTextWith(STREAM_TEXTS);
  const tag = name === null ? text('replayWord') : text('replayTag', { day: name });
  return (
    <main id="content" className={`${panel.page} ${styles.page}`}>
      <title>{`${tag} — Courant`}</title>
      <div className={styles.frame} aria-hidden="true" />
      <div className={live.head}>
        <StreamNav />
        <h1>{name === null ? text('replayPageName') : text('replayTitle', { day: name })}</h1>
      </div>
      <ReplayChoices page={page} day={day} />
      {children}
    </main>
  );
}

/** "Sat, 28 Nov 2026", or the two days of a longer period. */
function periodName(dates: Dates, lang: 'fr' | 'en'): string {
  const { start, end } = spanOf(dates);
  const [first, last] = [formatFullDay(start, lang), formatFullDay(end - 1, lang)];
  return first === last ? first : `${first} – ${last}`;
}
