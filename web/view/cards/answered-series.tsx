import type { ReactElement, ReactNode } from 'react';
import { useWidth } from '../../chart/use-width.ts';
import type { Answer } from '../../data/use-answer.ts';
import type { RefusedAnswerFragment } from '../../gql/graphql.ts';
import { formatFullDay } from '../../text/format.ts';
import { AREA_CARD_TEXTS } from '../../text/texts-area-card.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import panel from '../panel.module.css';
import { Refused } from '../refused.tsx';

type SeriesSetOf<S> = Extract<S, { __typename: 'SeriesSet' }>;
type AnsweredSet = { __typename: 'SeriesSet'; to: string; settledUntil: string | null };

export interface AnsweredSeriesProps<S> {
  readonly of: Answer<{ readonly series: S }>;
  readonly children: (set: SeriesSetOf<S>, widthPx: number) => ReactNode;
}

const MIN_HEIGHT_PX = 290;

/** What a card draws of a series, and from when on it is provisional; or why there is none. */
export function AnsweredSeries<S extends AnsweredSet | RefusedAnswerFragment>(
  props: AnsweredSeriesProps<S>,
): ReactElement {
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame}>
      <AnswerFrame of={props.of} minHeightPx={MIN_HEIGHT_PX}>
        {({ series }) => {
          if (series.__typename !== 'SeriesSet') return <Refused by={series} />;
          return (
            <>
              {widthPx > 0 && props.children(series as SeriesSetOf<S>, widthPx)}
              <Provisional settledUntil={series.settledUntil} to={series.to} />
            </>
          );
        }}
      </AnswerFrame>
    </div>
  );
}

function Provisional({ settledUntil, to }: Pick<AnsweredSet, 'settledUntil' | 'to'>): ReactElement | null {
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  if (settledUntil !== null && settledUntil >= to) return null;
  return (
    <p className={panel.soft}>
      {settledUntil === null
        ? text('cardAllProvisional')
        : text('cardProvisional', { when: formatFullDay(Date.parse(settledUntil), lang) })}
    </p>
  );
}
