import type { ReactElement } from 'react';
import type { SeriesSet } from '../data/series-set.ts';
import { timeScale } from './plot-scale.ts';
import { runsOf, timeDomain } from './slots.ts';
import type { Stack } from './stack.ts';
import styles from './stack-chart.module.css';

interface QualityStripProps {
  readonly set: SeriesSet;
  readonly stack: Stack;
  readonly leftPx: number;
  readonly widthPx: number;
}

/** Under the plot: the vintage of each stretch, and where a part of it, or a filière that the area has, was not published. */
export function QualityStrip({ set, stack, leftPx, widthPx }: QualityStripProps): ReactElement {
  const toPx = timeScale(stack, widthPx).clamp(true);
  const span = (start: number, end: number) => {
    const left = toPx(start);
    return { transform: `translateX(${left}px)`, width: toPx(end) - left };
  };
  return (
    <div className={styles.strip} style={{ left: leftPx, width: widthPx }} aria-hidden="true">
      {set.vintages.map(({ start, end, vintage }) => (
        <span key={start} className={styles.span} data-vintage={vintage} style={span(start, end)} />
      ))}
      {incompleteSpans(stack).map(([start, end]) => (
        <span key={start} className={styles.incomplete} style={span(start, end)} />
      ))}
    </div>
  );
}

function incompleteSpans(stack: Stack): [start: number, end: number][] {
  const [from, until] = timeDomain(stack);
  return runsOf(stack, (slot) => stack.incomplete[slot] === true).map(([first, end]) => {
    return [stack.starts[first] ?? from, stack.ends[end - 1] ?? until];
  });
}
