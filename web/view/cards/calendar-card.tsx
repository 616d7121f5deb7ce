import {
  AREAS,
  type AreaCode,
  HOUR,
  isStored,
  MEASURE_FACTS,
  type StoredMeasure,
} from '@courant/core/domain';
import { type ReactElement, useMemo, useState } from 'react';
import { Link } from 'wouter';
import CalendarSquares from '../../chart/cards/calendar-squares.tsx';
import { dayOf } from '../../data/period.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { type DayClasses, dayClasses, isPartOfDay, toYearDays, type YearDay } from '../../data/year-days.ts';
import { CardBucketsDocument } from '../../gql/document/area-cards.ts';
import { type AmountFormat, amountFormat } from '../../text/amount-format.ts';
import { formatFullDay, formatShare } from '../../text/format.ts';
import type { TextKey } from '../../text/texts.ts';
import { AREA_CARD_TEXTS, type AreaCardTextKey } from '../../text/texts-area-card.ts';
import { type Translator, useTextWith } from '../../text/use-text.ts';
import { MEASURE_COLOUR } from '../../theme/measure-colour.ts';
import styles from '../area-cards.module.css';
import { areaPath, type UrlState } from '../url-state.ts';
import { AnsweredSeries } from './answered-series.tsx';
import { CardMeasure } from './card-measure.tsx';
import type { CardProps } from './card-props.ts';

/** Each day of the last year, and the way to it. */
export default function CalendarCard({ area, url }: CardProps): ReactElement {
  const [measure, setMeasure] = useState<StoredMeasure>('CONSUMPTION');
  const input = { areas: [area], measures: [measure], from: '-P1Y', resolution: 'DAY' as const };
  const answered = useAnswer(CardBucketsDocument, { input }, { isLive: false, pollMs: HOUR });
  return (
    <>
      <div className={styles.choices}>
        <CardMeasure area={area} measure={measure} onChoose={setMeasure} />
      </div>
      <AnsweredSeries of={answered}>
        {({ starts, series: [only] }, widthPx) =>
          only &&
          isStored(only.measure) && (
            <DrawnCalendar
              {...{ area, widthPx }}
              measure={only.measure}
              days={toYearDays(
                starts.map((start) => Date.parse(start)),
                only.values,
                only.observed,
              )}
              hrefOf={(day) => url.hrefOf(areaPath(area), stateOf(day))}
              onOpen={(day) => {
                url.push(stateOf(day));
                showChart();
              }}
            />
          )
        }
      </AnsweredSeries>
    </>
  );
}

/** What the page's address says of a day. */
const stateOf = (day: string): Partial<UrlState> => ({ dates: { from: day, to: day }, step: null });

const showChart = (): void => document.getElementById('history-title')?.scrollIntoView?.();

interface DrawnCalendarProps {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly days: readonly YearDay[];
  readonly widthPx: number;
  readonly hrefOf: (day: string) => string;
  readonly onOpen: (day: string) => void;
}

/** The squares, their classes, and what one day says. */
export function DrawnCalendar(props: DrawnCalendarProps): ReactElement {
  const { area, measure, days, widthPx, hrefOf, onOpen } = props;
  const translator = useTextWith(AREA_CARD_TEXTS);
  const { lang, text } = translator;
  const [chosen, setChosen] = useState<number | null>(null);
  const classes = useMemo(() => dayClasses(days), [days]);
  const format = useMemo(() => amountFormat(measure, 'POWER', lang), [measure, lang]);
  const day = Math.min(chosen ?? newestOf(days), days.length - 1);
  const read = days[day];
  const sentence = read ? sentenceOf(read, format, translator) : text('cardEmpty');
  const fills = fillsOf(classes, measure);
  const names = { measure: MEASURE_FACTS[measure].label[lang], area: AREAS[area].name[lang] };
  return (
    <>
      <div className={styles.squares}>
        <CalendarSquares
          {...{ days, classes, fills, widthPx }}
          chosen={Math.max(0, day)}
          title={text('yearOfDaysOf', names)}
          valueText={sentence}
          onChoose={setChosen}
          onOpen={(opened) => onOpen(dayOf(days[opened]?.start ?? 0))}
        />
      </div>
      <p>
        {sentence}{' '}
        {read && (
          <Link href={hrefOf(dayOf(read.start))} onClick={showChart}>
            {text('showDay')}
          </Link>
        )}
      </p>
      <ul className={styles.legend}>
        {fills.map((fill, i) => (
          <li key={fill} data-mark="bar" style={{ color: fill }}>
            <span>{className(classes, i, format)}</span>
          </li>
        ))}
        {days.some(({ mw }) => mw === null) && (
          <li data-mark="hatch">
            <span>{text('classUnpublished')}</span>
          </li>
        )}
      </ul>
    </>
  );
}

/** "1,500 – 2,000 MW". */
function className({ fromMw, stepMw }: DayClasses, index: number, format: AmountFormat): string {
  const edges = [fromMw + index * stepMw, fromMw + (index + 1) * stepMw];
  const { unit, label } = format.axis(edges);
  return `${edges.map(label).join(' – ')}\u00a0${unit}`;
}

/** The newest day that is published, by its index. */
const newestOf = (days: readonly YearDay[]): number => {
  const newest = days.findLastIndex(({ mw }) => mw !== null);
  return newest >= 0 ? newest : days.length - 1;
};

function sentenceOf(
  day: YearDay,
  format: AmountFormat,
  { lang, text }: Translator<AreaCardTextKey | TextKey>,
): string {
  const words = {
    day: formatFullDay(day.start, lang),
    amount: format.full(day.mw),
    share: formatShare(day.share, lang),
  };
  if (day.mw === null) return text('dayNothing', words);
  return text(isPartOfDay(day) ? 'dayPartly' : 'dayWhole', words);
}

const PALEST = 22;

/** The colour of the measure, paler for less; of an exchange each side has its own, stronger from zero outward. */
function fillsOf({ fromMw, stepMw, count }: DayClasses, measure: StoredMeasure): string[] {
  const mix = (colour: string, share: number) =>
    `color-mix(in oklab, ${colour} ${Math.round(PALEST + (100 - PALEST) * share)}%, var(--surface))`;
  return Array.from({ length: count }, (_, i) => {
    if (measure !== 'EXCHANGE') return mix(MEASURE_COLOUR[measure], (i + 1) / count);
    const middleMw = fromMw + (i + 0.5) * stepMw;
    const furthestMw = Math.max(Math.abs(fromMw), Math.abs(fromMw + count * stepMw));
    return mix(middleMw < 0 ? 'var(--exporting)' : 'var(--importing)', Math.abs(middleMw) / furthestMw);
  });
}
