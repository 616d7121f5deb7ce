import type { Lang } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { DASHED_LINE, INK_LINE } from '../../chart/lines/line.ts';
import type { AmountFormat } from '../../text/amount-format.ts';
import { formatNumber } from '../../text/format.ts';
import { formatQuantity } from '../../text/format-view.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import styles from './compare.module.css';
import type { PeriodSummary, TwoPeriods } from './compared.ts';

export interface PeriodTableProps {
  readonly periods: TwoPeriods;
  readonly names: { readonly period: string; readonly against: string };
  readonly format: AmountFormat;
  /** For changes, which have a sign also where amounts say a side. */
  readonly plain: AmountFormat;
}

/** "+3.2 %" or "−1.0 %". */
export const formatChange = (percent: number, lang: Lang): string =>
  `${percent > 0 ? '+' : ''}${formatNumber(percent, 1, lang)}\u00a0%`;

/** Both periods in a few numbers. */
export function PeriodTable({ periods, names, format, plain }: PeriodTableProps): ReactElement {
  const { lang, text } = useTextWith(COMPARE_TEXTS);
  const { summary, againstSummary, meanChange, meanChangePercent } = periods;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <section className={styles.scroll} tabIndex={0} aria-label={text('change')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              <th scope="col">{text('mean')}</th>
              <th scope="col">{text('energy')}</th>
              <th scope="col">{text('highest')}</th>
              <th scope="col">{text('lowest')}</th>
            </tr>
          </thead>
          <tbody>
            <SummaryRow name={names.period} style={INK_LINE} summary={summary} format={format} />
            <SummaryRow name={names.against} style={DASHED_LINE} summary={againstSummary} format={format} />
            <tr>
              <th scope="row">{text('change')}</th>
              <td>
                {meanChange === null ? '–' : signed(meanChange, plain)}
                {meanChangePercent !== null && ` (${formatChange(meanChangePercent, lang)})`}
              </td>
              <ChangeCell from={againstSummary.energyMWh} to={summary.energyMWh} isEnergy format={plain} />
              <ChangeCell from={againstSummary.max} to={summary.max} format={plain} />
              <ChangeCell from={againstSummary.min} to={summary.min} format={plain} />
            </tr>
          </tbody>
        </table>
      </section>
      {meanChange === null && summary.mean !== null && againstSummary.mean !== null && (
        <p className={panel.soft}>{text('unlikePeriods')}</p>
      )}
    </>
  );
}

interface SummaryRowProps {
  readonly name: string;
  readonly style: React.CSSProperties;
  readonly summary: PeriodSummary;
  readonly format: AmountFormat;
}

function SummaryRow({ name, style, summary, format }: SummaryRowProps): ReactElement {
  const { lang } = useTextWith(COMPARE_TEXTS);
  const { mean, energyMWh, max, min } = summary;
  return (
    <tr>
      <th scope="row">
        <svg width="26" height="8" aria-hidden="true">
          <path d="M0 4H26" style={style} />
        </svg>{' '}
        {name}
      </th>
      <td>{format.full(mean)}</td>
      <td>{energyMWh === null ? '–' : formatQuantity(energyMWh, 'ENERGY', lang)}</td>
      <td>{format.full(max)}</td>
      <td>{format.full(min)}</td>
    </tr>
  );
}

interface ChangeCellProps {
  readonly from: number | null;
  readonly to: number | null;
  readonly isEnergy?: boolean;
  readonly format: AmountFormat;
}

function ChangeCell({ from, to, isEnergy = false, format }: ChangeCellProps): ReactElement {
  const { lang } = useTextWith(COMPARE_TEXTS);
  if (from === null || to === null) return <td>–</td>;
  const change = to - from;
  if (!isEnergy) return <td>{signed(change, format)}</td>;
  return (
    <td>
      {change > 0 ? '+' : ''}
      {formatQuantity(change, 'ENERGY', lang)}
    </td>
  );
}

const signed = (change: number, format: AmountFormat): string =>
  `${change > 0 ? '+' : ''}${format.full(change)}`;
