import { memo, type ReactElement } from 'react';
import { VictoryLine } from 'victory';
import type { Column } from '../data/series-set.ts';
import { linePoints, MARK_POINT_PROPS } from './mark-points.ts';

const STYLE = { data: { stroke: 'currentColor', strokeWidth: 1.5, strokeLinejoin: 'round' as const } };
const INSET_PX = 2;

export interface SparklineProps {
  /** Values slot after slot; null opens the line. */
  readonly column: Column;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A line without axes, from its lowest to its highest value. The figure beside it says the same in words. */
export const Sparkline = memo(({ column, widthPx, heightPx }: SparklineProps): ReactElement | null => {
  const values = column.filter((value) => value !== null);
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const slots = { starts: column.map((_, i) => i), ends: column.map((_, i) => i + 1) };
  return (
    <svg width={widthPx} height={heightPx} aria-hidden="true" focusable="false">
      <VictoryLine
        {...MARK_POINT_PROPS}
        standalone={false}
        width={widthPx}
        height={heightPx}
        padding={INSET_PX}
        domain={{ x: [0, column.length], y: low === high ? [low - 1, high + 1] : [low, high] }}
        data={linePoints(slots, column)}
        style={STYLE}
        groupComponent={<g />}
      />
    </svg>
  );
});
