import { type ReactElement, useMemo } from 'react';
import type { Dates } from '../../data/period.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { KnownThenDocument } from '../../gql/document/revisions.ts';
import type { RevisionsQuery } from '../../gql/graphql.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import { FailureAlert, Refused } from '../refused.tsx';
import type { PageState } from '../use-page-state.ts';
import { ChangeList } from './change-list.tsx';
import { changesOf, knowledgeTicks, tickAt } from './knowledge.ts';
import { KnowledgeScrubber } from './knowledge-scrubber.tsx';
import { RevisionSentence } from './revision-sentence.tsx';
import { isDay, knownThenVariables } from './revisions-question.ts';
import type { RevisionsState } from './revisions-state.ts';
import { ThenAndNow } from './then-and-now.tsx';

export interface DaysRevisionsProps {
  readonly page: PageState<RevisionsState>;
  readonly days: Dates;
  readonly answer: RevisionsQuery;
  /** Whether it answers the question before the page's own. */
  readonly isStale: boolean;
  readonly widthPx: number;
}

/** The days as they were known at a chosen time against what is known now, and every change between. */
export function DaysRevisions({ page, days, answer, isStale, widthPx }: DaysRevisionsProps): ReactElement {
  const { text } = useTextWith(QUALITY_TEXTS);
  const { area, measure, asOf } = page.state;
  const changes = useMemo(() => changesOf(answer), [answer]);
  const ticks = useMemo(() => knowledgeTicks(changes), [changes]);
  const tick = tickAt(ticks, asOf === null ? null : Date.parse(asOf));
  const instant = new Date(ticks[tick] ?? 0).toISOString();
  const then = useAnswer(KnownThenDocument, knownThenVariables({ area, measure, days }, instant), {
    isLive: false,
    // Ticks of the question before say nothing of this one.
    skip: ticks.length === 0 || isStale,
  });
  if (answer.now.__typename !== 'SeriesSet') return <Refused by={answer.now} />;
  const known =
    ticks.length > 0 && !then.isStale && then.answer?.series.__typename === 'SeriesSet'
      ? then.answer.series
      : null;
  return (
    <>
      <RevisionSentence area={area} days={days} answer={answer} />
      <ThenAndNow measure={measure} now={answer.now} then={known} widthPx={widthPx} />
      {ticks.length === 0 ? (
        <p className={panel.soft}>{text(isDay(days) ? 'nothingMovedOfDay' : 'nothingMovedOfPeriod')}</p>
      ) : (
        <KnowledgeScrubber
          ticks={ticks}
          tick={tick}
          onChoose={(next) => page.set({ asOf: new Date(next).toISOString() })}
        />
      )}
      {then.hasError && <FailureAlert by={then.failure} onRetry={then.retry} />}
      <ChangeList changes={changes} measure={measure} namesDay={!isDay(days)} />
    </>
  );
}
