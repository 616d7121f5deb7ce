import {
  AREAS,
  type AreaCode,
  HOUR,
  isStored,
  type Lang,
  MEASURE_FACTS,
  type StoredMeasure,
} from '@courant/core/domain';
import { type ReactElement, useMemo, useState } from 'react';
import DurationPlot from '../../chart/cards/duration-plot.tsx';
import {
  type Duration,
  firstThreshold,
  hoursAbove,
  hoursBelow,
  hoursOf,
  thresholdRange,
  toDuration,
} from '../../data/duration.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { YearOfHalfHoursDocument } from '../../gql/document/area-cards.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatNumber, formatShare } from '../../text/format.ts';
import { AREA_CARD_TEXTS } from '../../text/texts-area-card.ts';
import { useTextWith } from '../../text/use-text.ts';
import { MEASURE_COLOUR } from '../../theme/measure-colour.ts';
import styles from '../area-cards.module.css';
import panel from '../panel.module.css';
import { AnsweredSeries } from './answered-series.tsx';
import { CardMeasure } from './card-measure.tsx';
import type { CardProps } from './card-props.ts';

/** How many hours of the last year a measure was above a threshold. */
export default function DurationCard({ area }: CardProps): ReactElement {
  const [measure, setMeasure] = useState<StoredMeasure>('CONSUMPTION');
  const input = { areas: [area], measures: [measure], from: '-P1Y', resolution: 'HALF_HOUR' as const };
  // An hour hardly moves the curve of a year: it is asked again each hour.
  const answered = useAnswer(YearOfHalfHoursDocument, { input }, { isLive: false, pollMs: HOUR });
  return (
    <>
      <div className={styles.choices}>
        <CardMeasure area={area} measure={measure} onChoose={setMeasure} />
      </div>
      <AnsweredSeries of={answered}>
        {({ series: [only] }, widthPx) =>
          only &&
          isStored(only.measure) && (
            <AnsweredDuration key={only.measure} {...only} {...{ area, widthPx }} measure={only.measure} />
          )
        }
      </AnsweredSeries>
    </>
  );
}

interface AnsweredDurationProps {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly values: readonly (number | null)[];
  readonly observed: readonly (number | null)[];
  readonly widthPx: number;
}

function AnsweredDuration({ values, observed, ...of }: AnsweredDurationProps): ReactElement {
  const duration = useMemo(() => toDuration(values, observed), [values, observed]);
  return <DrawnDuration {...of} duration={duration} />;
}

interface DrawnDurationProps {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly duration: Duration;
  readonly widthPx: number;
}

/** The curve, its threshold, and what both say. */
export function DrawnDuration({ area, measure, duration, widthPx }: DrawnDurationProps): ReactElement {
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  const [chosenMw, setChosenMw] = useState<number | null>(null);
  const range = useMemo(() => thresholdRange(duration), [duration]);
  const format = useMemo(() => amountFormat(measure, 'POWER', lang), [measure, lang]);
  const thresholdMw = chosenMw ?? firstThreshold(duration, range);
  const isEmpty = duration.sortedMw.length === 0;
  const sentence = useSentence(duration, measure, thresholdMw);
  const names = { measure: MEASURE_FACTS[measure].label[lang], area: AREAS[area].name[lang] };
  return (
    <>
      <div className={styles.plot}>
        <DurationPlot
          {...{ duration, range, thresholdMw, format, widthPx, sentence }}
          colour={MEASURE_COLOUR[measure]}
          title={text('durationOf', names)}
          onThreshold={setChosenMw}
        />
      </div>
      <p>
        <strong>{isEmpty ? text('cardEmpty') : sentence}</strong>
      </p>
      <p className={panel.soft}>
        {!isEmpty && text('durationHours', { hours: formatHours(hoursOf(duration), lang) })}{' '}
        {duration.missing > 0 && text('durationMissing', { n: formatHours(duration.missing, lang) })}
      </p>
    </>
  );
}

/** Whole quarters of an hour: "1,234", "12.5" or "0.25". */
function formatHours(hours: number, lang: Lang): string {
  const digits = [0, 1].find((each) => Number.isInteger(hours * 2 ** each)) ?? 2;
  return formatNumber(hours, digits, lang);
}

/** "667.5 h over 2,000 MW, 8 % of the time"; of an exchange, how long it flowed out or in by more than that. */
function useSentence(duration: Duration, measure: StoredMeasure, thresholdMw: number): string {
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  const isExport = measure === 'EXCHANGE' && thresholdMw < 0;
  const hours = (isExport ? hoursBelow : hoursAbove)(duration, thresholdMw);
  const key = measure !== 'EXCHANGE' ? 'hoursOver' : isExport ? 'hoursExporting' : 'hoursImporting';
  return text(key, {
    hours: formatHours(hours, lang),
    power: amountFormat('CONSUMPTION', 'POWER', lang).full(Math.abs(thresholdMw)),
    share: formatShare(hours / Math.max(1, hoursOf(duration)), lang),
  });
}
