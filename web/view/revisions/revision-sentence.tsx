import type { AreaCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import type { Dates } from '../../data/period.ts';
import type { RevisionCountsFragment, RevisionsQuery } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatCount, formatFullMoment } from '../../text/format.ts';
import { QUALITY_TEXTS, type QualityTextKey } from '../../text/texts-quality.ts';
import { useText, useTextWith } from '../../text/use-text.ts';
import styles from './revisions.module.css';
import { isDay, summaryDays } from './revisions-question.ts';

export interface RevisionSentenceProps {
  readonly area: AreaCode;
  readonly days: Dates;
  readonly answer: RevisionsQuery;
}

/** How much moved: of the days, and of those up to a single one. */
export function RevisionSentence({ area, days, answer }: RevisionSentenceProps): ReactElement {
  const { text } = useText();
  const count = useCounts();
  return (
    <p className={styles.sentence}>
      {count(isDay(days) ? 'movedOfDay' : 'movedOfPeriod', answer.summary)}
      {answer.ofDays && (
        <>
          {text('semicolon')} {count('movedOfDays', answer.ofDays, summaryDays(area))}
        </>
      )}
      .
    </p>
  );
}

/** "38 of 48 half-hours of this day moved, by 12 MW on average, by −96 MW at most (Sat, 28 Nov 2026, 18:30)". */
function useCounts(): (key: QualityTextKey, counts: RevisionCountsFragment, days?: number) => string {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  // A change of an exchange flows nowhere: it has a sign.
  const format = amountFormat('CONSUMPTION', 'POWER', lang);
  return (key, { slots, revised, meanAbsoluteChange, largestChange, largestAt }, days = 1) => {
    const words = { revised: formatCount(revised, lang), slots: formatCount(slots, lang), days };
    const moved = text(key, words);
    if (meanAbsoluteChange === null || largestChange === null || largestAt === null) return moved;
    const sizes = {
      mean: format.full(meanAbsoluteChange),
      largest: format.full(largestChange),
      when: formatFullMoment(Date.parse(largestAt), lang),
    };
    return `${moved}, ${text('movedBy', sizes)}`;
  };
}
