import { AREAS, type AreaCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { spanOf } from '../../data/period.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { DayGapsDocument } from '../../gql/document/data-status.ts';
import { formatCount, formatFullDay, formatTimes } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { Refused } from '../refused.tsx';
import { areaPath } from '../url-state.ts';
import { useUrlState } from '../use-url-state.ts';
import styles from './status.module.css';

export interface DayGapsProps {
  readonly area: AreaCode;
  readonly day: string;
  readonly closeHref: string;
}

/** Which slots of one day are missing, and why. */
export function DayGaps({ area, day, closeHref }: DayGapsProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const { hrefOf } = useUrlState();
  const input = { areas: [area], measures: ['CONSUMPTION' as const], from: day, to: day };
  const answered = useAnswer(DayGapsDocument, { input });
  const name = formatFullDay(spanOf({ from: day, to: day }).start, lang);
  return (
    <AnswerFrame of={answered} minHeightPx={48}>
      {({ series }) => {
        const gaps = series.__typename === 'SeriesSet' ? (series.series[0]?.gaps ?? []) : [];
        return (
          <>
            <strong>{text('gapsOf', { area: AREAS[area].name[lang], day: name })}</strong>
            {series.__typename !== 'SeriesSet' && <Refused by={series} />}
            {gaps.length === 0 && series.__typename === 'SeriesSet' && <p>{text('noGapNow')}</p>}
            <ul>
              {gaps.map(({ start, end, missing, reason }) => (
                <li key={start}>
                  {text('gapLine', {
                    times: formatTimes(Date.parse(start), Date.parse(end), lang),
                    n: formatCount(missing, lang),
                    why: text(reason),
                  })}
                </li>
              ))}
            </ul>
            <p className={styles.links}>
              <Link href={hrefOf(areaPath(area), { dates: { from: day, to: day } })}>{text('openDay')}</Link>
              <Link href={closeHref}>{text('close')}</Link>
            </p>
          </>
        );
      }}
    </AnswerFrame>
  );
}
