import { REGION_CODES } from '@courant/core/domain';
import { print } from 'graphql';
import { type ReactElement, useMemo, useSyncExternalStore } from 'react';
import { areaGridKey } from '../../data/live-state.ts';
import { type Dates, spanOf } from '../../data/period.ts';
import { useRegionDay } from '../../data/use-region-day.ts';
import { ReplayDocument } from '../../gql/document/replay.ts';
import { formatMoment } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import { CursorBar } from '../live/cursor-bar.tsx';
import { EventLogPanel } from '../live/event-log-panel.tsx';
import live from '../live/live.module.css';
import { playgroundHref } from '../live/playground-href.ts';
import { StreamPicture } from '../live/stream-picture.tsx';
import type { PageState } from '../use-page-state.ts';
import type { UrlControl } from '../use-url-state.ts';
import { ReplayBanner } from './replay-banner.tsx';
import { ReplayButtons } from './replay-controls.tsx';
import { mayPass } from './replay-refusal.tsx';
import { ReplaySentence } from './replay-sentence.tsx';
import { replaySet } from './replay-set.ts';
import type { ReplayState } from './replay-state.ts';
import { useReplay } from './use-replay.ts';

const DOCUMENT = print(ReplayDocument);
const COUNTRY_GRID = areaGridKey('FR', 'HALF_HOUR');

export interface ReplayedPeriodProps {
  readonly page: PageState<ReplayState>;
  readonly dates: Dates;
  readonly name: string;
  readonly url: UrlControl;
}

/** A period that plays: its banner, its log and its picture. */
export function ReplayedPeriod({ page, dates, name, url }: ReplayedPeriodProps): ReactElement {
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const { speed, clock, filter } = page.state;
  const { player, view, again } = useReplay({ dates, clock }, speed);
  const log = useSyncExternalStore(player.log.subscribe, player.log.view);
  const { latest, recentReadings } = useSyncExternalStore(player.store.subscribe, player.store.view);
  const { day } = useRegionDay(dates);
  const { start, end } = spanOf(dates);
  const country = recentReadings.get(COUNTRY_GRID);
  const set = useMemo(
    () =>
      replaySet(
        { start, end },
        [...(country?.values() ?? [])].map(({ reading }) => reading),
      ),
    [start, end, country],
  );
  const moment = log.saidUntil;
  const when = moment === null ? '–' : formatMoment(moment, start, lang);
  const { cursor } = log;
  const isComing = view.phase !== 'ENDED' && !REGION_CODES.every((region) => latest.has(region));
  return (
    <>
      <ReplayBanner name={name} moment={moment} start={start} end={end} hasEnded={view.phase === 'ENDED'}>
        <ReplayButtons
          phase={view.phase}
          hasAgain={view.refusal === null || mayPass(view.refusal)}
          onPlay={() => player.play()}
          onPause={() => player.pause()}
          onAgain={again}
        />
      </ReplayBanner>
      <ReplaySentence
        view={view}
        log={log}
        clock={clock}
        start={start}
        hrefOfDay={(chosen) => page.hrefOf({ dates: { from: chosen, to: chosen } })}
      />
      <div className={live.columns}>
        <EventLogPanel
          view={log}
          tick={player.log.tick}
          filter={filter}
          onFilter={(next) => page.set({ filter: next })}
          empty={text('logEmptyReplay')}
        >
          {cursor !== null && (
            <CursorBar
              cursor={cursor}
              playgroundHref={playgroundHref(DOCUMENT, { ...player.part, speed, clock, after: cursor })}
            />
          )}
        </EventLogPanel>
        <StreamPicture
          readings={latest}
          set={set}
          day={day}
          saidUntil={moment}
          heading={text('replayStack')}
          title={text('replayStackOf', { day: name, when })}
          url={url}
          absent={isComing ? text('notReplayedYet') : undefined}
        />
      </div>
    </>
  );
}
