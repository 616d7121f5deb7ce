import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import styles from './ground.module.css';
import { type Ground, type GroundGap, MIN_LABEL_PX } from './ground.ts';
import { plotWidthOf, timeScale } from './plot-scale.ts';
import { PLOT_PADDING } from './plot-theme.ts';
import type { Stack } from './stack.ts';

/** How far the loading of history is, counted in its slices. */
export interface HistoryProgress {
  readonly done: number;
  readonly total: number;
}

export interface GapLabelsProps {
  readonly ground: Ground;
  readonly stack: Stack;
  readonly widthPx: number;
  /** Null where no history is loading. */
  readonly progress: HistoryProgress | null;
}

/** The reason of each gap, written into it. */
export function GapLabels({ ground, stack, widthPx, progress }: GapLabelsProps): ReactElement {
  const { text } = useText();
  const plotWidthPx = plotWidthOf(widthPx);
  const toPx = timeScale(stack, plotWidthPx);
  const wordsOf = ({ reason }: GroundGap): string =>
    reason === 'NOT_FETCHED' && progress ? text('historyOf', { ...progress }) : text(reason);
  const { left, top, bottom } = PLOT_PADDING;
  return (
    <div className={styles.labels} style={{ left, top, bottom, width: plotWidthPx }} aria-hidden="true">
      {ground.gaps
        .map((gap) => ({ gap, fromPx: toPx(gap.start), px: toPx(gap.end) - toPx(gap.start) }))
        .filter(({ px }) => px >= MIN_LABEL_PX)
        .map(({ gap, fromPx, px }) => (
          <p
            key={gap.start}
            className={styles.label}
            style={{ transform: `translateX(${fromPx}px)`, width: px }}
          >
            <span>{wordsOf(gap)}</span>
          </p>
        ))}
    </div>
  );
}
