import { MEASURE_FACTS, type Vintage } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { formatAmount } from '../text/format-view.ts';
import { useText } from '../text/use-text.ts';
import { bandBackground, MEASURE_COLOUR } from '../theme/measure-colour.ts';
import { bandLabel } from './band-label.ts';
import { incompleteText } from './incomplete-text.ts';
import { fromTop, type Stack } from './stack.ts';
import styles from './stack-chart.module.css';

const TOOLTIP_WIDTH_PX = 232;
const OFFSET_PX = 14;

export interface SlotTooltipProps {
  readonly stack: Stack;
  readonly slot: number;
  readonly heading: string;
  readonly vintage: Vintage | null;
  readonly atPx: number;
  readonly widthPx: number;
}

/** The figures of one slot, from the top of the stack down, on the side of the cursor that has space. */
export function SlotTooltip(props: SlotTooltipProps): ReactElement {
  const { stack, slot, heading, vintage, atPx, widthPx } = props;
  const { lang, text } = useText();
  const gap = stack.gaps[slot];
  const lack = incompleteText(stack, slot, lang);
  return (
    <div
      className={styles.tooltip}
      style={{ transform: `translateX(${leftOf(atPx, widthPx)}px)` }}
      aria-hidden="true"
    >
      <div className={styles.heading}>{heading}</div>
      <div className={styles.hint}>{gap ? text(gap) : vintage && text(vintage)}</div>
      <dl className={styles.rows}>
        <dt>
          <span className={styles.lineSwatch} style={{ background: MEASURE_COLOUR.CONSUMPTION }} />
          <span className={styles.total}>{MEASURE_FACTS.CONSUMPTION.label[lang]}</span>
        </dt>
        <dd className={styles.total}>{formatAmount(stack.consumptionMw[slot] ?? null, stack.view, lang)}</dd>
        {fromTop(stack.bands, slot).map(({ key, own }) => (
          <Row
            key={key}
            background={bandBackground(key)}
            label={bandLabel(key, lang)}
            amount={formatAmount(own[slot] ?? null, stack.view, lang)}
          />
        ))}
      </dl>
      {lack && <div className={styles.hint}>{lack}</div>}
    </div>
  );
}

interface RowProps {
  readonly background: string;
  readonly label: string;
  readonly amount: string;
}

function Row({ background, label, amount }: RowProps): ReactElement {
  return (
    <>
      <dt>
        <span className={styles.swatch} style={{ background }} />
        <span>{label}</span>
      </dt>
      <dd>{amount}</dd>
    </>
  );
}

function leftOf(atPx: number, widthPx: number): number {
  const right = atPx + OFFSET_PX;
  if (right + TOOLTIP_WIDTH_PX <= widthPx) return right;
  return Math.max(0, atPx - OFFSET_PX - TOOLTIP_WIDTH_PX);
}
