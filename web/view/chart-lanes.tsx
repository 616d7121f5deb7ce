import type { AreaCode } from '@courant/core/domain';
import { type ReactElement, Suspense, useState } from 'react';
import type { Stack } from '../chart/stack.ts';
import { newestSlot } from '../chart/window-sums.ts';
import type { SeriesSet } from '../data/series-set.ts';
import { useLanes } from '../data/use-lanes.ts';
import type { CarbonMethod } from '../gql/graphql.ts';
import { lanesHeight } from './lanes-height.ts';
import { lazyPart } from './lazy-part.tsx';
import type { ChartCursor } from './use-chart-cursor.ts';

const Lanes = lazyPart(() => import('../chart/lanes.tsx'));

export interface ChartLanesProps {
  readonly area: AreaCode;
  readonly set: SeriesSet;
  readonly stack: Stack;
  readonly asOf: string | null;
  readonly widthPx: number;
  readonly cursor: ChartCursor;
  readonly isTabbed: boolean;
}

/** The lanes under the chart, whose height is there before they are. */
export function ChartLanes(props: ChartLanesProps): ReactElement {
  const { area, set, stack, asOf, widthPx, cursor, isTabbed } = props;
  const [carbonMethod, setCarbonMethod] = useState<CarbonMethod>('DIRECT');
  const columns = useLanes(area, set, asOf, carbonMethod);
  const last = Math.max(0, stack.starts.length - 1);
  return (
    <div style={{ height: lanesHeight(isTabbed) }}>
      <Suspense>
        <Lanes
          set={set}
          stack={stack}
          columns={columns}
          widthPx={widthPx}
          slot={Math.min(cursor.slot ?? newestSlot(stack), last)}
          onSlot={cursor.setSlot}
          isTabbed={isTabbed}
          carbonMethod={carbonMethod}
          onCarbonMethod={setCarbonMethod}
        />
      </Suspense>
    </div>
  );
}
