import { AREAS, type AreaCode, DAY, MEASURE_FACTS, type StoredMeasure } from '@courant/core/domain';
import { type ReactElement, useState } from 'react';
import { Link } from 'wouter';
import { dayOf } from '../../data/period.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { RevisedLatelyDocument } from '../../gql/document/area-cards.ts';
import type { RevisionCountsFragment } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatCount, formatFullMoment } from '../../text/format.ts';
import { AREA_CARD_TEXTS } from '../../text/texts-area-card.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import styles from '../area-cards.module.css';
import { summaryDays } from '../revisions/revisions-question.ts';
import { REVISIONS_FORM } from '../revisions/revisions-state.ts';
import { useNow } from '../use-now.ts';
import { pageSearch } from '../use-page-state.ts';
import { CardMeasure } from './card-measure.tsx';
import type { CardProps } from './card-props.ts';

const OWN_TEXTS = { ...AREA_CARD_TEXTS, movedBy: QUALITY_TEXTS.movedBy };

const MIN_HEIGHT_PX = 90;
const REFRESH_EVERY_MS = 60_000;

/** How much of the last days was replaced after it was published. */
export default function RevisedCard({ area, url }: CardProps): ReactElement {
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  const [measure, setMeasure] = useState<StoredMeasure>('CONSUMPTION');
  const search = url.state.lang ? `?lang=${url.state.lang}` : '';
  const words = REVISIONS_FORM.words({
    area,
    measure,
    zoom: area === 'FR' ? '7D' : '30D',
    dates: null,
    asOf: null,
  });
  return (
    <>
      <div className={styles.choices}>
        <CardMeasure area={area} measure={measure} onChoose={setMeasure} />
      </div>
      {/* Counts do not say of which measure they are: those of another must not stay. */}
      <AnsweredCounts key={measure} area={area} measure={measure} />
      <p>
        <Link href={`/revisions${pageSearch(words, search)}`}>
          {text('allRevisions', { area: AREAS[area].name[lang] })}
        </Link>
      </p>
    </>
  );
}

function AnsweredCounts({ area, measure }: { area: AreaCode; measure: StoredMeasure }): ReactElement {
  const days = summaryDays(area);
  const since = dayOf(useNow(REFRESH_EVERY_MS) - days * DAY);
  const answered = useAnswer(RevisedLatelyDocument, { area, measure, since });
  return (
    <AnswerFrame of={answered} minHeightPx={MIN_HEIGHT_PX}>
      {({ revisionSummary }) => <Revised measure={measure} days={days} counts={revisionSummary} />}
    </AnswerFrame>
  );
}

interface RevisedProps {
  readonly measure: StoredMeasure;
  readonly days: number;
  readonly counts: RevisionCountsFragment;
}

/** "Consumption, 30 days: 38 of 1,440 half-hours moved, by 12 MW on average, by −96 MW at most (…)." */
function Revised({ measure, days, counts }: RevisedProps): ReactElement {
  const { lang, text } = useTextWith(OWN_TEXTS);
  const { slots, revised, meanAbsoluteChange, largestChange, largestAt } = counts;
  const words = {
    measure: MEASURE_FACTS[measure].label[lang],
    days,
    revised: formatCount(revised, lang),
    slots: formatCount(slots, lang),
  };
  if (slots === 0) return <p>{text('cardEmpty')}</p>;
  if (revised === 0) return <p>{text('revisedNone', words)}</p>;
  const moved = text('revisedSentence', words);
  if (meanAbsoluteChange === null || largestChange === null || largestAt === null) return <p>{moved}.</p>;
  // A change of an exchange flows nowhere: it has a sign.
  const format = amountFormat('CONSUMPTION', 'POWER', lang);
  const sizes = {
    mean: format.full(meanAbsoluteChange),
    largest: format.full(largestChange),
    when: formatFullMoment(Date.parse(largestAt), lang),
  };
  return (
    <p>
      {moved}, {text('movedBy', sizes)}.
    </p>
  );
}
