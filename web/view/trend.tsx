import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
import type { SparklineProps } from '../chart/sparkline.tsx';
import { importPart } from '../data/import-part.ts';
import type { Column } from '../data/series-set.ts';
import styles from './trend.module.css';

const loadSparkline = () => importPart(() => import('../chart/sparkline.tsx'));

export interface TrendProps {
  /** The last 24 hours; undefined before an answer. */
  readonly column: Column | undefined;
  /** The slot that the page shows. */
  readonly slot: number;
  readonly widthPx: number;
}

const HEIGHT_PX = 20;

/** The 24 hours of a figure as a small line, with a mark at the shown slot. Without its code its place stays empty. */
export function Trend({ column, slot, widthPx }: TrendProps): ReactElement {
  const [part, setPart] = useState<{ readonly Sparkline: ComponentType<SparklineProps> } | null>(null);
  useEffect(() => {
    // The stack, which needs the same code, says where it cannot be loaded.
    loadSparkline().then(
      ({ Sparkline }) => setPart({ Sparkline }),
      () => undefined,
    );
  }, []);
  const count = column?.length ?? 0;
  return (
    <span className={styles.trend} style={{ width: widthPx, height: HEIGHT_PX }} aria-hidden="true">
      {part && column && <part.Sparkline column={column} widthPx={widthPx} heightPx={HEIGHT_PX} />}
      {count > 0 && (
        <span
          className={styles.mark}
          style={{ transform: `translateX(${((slot + 0.5) / count) * widthPx}px)` }}
        />
      )}
    </span>
  );
}
