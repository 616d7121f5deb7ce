import { AREAS, type AreaCode } from '@courant/core/domain';
import { type ReactElement, useState } from 'react';
import TypicalDayPlot from '../chart/typical-day-plot.tsx';
import { useWidth } from '../chart/use-width.ts';
import { type DayChoice, usualWeekday, WEEKDAYS } from '../data/day-choice.ts';
import { newestOfToday, SEASON_MONTHS, type Season, type TypicalDay } from '../data/typical-day.ts';
import { useTypicalDay } from '../data/use-typical-day.ts';
import type { DayKind } from '../gql/graphql.ts';
import { formatPower, formatShare, formatWeekday } from '../text/format.ts';
import { AREA_CARD_TEXTS } from '../text/texts-area-card.ts';
import { useTextWith } from '../text/use-text.ts';
import styles from './area-cards.module.css';
import { Notice } from './notice.tsx';
import { Failed, Refused } from './refused.tsx';
import { useNow } from './use-now.ts';

const REFRESH_EVERY_MS = 60_000;
const DAY_KINDS: readonly DayKind[] = ['ALL', 'WORKDAY', 'WEEKEND'];
const SEASONS = Object.keys(SEASON_MONTHS) as readonly Season[];

/** How a day usually runs, and whether today does: compared with the same day of other weeks at first. */
export default function TypicalDayCard({ area }: { area: AreaCode }): ReactElement {
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  const now = useNow(REFRESH_EVERY_MS);
  const [days, setDays] = useState<DayChoice>(() => usualWeekday(now) ?? 'ALL');
  const [season, setSeason] = useState<Season>('YEAR');
  const [beside, setBeside] = useState<Season | null>(null);
  const { answer, hasError, failure, retry } = useTypicalDay({ area, days, season, beside }, now);
  return (
    <>
      <div className={styles.choices}>
        <label>
          {text('typicalDays')}
          <select value={days} onChange={({ target }) => setDays(readDays(target.value))}>
            {DAY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {text(`days_${kind}`)}
              </option>
            ))}
            <optgroup label={text('typicalByWeekday')}>
              {WEEKDAYS.map((weekday) => (
                <option key={weekday} value={weekday}>
                  {text('typicalWeekdays', { weekday: formatWeekday(weekday, lang) })}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        <label>
          {text('season')}
          <select value={season} onChange={({ target }) => setSeason(target.value as Season)}>
            {SEASONS.map((each) => (
              <option key={each} value={each}>
                {text(`season_${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('besideSeason')}
          <select
            value={beside ?? ''}
            onChange={({ target }) => setBeside(SEASONS.find((each) => each === target.value) ?? null)}
          >
            <option value="">{text('againstNone')}</option>
            {SEASONS.map((each) => (
              <option key={each} value={each}>
                {text(`season_${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {!answer && (hasError ? <Failed by={failure} onRetry={retry} /> : <Notice>{text('loading')}</Notice>)}
      {answer && 'refusal' in answer && <Refused by={answer.refusal} />}
      {answer && 'day' in answer && <DrawnDay area={area} day={answer.day} beside={beside} />}
    </>
  );
}

const readDays = (word: string): DayChoice =>
  WEEKDAYS.find((weekday) => String(weekday) === word) ?? (word as DayKind);

export interface DrawnDayProps {
  readonly area: AreaCode;
  readonly day: TypicalDay;
  /** The season that is laid beside. */
  readonly beside?: Season | null;
}

/** The drawing, its legend, and how far today is from what is usual. */
export function DrawnDay({ area, day, beside = null }: DrawnDayProps): ReactElement {
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const newest = newestOfToday(day);
  return (
    <>
      <div ref={frame} className={styles.plot}>
        {widthPx > 0 && (
          <TypicalDayPlot
            day={day}
            widthPx={widthPx}
            title={text('typicalDayOf', { area: AREAS[area].name[lang] })}
          />
        )}
      </div>
      <ul className={styles.legend}>
        <li data-mark="today">{text('typicalToday')}</li>
        <li data-mark="mean">{text('typicalMean')}</li>
        <li data-mark="ribbon">{text('typicalRibbon')}</li>
        {beside && <li data-mark="beside">{text('typicalBeside', { season: text(`season_${beside}`) })}</li>}
      </ul>
      {newest && (
        <p>
          {text(newest.share < 0 ? 'typicalBelow' : 'typicalAbove', {
            time: timeOfKey(newest.key),
            power: formatPower(newest.mw, lang),
            share: formatShare(Math.abs(newest.share), lang),
          })}
        </p>
      )}
    </>
  );
}

/** "18:30" of the half-hour 37. */
const timeOfKey = (key: number): string =>
  `${String(Math.floor(key / 2)).padStart(2, '0')}:${key % 2 === 0 ? '00' : '30'}`;
