import { type ReactElement, useState } from 'react';
import { type BandKey, toStack } from '../chart/stack.ts';
import StackChart from '../chart/stack-chart.tsx';
import type { SeriesSet } from '../data/series-set.ts';
import { ReadoutPanel } from '../view/readout-panel.tsx';
import { useChartCursor } from '../view/use-chart-cursor.ts';

export interface ReadStackProps {
  readonly set: SeriesSet;
  readonly hidden: ReadonlySet<BandKey>;
  readonly widthPx: number;
  readonly title: string;
}

/** A stack with its readout under it: both react to each other, as on the page of a region. */
export function ReadStack(props: ReadStackProps): ReactElement {
  const { set, widthPx, title } = props;
  const [hidden, setHidden] = useState(props.hidden);
  const cursor = useChartCursor();
  const stack = toStack('ARA', set, hidden);
  return (
    <>
      <StackChart
        set={set}
        stack={stack}
        widthPx={widthPx}
        heightPx={320}
        title={title}
        slot={cursor.slot}
        onSlot={cursor.setSlot}
        focus={cursor.focus}
      />
      <ReadoutPanel
        set={set}
        stack={stack}
        hidden={hidden}
        onHide={setHidden}
        cursor={cursor}
        isBeside={false}
        of={title}
      />
    </>
  );
}
