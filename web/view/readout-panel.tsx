import { type ReactElement, useMemo, useState } from 'react';
import { isolated, toggled } from '../chart/band-choice.ts';
import { incompleteText } from '../chart/incomplete-text.ts';
import { toReadout } from '../chart/readout.ts';
import { type BandKey, presentBands, type Stack } from '../chart/stack.ts';
import { newestSlot, windowSums } from '../chart/window-sums.ts';
import type { Against } from '../data/against.ts';
import type { Refusal } from '../data/refusal.ts';
import { type SeriesSet, vintageAt } from '../data/series-set.ts';
import { formatBucket } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import styles from './readout.module.css';
import { ReadoutList } from './readout-list.tsx';
import type { ReadoutRowsProps } from './readout-rows.ts';
import { ReadoutTable } from './readout-table.tsx';
import { RefusalSentence } from './refused.tsx';
import type { ChartCursor } from './use-chart-cursor.ts';

const NO_AGAINST = { period: null, refusal: null };

export interface ReadoutPanelProps {
  readonly set: SeriesSet;
  readonly stack: Stack;
  readonly hidden: ReadonlySet<BandKey>;
  readonly onHide: (hidden: ReadonlySet<BandKey>) => void;
  readonly cursor: ChartCursor;
  /** The earlier period that the stack has a line of, and why the API refuses one. */
  readonly against?: { readonly period: Against | null; readonly refusal: Refusal | null };
  /** Whether it stands beside the chart, as a table; else under it, in two columns. */
  readonly isBeside: boolean;
  /** What tells it from others on a page. */
  readonly of?: string;
}

/** The legend, with the figures of the slot under the cursor and of the whole window. It never covers the plot. */
export function ReadoutPanel(props: ReadoutPanelProps): ReactElement {
  const { set, stack, hidden, onHide, cursor, against = NO_AGAINST, isBeside, of } = props;
  const { lang, text } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const sums = useMemo(() => windowSums(stack), [stack]);
  const present = useMemo(() => presentBands(set), [set]);
  const slot = Math.min(cursor.slot ?? newestSlot(stack), stack.starts.length - 1);
  const rows: ReadoutRowsProps = {
    readout: toReadout({ stack, sums, present, slot, lang }),
    againstName: against.period ? text(`against_${against.period}`) : '',
    onFocus: cursor.setFocus,
    onToggle: (bands) => onHide(toggled(hidden, bands)),
    onIsolate: (bands) => onHide(isolated(hidden, bands, present)),
    isOpen,
    onOpen: () => setIsOpen(!isOpen),
  };
  return (
    <section
      className={styles.readout}
      aria-label={of ? text('readout') + text('colon') + of : text('readout')}
    >
      <SlotHeading set={set} stack={stack} slot={slot} />
      {isBeside ? <ReadoutTable {...rows} /> : <ReadoutList {...rows} />}
      {against.refusal && (
        <p className={styles.note}>
          {text('againstRefused')} <RefusalSentence by={against.refusal} />
        </p>
      )}
      {rows.readout.note && <p className={styles.note}>{rows.readout.note}</p>}
    </section>
  );
}

/** Which slot is read, how final it is and what it lacks. Its height does not change with the slot. */
function SlotHeading({ set, stack, slot }: { set: SeriesSet; stack: Stack; slot: number }): ReactElement {
  const { lang, text } = useText();
  const start = stack.starts[slot] ?? 0;
  const quality = stack.gaps[slot] ?? vintageAt(set, start);
  const facts = [quality && text(quality), incompleteText(stack, slot, lang)].filter(Boolean);
  return (
    <div className={styles.heading}>
      <strong>{formatBucket(start, stack.ends[slot] ?? start, stack.resolution, lang)}</strong>
      <span>{facts.join(' · ') || '\u00a0'}</span>
    </div>
  );
}
