import type { ReactElement } from 'react';
import { slotAt } from '../chart/slots.ts';
import { countryReadingAt } from '../data/country-day.ts';
import { emptyReading } from '../data/reading.ts';
import type { Latest } from '../data/use-latest.ts';
import { useUsual } from '../data/use-usual.ts';
import { useText } from '../text/use-text.ts';
import { CountryNow } from './country-now.tsx';
import { DayPanel } from './day-panel.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './overview.module.css';
import { TimeSlider } from './time-slider.tsx';
import { useCountryDay } from './use-country-day.ts';
import type { Timeline } from './use-timeline.ts';
import { Waiting } from './waiting.tsx';

interface CountryPartsProps {
  readonly latest: Latest;
  readonly timeline: Timeline;
  readonly now: number;
  readonly isWaiting: boolean;
  /** What stands beside the stack. */
  readonly children: ReactElement;
}

/** The country's figures, its stack with the map beside it, and the slider that moves them. */
export function CountryParts({
  latest,
  timeline,
  now,
  isWaiting,
  children,
}: CountryPartsProps): ReactElement {
  const { text } = useText();
  const day = useCountryDay(timeline);
  const { slots, slot, at, dates } = timeline;
  const moment = slots[slot] ?? null;
  const latestReading = latest.readings.get('FR');
  const shownAt = at === null ? (latestReading?.start ?? null) : moment;
  const countrySlot = day && shownAt !== null ? slotAt(day.set, shownAt) : 0;
  const chosen = at !== null && day ? countryReadingAt(day.set, countrySlot) : undefined;
  const reading = at === null ? latestReading : chosen;
  const usual = useUsual(reading?.start ?? null, dates ? (moment ?? now) : now);
  const chooseInstant = (instant: number) => timeline.choose(slotAt({ starts: slots }, instant));
  return (
    <>
      <ErrorBoundary>
        {reading ? (
          <CountryNow reading={reading} isLive={at === null} day={day} slot={countrySlot} usual={usual} />
        ) : isWaiting || at !== null ? (
          <Waiting until={false}>
            <CountryNow
              reading={emptyReading('FR', now)}
              isLive={at === null}
              day={null}
              slot={0}
              usual={null}
            />
          </Waiting>
        ) : (
          <h1>{text('tagline')}</h1>
        )}
      </ErrorBoundary>
      <div className={styles.day}>
        <ErrorBoundary>
          <DayPanel
            day={day}
            dates={dates}
            slot={countrySlot}
            onChoose={chooseInstant}
            hasNone={timeline.hasError || (timeline.day !== null && slots.length === 0)}
          />
        </ErrorBoundary>
        {children}
        <TimeSlider timeline={timeline} now={now} />
      </div>
    </>
  );
}
