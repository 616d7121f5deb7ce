import { AREAS, bucketEnd, MEASURE_FACTS } from '@courant/core/domain';
import { type ReactElement, useMemo } from 'react';
import { DASHED_LINE, INK_LINE, type Line } from '../../chart/lines/line.ts';
import LinesChart from '../../chart/lines/lines-chart.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { CompareAreasDocument, ComparePeriodsDocument } from '../../gql/document/compare.ts';
import type { View } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatBucket } from '../../text/format.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import { useText, useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { COMPARE_FORM, type CompareState, modeOf } from '../compare/compare-state.ts';
import { areasVariables, datesOf, isLive, periodsVariables } from '../compare/compare-window.ts';
import { rankedMeans, tileOrder, toAreaColumns, toTwoPeriods } from '../compare/compared.ts';
import { areasSentence } from '../compare/compared-sentence.ts';
import { otherPeriodName } from '../compare/other-period-name.ts';
import { linesOf } from '../compare/some-areas.tsx';
import { Notice } from '../notice.tsx';
import { Refused } from '../refused.tsx';
import { useNow } from '../use-now.ts';
import { windowName } from '../window-name.ts';
import { EmbedFrame } from './embed-frame.tsx';
import { type EmbedProps, fullPageHref } from './embed-state.ts';
import { formatOf, Tiles } from './embed-tiles.tsx';
import type { Size } from './use-size.ts';

const REFRESH_EVERY_MS = 60_000;

interface ComparedProps {
  readonly state: CompareState;
  readonly size: Size;
  readonly title: string;
}

/** Regions beside each other, or one area beside itself at another time. */
export function EmbedCompare({ query }: EmbedProps): ReactElement {
  const { lang, text } = useTextWith(COMPARE_TEXTS);
  const state = useMemo(() => COMPARE_FORM.read(query), [query]);
  const now = useNow(REFRESH_EVERY_MS);
  const isPeriods = modeOf(state) === 'PERIODS';
  const area = state.areas[0] ?? 'FR';
  const title = isPeriods
    ? `${MEASURE_FACTS[state.measure].label[lang]}${text('colon')}${AREAS[area].name[lang]}, ${windowName({ zoom: state.zoom, dates: datesOf(state, now), asOf: null }, lang)}`
    : areasSentence(state, lang);
  const isAll = modeOf(state) === 'ALL';
  const note = isAll && text('axesIn', { unit: text(`unit_${state.view}`) });
  return (
    <EmbedFrame title={title} note={note} href={fullPageHref('/compare', query)}>
      {(size) => {
        const props = { state, size, title };
        return isPeriods ? <PeriodsOf {...props} /> : <AreasOf {...props} />;
      }}
    </EmbedFrame>
  );
}

function AreasOf(props: ComparedProps): ReactElement {
  const { state, size, title } = props;
  const { lang, text } = useText();
  const now = useNow(REFRESH_EVERY_MS);
  const answered = useAnswer(CompareAreasDocument, areasVariables(state, size.widthPx), {
    isLive: isLive(state, now),
  });
  return (
    <AnswerFrame of={answered} minHeightPx={0}>
      {(answer) => {
        if (answer.lines.__typename !== 'SeriesSet') return <Refused by={answer.lines} />;
        const set = toAreaColumns(answer.lines);
        if (modeOf(state) === 'ALL')
          return (
            <Tiles state={state} size={size} set={set} order={tileOrder(state.order, rankedMeans(answer))} />
          );
        const isIndex = state.view === 'INDEX';
        const lines = linesOf(set, state.areas, isIndex, lang);
        if (lines.length === 0) return <Notice>{text('notPublished')}</Notice>;
        const { slots, resolution } = set;
        return (
          <Lines
            {...{ slots, lines, size, title }}
            format={formatOf(state, lang)}
            slotName={(slot) =>
              formatBucket(slots.starts[slot] ?? 0, slots.ends[slot] ?? 0, resolution, lang)
            }
          />
        );
      }}
    </AnswerFrame>
  );
}

function PeriodsOf({ state, size, title }: ComparedProps): ReactElement {
  const { lang, text } = useText();
  const now = useNow(REFRESH_EVERY_MS);
  const answered = useAnswer(ComparePeriodsDocument, periodsVariables(state, now, size.widthPx), {
    isLive: isLive(state, now),
  });
  const view: View = state.view === 'INDEX' ? 'POWER' : state.view;
  return (
    <AnswerFrame of={answered} minHeightPx={0}>
      {({ compare }) => {
        if (compare.__typename !== 'Comparison') return <Refused by={compare} />;
        const periods = toTwoPeriods(compare);
        if (!periods) return <Notice>{text('notPublished')}</Notice>;
        const { slots, resolution, values, against } = periods;
        const name = windowName({ zoom: state.zoom, dates: datesOf(state, now), asOf: null }, lang);
        const lines: Line[] = [
          { key: 'against', name: otherPeriodName(periods, lang), values: against, style: DASHED_LINE },
          { key: 'period', name, values, style: INK_LINE },
        ];
        return (
          <Lines
            {...{ slots, lines, size, title }}
            format={amountFormat(state.measure, view, lang)}
            slotName={(slot) =>
              formatBucket(
                slots.starts[slot] ?? 0,
                bucketEnd(resolution, slots.starts[slot] ?? 0),
                resolution,
                lang,
              )
            }
          />
        );
      }}
    </AnswerFrame>
  );
}

/** What the figures under the lines take: a row for the slot, and one for each line. */
const READOUT_SLOT_PX = 38;
const READOUT_LINE_PX = 23;
/** A plot that is lower than this has no room for figures under it. */
const MIN_PLOT_PX = 110;
const UNIT_PX = 14;

type LinesProps = Pick<
  Parameters<typeof LinesChart>[0],
  'slots' | 'lines' | 'format' | 'slotName' | 'title'
> & {
  readonly size: Size;
};

function Lines({ size: { widthPx, heightPx }, ...props }: LinesProps): ReactElement {
  const readoutPx = READOUT_SLOT_PX + READOUT_LINE_PX * props.lines.length;
  const hasReadout = heightPx - readoutPx >= MIN_PLOT_PX;
  return (
    <LinesChart
      {...props}
      widthPx={widthPx}
      heightPx={heightPx - UNIT_PX - (hasReadout ? readoutPx : 0)}
      hasReadout={hasReadout}
    />
  );
}
