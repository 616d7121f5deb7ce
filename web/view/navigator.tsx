import { type AreaCode, MINUTE } from '@courant/core/domain';
import { type ReactElement, Suspense } from 'react';
import { dayOf } from '../data/period.ts';
import { useHistory } from '../data/use-history.ts';
import styles from './history-panel.module.css';
import { lazyPart } from './lazy-part.tsx';
import { useNow } from './use-now.ts';
import type { PeriodControl } from './use-period.ts';

const HistoryNavigator = lazyPart(() => import('../chart/history-navigator.tsx'));

export interface NavigatorProps {
  readonly area: AreaCode;
  readonly period: PeriodControl;
  readonly widthPx: number;
}

/** Where in the whole history the chart is; its place is there before its weeks are. */
export function Navigator({ area, period, widthPx }: NavigatorProps): ReactElement {
  const history = useHistory(area, dayOf(useNow(MINUTE)));
  return (
    <div className={styles.navigator}>
      {history && history.starts.length > 1 && (
        <Suspense>
          <HistoryNavigator
            history={history}
            span={period.span}
            widthPx={widthPx}
            onSpan={period.chooseSpan}
          />
        </Suspense>
      )}
    </div>
  );
}
