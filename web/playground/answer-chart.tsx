import { type ReactElement, useId } from 'react';
import { VictoryAxis, VictoryChart, VictoryContainer } from 'victory';
import { linePath, type Projection } from '../chart/path.ts';
import { plotWidthOf, tenthsScale } from '../chart/plot-scale.ts';
import { PLOT_PADDING, PLOT_THEME } from '../chart/plot-theme.ts';
import { type Slots, timeDomain } from '../chart/slots.ts';
import { timeTicks, valueTicks } from '../chart/ticks.ts';
import { useWidth } from '../chart/use-width.ts';
import type { AnswerColumn, AnswerSet } from './answer-columns.ts';
import { lineStyle } from './line-style.ts';
import styles from './playground.module.css';
import { slotsOf, unitGroups, valueExtent } from './plotted-columns.ts';

const HEIGHT_PX = 240;
const VALUE_TICKS = 5;
const PX_PER_TIME_TICK = 70;

/** The columns of an answer as lines in steps, one plot for each unit. */
export default function AnswerChart({ set }: { readonly set: AnswerSet }): ReactElement {
  const [frame, widthPx] = useWidth<HTMLElement>();
  const slots = slotsOf(set.starts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className={styles.charts} ref={frame} tabIndex={0} aria-label={`Chart of ${set.name}`}>
      {widthPx > 0 &&
        unitGroups(set.columns).map(({ unit, columns }) => (
          <figure key={unit}>
            <Lines title={`${set.name}, ${unit}`} slots={slots} columns={columns} widthPx={widthPx} />
            <Legend unit={unit} columns={columns} />
          </figure>
        ))}
    </section>
  );
}

interface LinesProps {
  readonly title: string;
  readonly slots: Slots;
  readonly columns: readonly AnswerColumn[];
  readonly widthPx: number;
}

function Lines({ title, slots, columns, widthPx }: LinesProps): ReactElement {
  const id = useId();
  const extent = valueExtent(columns);
  const ticks = timeTicks(...timeDomain(slots), Math.max(2, plotWidthOf(widthPx) / PX_PER_TIME_TICK), 'en');
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return (
    <VictoryChart
      width={widthPx}
      height={HEIGHT_PX}
      padding={PLOT_PADDING}
      theme={PLOT_THEME}
      domain={{ x: timeDomain(slots), y: extent }}
      scale={{ x: tenthsScale(), y: tenthsScale() }}
      containerComponent={<VictoryContainer responsive={false} title={title} containerId={id} />}
    >
      <VictoryAxis
        dependentAxis
        tickValues={valueTicks(...extent, VALUE_TICKS)}
        tickFormat={(value: number) => value.toLocaleString('en-GB')}
      />
      <LinePaths slots={slots} columns={columns} />
      <VictoryAxis tickValues={ticks.map(({ at }) => at)} tickFormat={(at: number) => labels.get(at) ?? ''} />
    </VictoryChart>
  );
}

interface LinePathsProps extends Pick<LinesProps, 'slots' | 'columns'> {
  /** Given by VictoryChart to each of its children. */
  readonly scale?: Projection;
}

function LinePaths({ slots, columns, scale }: LinePathsProps): ReactElement | null {
  if (!scale) return null;
  return (
    <g>
      {columns.map(({ label, values, isBeside }, index) => (
        <path
          key={label}
          data-line={label}
          d={linePath(slots, values, scale)}
          style={lineStyle(index, columns.length, isBeside)}
        />
      ))}
    </g>
  );
}

// VictoryChart asks its children for their data to find a domain; ours is given.
LinePaths.getData = () => [];

function Legend({ unit, columns }: { unit: string; columns: readonly AnswerColumn[] }): ReactElement {
  return (
    <figcaption className={styles.legend}>
      <b>{unit}</b>
      {columns.map(({ label, isBeside }, index) => (
        <span key={label}>
          <svg width="26" height="8" aria-hidden="true">
            <path d="M0 4H26" style={lineStyle(index, columns.length, isBeside)} />
          </svg>
          {label}
        </span>
      ))}
    </figcaption>
  );
}
