import type { Vintage } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { VictoryScatter } from 'victory';

export interface Dot {
  readonly start: number;
  readonly value: number;
  readonly vintage: Vintage;
}

/** Dots at the start of their slots: hollow in real time, larger where one is chosen. */
export function markDots(dots: readonly Dot[], chosenStart: number | null): ReactElement {
  return (
    <VictoryScatter
      key="dots"
      data={dots.map(({ start, value, vintage }) => ({ x: start, y: value, vintage }))}
      size={({ datum }) => (datum?.x === chosenStart ? 6 : 3.5)}
      groupComponent={<g />}
      style={{
        data: {
          fill: ({ datum }) => (datum?.vintage === 'REAL_TIME' ? 'var(--surface)' : 'var(--accent)'),
          stroke: 'var(--accent)',
          strokeWidth: 2,
        },
      }}
    />
  );
}
