import { AREAS, MINUTE } from '@courant/core/domain';
import { Fragment, type ReactElement } from 'react';
import { Link } from 'wouter';
import { spanOf } from '../../data/period.ts';
import { formatDay, formatMoment, formatNumber } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { toAgeText } from '../freshness.ts';
import panel from '../panel.module.css';
import type { PageState } from '../use-page-state.ts';
import type { AreaStatus, DayShare } from './area-status.ts';
import { isIncomplete } from './area-status.ts';
import { DayGaps } from './day-gaps.tsx';
import styles from './status.module.css';
import type { StatusState } from './status-state.ts';

const COLUMNS = ['area', 'lastSlot', 'age', 'nextExpected', 'last30Days'] as const;

export interface StatusTableProps {
  readonly page: PageState<StatusState>;
  readonly areas: readonly AreaStatus[];
  readonly now: number;
}

/** A row for each area: how new it is, when more is expected, and what there is of each of the last days. */
export function StatusTable({ page, areas, now }: StatusTableProps): ReactElement {
  const { text } = useTextWith(QUALITY_TEXTS);
  const { gaps } = page.state;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {text(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map((status) => (
            <Fragment key={status.area}>
              <AreaRow page={page} status={status} now={now} />
              {gaps?.area === status.area && (
                <tr>
                  <td colSpan={COLUMNS.length} className={styles.gaps}>
                    <DayGaps area={gaps.area} day={gaps.day} closeHref={page.hrefOf({ gaps: null })} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className={panel.soft}>{text('squareLegend')}</p>
    </>
  );
}

interface AreaRowProps {
  readonly page: PageState<StatusState>;
  readonly status: AreaStatus;
  readonly now: number;
}

function AreaRow({ page, status, now }: AreaRowProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const { area, latestStart, age, nextExpectedAt, days } = status;
  const ageText = age.ageMs === null ? null : toAgeText(age.ageMs);
  return (
    <tr>
      <th scope="row">{AREAS[area].name[lang]}</th>
      <td data-label={text('lastSlot')}>
        {latestStart === null ? '–' : formatMoment(latestStart, now, lang)}
      </td>
      <td data-label={text('age')} data-freshness={age.freshness}>
        {ageText ? text(ageText.key, ageText.words) : '–'}
      </td>
      <td className={styles.expected} data-label={text('nextExpected')}>
        <NextExpected at={nextExpectedAt} now={now} />
      </td>
      <td className={styles.squares}>
        <DaySquares page={page} status={status} />
        <span className="visually-hidden">
          {text('wholeDays', {
            n: days.filter((day) => !isIncomplete(day)).length,
            total: days.length,
          })}
        </span>
      </td>
    </tr>
  );
}

function NextExpected({ at, now }: { at: number | null; now: number }): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  if (at === null) return <span className={panel.soft}>{text('unknownRhythm')}</span>;
  const { key, words } = toAgeText(Math.abs(now - at));
  const age = text(key, words);
  if (now - at >= MINUTE) return <strong className={styles.overdue}>{text('overdue', { age })}</strong>;
  return (
    <>
      {formatMoment(at, now, lang)} <span className={panel.soft}>{text('inTime', { age })}</span>
    </>
  );
}

/** One square a day; those that miss something are links to what they miss. */
function DaySquares({ page, status: { area, days } }: Omit<AreaRowProps, 'now'>): ReactElement {
  return (
    <ol>
      {days.map((day) => (
        <li key={day.day}>
          <Square page={page} area={area} day={day} />
        </li>
      ))}
    </ol>
  );
}

interface SquareProps {
  readonly page: PageState<StatusState>;
  readonly area: AreaStatus['area'];
  readonly day: DayShare;
}

function Square({ page, area, day }: SquareProps): ReactElement {
  const name = useDayName(day);
  const height = { '--share': `${(day.share ?? 0) * 100}%` } as React.CSSProperties;
  if (!isIncomplete(day)) return <span className={styles.square} style={height} title={name} />;
  const { gaps } = page.state;
  const isOpen = gaps?.area === area && gaps.day === day.day;
  return (
    <Link
      className={styles.square}
      style={height}
      href={page.hrefOf({ gaps: isOpen ? null : { area, day: day.day } })}
      aria-label={name}
      aria-expanded={isOpen}
      title={name}
      data-incomplete
    />
  );
}

/** "24 Nov: 98.96 % published". */
function useDayName({ day, share }: DayShare): string {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const name = formatDay(spanOf({ from: day, to: day }).start, lang);
  if (share === null) return text('dayUnknown', { day: name });
  const percent = `${formatNumber(share * 100, share === 1 ? 0 : 1, lang)}\u00a0%`;
  return text('dayShare', { day: name, share: text('shareOfSlots', { share: percent }) });
}
