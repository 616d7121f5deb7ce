import {
  AREAS,
  type AreaCode,
  HOUR,
  isStored,
  MEASURE_FACTS,
  type StoredMeasure,
} from '@courant/core/domain';
import { type ReactElement, useMemo, useState } from 'react';
import MonthBars from '../../chart/cards/month-bars.tsx';
import { firstMonth, isPartly, type MonthPair, toMonthPairs } from '../../data/month-pairs.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { CardBucketsDocument } from '../../gql/document/area-cards.ts';
import { type AmountFormat, amountFormat } from '../../text/amount-format.ts';
import { formatBucket, formatNumber, formatShare } from '../../text/format.ts';
import type { TextKey } from '../../text/texts.ts';
import { AREA_CARD_TEXTS, type AreaCardTextKey } from '../../text/texts-area-card.ts';
import { type Translator, useTextWith } from '../../text/use-text.ts';
import { MEASURE_COLOUR } from '../../theme/measure-colour.ts';
import styles from '../area-cards.module.css';
import panel from '../panel.module.css';
import { useNow } from '../use-now.ts';
import { AnsweredSeries } from './answered-series.tsx';
import { CardMeasure } from './card-measure.tsx';
import type { CardProps } from './card-props.ts';

/** The last thirteen months, each beside the year before. */
export default function MonthsCard({ area }: CardProps): ReactElement {
  const [measure, setMeasure] = useState<StoredMeasure>('CONSUMPTION');
  const from = firstMonth(useNow(HOUR));
  const input = { areas: [area], measures: [measure], from, resolution: 'MONTH' as const };
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
            <DrawnMonths
              {...{ area, widthPx }}
              measure={only.measure}
              pairs={toMonthPairs(
                starts.map((start) => Date.parse(start)),
                only.values,
                only.observed,
              )}
            />
          )
        }
      </AnsweredSeries>
    </>
  );
}

interface DrawnMonthsProps {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly pairs: readonly MonthPair[];
  readonly widthPx: number;
}

/** The bars, what they say of one month, and all of them in figures. */
export function DrawnMonths({ area, measure, pairs, widthPx }: DrawnMonthsProps): ReactElement {
  const translator = useTextWith(AREA_CARD_TEXTS);
  const { lang, text } = translator;
  const [chosen, setChosen] = useState<number | null>(null);
  const format = useMemo(() => amountFormat(measure, 'POWER', lang), [measure, lang]);
  const month = Math.min(chosen ?? newestChange(pairs), pairs.length - 1);
  const pair = pairs[month];
  const sentence = pair ? sentenceOf(pair, format, translator) : text('cardEmpty');
  const names = { measure: MEASURE_FACTS[measure].label[lang], area: AREAS[area].name[lang] };
  return (
    <>
      <div className={styles.plot}>
        <MonthBars
          {...{ pairs, format, widthPx }}
          chosen={month}
          colour={MEASURE_COLOUR[measure]}
          title={text('monthPairsOf', names)}
          valueText={sentence}
          onChoose={setChosen}
        />
      </div>
      <ul className={styles.legend}>
        <li data-mark="bar" style={{ color: MEASURE_COLOUR[measure] }}>
          <span>{text('monthNow')}</span>
        </li>
        <li data-mark="outline" style={{ color: MEASURE_COLOUR[measure] }}>
          <span>{text('monthBefore')}</span>
        </li>
        {pairs.some(({ now, before }) => isPartly(now) || isPartly(before)) && (
          <li data-mark="hatch">
            <span>{text('monthPartly')}</span>
          </li>
        )}
      </ul>
      <p>{sentence}</p>
      <MonthTable pairs={pairs} format={format} />
    </>
  );
}

/** The newest month that can be compared; the last one where none can. */
const newestChange = (pairs: readonly MonthPair[]): number => {
  const newest = pairs.findLastIndex(({ change }) => change !== null);
  return newest >= 0 ? newest : pairs.length - 1;
};

/** "November 2026: 2,345 MW (62% published), a year before 2,420 MW. Change: −3.1 %.". */
function sentenceOf(
  pair: MonthPair,
  format: AmountFormat,
  { lang, text }: Translator<AreaCardTextKey | TextKey>,
): string {
  const amount = (mean: MonthPair['now']) => {
    const share = text('monthShare', { share: formatShare(mean.share, lang) });
    return isPartly(mean) ? `${format.full(mean.mw)} (${share})` : format.full(mean.mw);
  };
  const words = { month: monthName(pair, lang), now: amount(pair.now), before: amount(pair.before) };
  // An exchange has no bare minus, and a small one would be a base of thousands of percent.
  if (format.saysSide) return text('monthSentence', words);
  const change =
    pair.change === null
      ? text('monthUnlike')
      : text('monthChange', { change: changeText(pair.change, lang) });
  return `${text('monthSentence', words)} ${change}`;
}

const monthName = ({ start }: MonthPair, lang: Translator['lang']): string =>
  formatBucket(start, start, 'MONTH', lang);

/** "+2.4 %". */
const changeText = (change: number, lang: Translator['lang']): string =>
  `${change > 0 ? '+' : ''}${formatNumber(100 * change, 1, lang)}\u00a0%`;

function MonthTable({ pairs, format }: { pairs: readonly MonthPair[]; format: AmountFormat }): ReactElement {
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  const hasChange = !format.saysSide;
  const columns = [
    'monthColumn',
    'monthNow',
    'monthBefore',
    ...(hasChange ? ['changeColumn' as const] : []),
  ] as const;
  return (
    <details className={panel.soft}>
      <summary>{text('monthTable')}</summary>
      <table className={styles.figures}>
        <thead>
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col">
                {text(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.start}>
              <th scope="row">{monthName(pair, lang)}</th>
              {[pair.now, pair.before].map((mean, i) => (
                <td key={i === 0 ? 'now' : 'before'} title={isPartly(mean) ? text('monthPartly') : undefined}>
                  {format.full(mean.mw)}
                  {isPartly(mean) && `\u00a0(${formatShare(mean.share, lang)})`}
                </td>
              ))}
              {hasChange && <td>{pair.change === null ? '–' : changeText(pair.change, lang)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
