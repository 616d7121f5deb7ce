import type { ReactElement } from 'react';
import type { SeriesSet } from '../data/series-set.ts';
import type { Stack } from './stack.ts';
import styles from './stack-chart.module.css';
import { timeDomain } from './stack-plot.tsx';

interface QualityStripProps {
  readonly set: SeriesSet;
  readonly stack: Stack;
  readonly leftPx: number;
  readonly widthPx: number;
}

/** Under the plot: how settled each stretch is, and where what is published is not all that the area produces. */
export function QualityStrip({ set, stack, leftPx, widthPx }: QualityStripProps): ReactElement {
  const [from, until] = timeDomain(stack);
  const place = (start: number, end: number) => {
    const left = Math.max(0, ((start - from) / (until - from)) * widthPx);
    const right = Math.min(widthPx, ((end - from) / (until - from)) * widthPx);
    return { transform: `translateX(${left}px)`, width: Math.max(0, right - left) };
  };
  return (
    <div className={styles.strip} style={{ left: leftPx, width: widthPx }} aria-hidden="true">
      {set.vintages.map(({ start, end, vintage }) => (
        <span key={start} className={styles.span} data-vintage={vintage} style={place(start, end)} />
      ))}
      {incompleteRuns(stack).map(([start, end]) => (
        <span key={start} className={styles.incomplete} style={place(start, end)} />
      ))}
    </div>
  );
}

function incompleteRuns({ starts, ends, incomplete }: Stack): [start: number, end: number][] {
  const runs: [number, number][] = [];
  incomplete.forEach((isIncomplete, i) => {
    if (!isIncomplete) return;
    const last = runs.at(-1);
    const [start, end] = [starts[i] as number, ends[i] as number];
    if (last && last[1] === start) last[1] = end;
    else runs.push([start, end]);
  });
  return runs;
}
