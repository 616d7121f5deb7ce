import { AREAS, type AreaCode, type StoredMeasure } from '@courant/core/domain';
import type { CSSProperties, ReactElement } from 'react';
import { Link } from 'wouter';
import { spanOf } from '../../data/period.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { EstimatesOfRegionsDocument } from '../../gql/document/revisions.ts';
import type { EstimatesOfRegionsQuery, EstimatesOfRegionsQueryVariables } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatFullDay, formatNumber } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import panel from '../panel.module.css';
import styles from './revisions.module.css';
import { type RegionTrust, TRUST_DAYS, trustOfRegions, trustVariables } from './trust.ts';

const ROWS_HEIGHT_PX = 400;

export interface TrustTableProps {
  readonly measure: StoredMeasure;
  /** End of the last settled half-hour; null where none is. */
  readonly settledUntil: string | null;
  /** The region that the page shows. */
  readonly chosen: AreaCode;
  readonly hrefOf: (area: AreaCode) => string;
}

/** All regions side by side: how far their real time was from what was metered later. */
export function TrustTable({ settledUntil, ...props }: TrustTableProps): ReactElement {
  const variables = trustVariables(props.measure, settledUntil);
  if (!variables) return <NoTrust chosen={props.chosen} />;
  return <AnsweredTrust {...props} variables={variables} />;
}

interface AnsweredTrustProps extends Omit<TrustTableProps, 'settledUntil'> {
  readonly variables: EstimatesOfRegionsQueryVariables;
}

function AnsweredTrust({ variables, chosen, hrefOf }: AnsweredTrustProps): ReactElement {
  const answered = useAnswer(EstimatesOfRegionsDocument, variables, { isLive: false });
  const isEmpty = answered.answer !== null && trustOfRegions(answered.answer).length === 0;
  return (
    <AnswerFrame of={answered} minHeightPx={isEmpty ? 0 : ROWS_HEIGHT_PX}>
      {(answer) => <TrustRows answer={answer} days={variables} chosen={chosen} hrefOf={hrefOf} />}
    </AnswerFrame>
  );
}

export interface TrustRowsProps extends Pick<TrustTableProps, 'chosen' | 'hrefOf'> {
  readonly answer: EstimatesOfRegionsQuery;
  readonly days: Pick<EstimatesOfRegionsQueryVariables, 'from' | 'to'>;
}

export function TrustRows({ answer, days, chosen, hrefOf }: TrustRowsProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const rows = trustOfRegions(answer);
  if (rows.length === 0) return <NoTrust chosen={chosen} />;
  const most = Math.max(...rows.map(({ percent }) => percent ?? 0), 1e-9);
  const { start, end } = spanOf(days);
  return (
    <>
      <h3 className={styles.subtitle}>{text('trustRegions')}</h3>
      <p className={panel.soft}>
        {text('trustRegionsWhy', {
          from: formatFullDay(start, lang),
          to: formatFullDay(end - 1, lang),
          days: TRUST_DAYS,
        })}
      </p>
      <table className={styles.trust}>
        <thead>
          <tr>
            <th scope="col">{text('region')}</th>
            <th scope="col">{text('trustPercent')}</th>
            <th scope="col">{text('trustMean')}</th>
            <th scope="col">{text('trustBias')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TrustRow
              key={row.area}
              row={row}
              most={most}
              isChosen={row.area === chosen}
              href={hrefOf(row.area)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Of a chosen region the panel says it already. */
function NoTrust({ chosen }: { chosen: AreaCode }): ReactElement | null {
  const { text } = useTextWith(QUALITY_TEXTS);
  return chosen === 'FR' ? <p className={panel.soft}>{text('trustNone')}</p> : null;
}

interface TrustRowProps {
  readonly row: RegionTrust;
  /** The largest percentage: the whole length of a bar. */
  readonly most: number;
  readonly isChosen: boolean;
  readonly href: string;
}

function TrustRow({ row, most, isChosen, href }: TrustRowProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const { area, percent, meanAbsoluteError, meanError } = row;
  const format = amountFormat('CONSUMPTION', 'POWER', lang);
  const by = format.full(Math.abs(meanError));
  const isExact = by === format.full(0);
  return (
    <tr data-chosen={isChosen}>
      <th scope="row">
        <Link href={href} aria-current={isChosen ? 'true' : undefined}>
          {AREAS[area].name[lang]}
        </Link>
      </th>
      <td>
        {percent === null ? '–' : `${formatNumber(percent, 1, lang)}\u00a0%`}
        <span
          className={styles.share}
          style={{ '--share': (percent ?? 0) / most } as CSSProperties}
          aria-hidden="true"
        />
      </td>
      <td>{format.full(meanAbsoluteError)}</td>
      <td>{isExact ? text('trustExact') : text(meanError > 0 ? 'tooLow' : 'tooHigh', { by })}</td>
    </tr>
  );
}
