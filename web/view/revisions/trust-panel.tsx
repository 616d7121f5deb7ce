import { type AreaCode, MEASURE_FACTS, type StoredMeasure } from '@courant/core/domain';
import type { ReactElement, ReactNode } from 'react';
import { HourBars } from '../../chart/lines/hour-bars.tsx';
import { useWidth } from '../../chart/use-width.ts';
import type { Column } from '../../data/series-set.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { EstimateQualityDocument } from '../../gql/document/revisions.ts';
import type { EstimateQualityQuery } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatCount, formatNumber } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import panel from '../panel.module.css';

const HEIGHT_PX = 200;
/** A line of text: there may be no pair yet. */
const MIN_HEIGHT_PX = 40;
const A_YEAR_BACK = '-P1Y';

export interface TrustPanelProps {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  /** The regions side by side. */
  readonly children: ReactNode;
}

/** How far real time was from what was metered later: of one region over a year and by the hour, then of all. */
export function TrustPanel({ area, measure, children }: TrustPanelProps): ReactElement {
  const { text } = useTextWith(QUALITY_TEXTS);
  const isCountry = area === 'FR';
  const answered = useAnswer(
    EstimateQualityDocument,
    { area, measure, from: A_YEAR_BACK },
    { isLive: false, skip: isCountry },
  );
  return (
    <section className={panel.panel} aria-labelledby="trust-title">
      <h2 id="trust-title">{text('trustTitle')}</h2>
      {isCountry ? (
        <p className={panel.soft}>{text('trustCountry')}</p>
      ) : (
        <AnswerFrame of={answered} minHeightPx={MIN_HEIGHT_PX}>
          {({ whole: [whole], byHour: [byHour] }) =>
            whole && byHour && whole.slots > 0 ? (
              <Trust whole={whole} byHour={byHour.meanAbsoluteError} measure={measure} />
            ) : (
              <p className={panel.soft}>{text('trustNone')}</p>
            )
          }
        </AnswerFrame>
      )}
      {children}
    </section>
  );
}

interface TrustProps {
  readonly whole: EstimateQualityQuery['whole'][number];
  /** Mean size of an error for each hour of the day. */
  readonly byHour: Column;
  readonly measure: StoredMeasure;
}

function Trust({ whole, byHour, measure }: TrustProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const { slots, medianSettlingDays } = whole;
  // A group without keys has one number in each column.
  const [meanError = null] = whole.meanError;
  const [mean = null] = whole.meanAbsoluteError;
  const [p95 = null] = whole.p95AbsoluteError;
  const [percent = null] = whole.meanAbsoluteErrorPercent;
  const format = amountFormat('CONSUMPTION', 'POWER', lang);
  return (
    <div ref={frame}>
      <p>
        {text('trustSentence', {
          slots: formatCount(slots, lang),
          mean: format.full(mean),
          percent: percent === null ? '–' : `${formatNumber(percent, 1, lang)}\u00a0%`,
        })}{' '}
        {text('trustBounds', { p95: format.full(p95) })}{' '}
        {meanError !== null &&
          text(meanError >= 0 ? 'trustLow' : 'trustHigh', { by: format.full(Math.abs(meanError)) })}{' '}
        {medianSettlingDays !== null &&
          text('trustSettling', { days: formatNumber(medianSettlingDays, 0, lang) })}
      </p>
      {widthPx > 0 && (
        <HourBars
          amounts={byHour}
          format={format}
          widthPx={widthPx}
          heightPx={HEIGHT_PX}
          title={`${text('trustBars')}${text('colon')}${MEASURE_FACTS[measure].label[lang]}`}
        />
      )}
    </div>
  );
}
