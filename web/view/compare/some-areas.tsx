import { AREAS, type AreaCode, hasMeasure, MEASURE_FACTS } from '@courant/core/domain';
import { type ReactElement, useMemo } from 'react';
import { type Line, lineStyleOf } from '../../chart/lines/line.ts';
import LinesChart from '../../chart/lines/lines-chart.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { CompareAreasDocument } from '../../gql/document/compare.ts';
import type { CompareAreasQuery } from '../../gql/graphql.ts';
import { type AmountFormat, amountFormat, indexFormat } from '../../text/amount-format.ts';
import { formatBucket } from '../../text/format.ts';
import { shortAreaName } from '../../text/short-area.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { Notice } from '../notice.tsx';
import panel from '../panel.module.css';
import { Refused } from '../refused.tsx';
import { useNow } from '../use-now.ts';
import styles from './compare.module.css';
import type { ComparedProps } from './compare-state.ts';
import { areasVariables, isLive } from './compare-window.ts';
import { type AreaColumns, rankedMeans, toAreaColumns, toIndex } from './compared.ts';
import { areaCsvColumns } from './compared-csv.ts';
import { areasSentence, qualityWords } from './compared-sentence.ts';
import { CsvButton } from './csv-button.tsx';
import { Ranking } from './ranking.tsx';

const REFRESH_EVERY_MS = 60_000;
const HEIGHT_PX = 380;
const NARROW_HEIGHT_PX = 260;
/** The ranking stands beside the lines where both have room. */
const BESIDE_FROM_PX = 900;
const RANKING_PX = 320;

/** Up to six areas as lines, and the means of all to choose from. */
export function SomeAreas({ page, widthPx }: ComparedProps): ReactElement {
  const now = useNow(REFRESH_EVERY_MS);
  const isBeside = widthPx >= BESIDE_FROM_PX;
  const plotWidthPx = isBeside ? widthPx - RANKING_PX : widthPx;
  const variables = areasVariables(page.state, plotWidthPx);
  const answered = useAnswer(CompareAreasDocument, variables, { isLive: isLive(page.state, now) });
  return (
    <AnswerFrame of={answered} minHeightPx={HEIGHT_PX}>
      {(answer) => (
        <div className={isBeside ? styles.beside : undefined}>
          <Lines answer={answer} page={page} widthPx={plotWidthPx} />
          <Ranking page={page} means={rankedMeans(answer)} />
        </div>
      )}
    </AnswerFrame>
  );
}

function Lines({
  answer,
  page: { state },
  widthPx,
}: ComparedProps & { answer: CompareAreasQuery }): ReactElement {
  const { lang, text } = useTextWith(COMPARE_TEXTS);
  const { measure, view, areas } = state;
  const set = useMemo(
    () => (answer.lines.__typename === 'SeriesSet' ? toAreaColumns(answer.lines) : null),
    [answer],
  );
  const lines = useMemo(
    () => (set ? linesOf(set, areas, view === 'INDEX', lang) : []),
    [set, areas, view, lang],
  );
  const format = useMemo(
    () => (view === 'INDEX' ? indexFormat(lang) : amountFormat(measure, view, lang)),
    [measure, view, lang],
  );
  if (answer.lines.__typename !== 'SeriesSet') return <Refused by={answer.lines} />;
  if (!set || lines.length === 0) return <Notice>{text('notPublished')}</Notice>;
  const title = areasSentence(state, lang);
  return (
    <figure className={styles.lines}>
      <figcaption>
        <h2>{title}</h2>
        <p className={panel.soft}>{qualityWords(set, lang)}</p>
        {view === 'INDEX' && <p className={panel.soft}>{text('indexWhy')}</p>}
        <LackingAreas state={state} />
      </figcaption>
      <AreaLines set={set} lines={lines} format={format} widthPx={widthPx} title={title} />
      <CsvButton state={state} columnsOf={() => areaCsvColumns(set.slots, lines, state, lang)} />
    </figure>
  );
}

/** The lines of the chosen areas that have the measure, each in the stroke of its place among the chosen. */
export function linesOf(
  { columns }: AreaColumns,
  areas: readonly AreaCode[],
  asIndex: boolean,
  lang: 'fr' | 'en',
): Line[] {
  return areas.flatMap((area, index) => {
    const values = columns.get(area);
    if (!values?.some((amount) => amount !== null)) return [];
    const shown = asIndex ? toIndex(values) : values;
    return [
      {
        key: area,
        name: AREAS[area].name[lang],
        shortName: shortAreaName(area, lang),
        values: shown,
        style: lineStyleOf(index),
      },
    ];
  });
}

interface AreaLinesProps {
  readonly set: AreaColumns;
  readonly lines: readonly Line[];
  readonly format: AmountFormat;
  readonly widthPx: number;
  readonly title: string;
}

function AreaLines({
  set: { slots, resolution },
  lines,
  format,
  widthPx,
  title,
}: AreaLinesProps): ReactElement {
  const { lang } = useTextWith(COMPARE_TEXTS);
  return (
    <LinesChart
      slots={slots}
      lines={lines}
      format={format}
      widthPx={widthPx}
      heightPx={widthPx < 560 ? NARROW_HEIGHT_PX : HEIGHT_PX}
      title={title}
      slotName={(slot) => formatBucket(slots.starts[slot] ?? 0, slots.ends[slot] ?? 0, resolution, lang)}
    />
  );
}

/** A region without reactors has no nuclear line, which is no zero. */
function LackingAreas({
  state: { areas, measure },
}: {
  state: ComparedProps['page']['state'];
}): ReactElement | null {
  const { lang, text } = useTextWith(COMPARE_TEXTS);
  const lacking = areas.filter((area) => !hasMeasure(area, measure));
  if (lacking.length === 0) return null;
  const names = lacking.map((area) => AREAS[area].name[lang]).join(', ');
  return (
    <p className={panel.soft}>
      {names}
      {text('colon')}
      {text('none')} ({MEASURE_FACTS[measure].label[lang]})
    </p>
  );
}
