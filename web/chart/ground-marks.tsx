import type { ReactElement } from 'react';
import styles from './ground.module.css';
import { type Ground, type GroundGap, MIN_LABEL_PX } from './ground.ts';
import { linePath, type Projection } from './path.ts';
import type { Stack } from './stack.ts';

/** Given by VictoryChart to each of its children. */
interface Scaled {
  readonly scale?: PlotScale;
}
type PlotScale = Projection & { readonly y: Projection['y'] & { range(): number[] } };

const HATCH = 'gap-hatch';
const DOTS = 'gap-dots';
const RUNNING_HATCH = 'running-hatch';

/** History that is not loaded yet is dotted; what is not there is hatched. */
const fillOf = ({ reason }: GroundGap): string => `url(#${reason === 'NOT_FETCHED' ? DOTS : HATCH})`;

/** The open ground of gaps, from top to bottom, under the bands. */
export function GapGround({ ground, scale }: Scaled & { readonly ground: Ground }): ReactElement | null {
  if (!scale) return null;
  return (
    <g>
      <GroundPatterns />
      {ground.gaps.map((gap) => (
        <rect
          key={gap.start}
          data-gap={gap.reason}
          {...boxOf(gap.start, gap.end, scale)}
          fill={fillOf(gap)}
        />
      ))}
      {ground.gaps
        .filter((gap) => hasTick(gap, scale))
        .map((gap) => (
          <rect key={gap.start} data-gap-tick={gap.reason} {...tickOf(gap, scale)} className={styles.tick} />
        ))}
    </g>
  );
}

const TICK_WIDTH_PX = 2;
const TICK_HEIGHT_PX = 5;

/** Whether no word fits into a gap. What is still to come at the end of a window is no gap to look for. */
const hasTick = ({ start, end, reason }: GroundGap, { x }: PlotScale): boolean =>
  reason !== 'PENDING' && x(end) - x(start) < MIN_LABEL_PX;

/** Above the plot, over the middle of a gap. */
function tickOf({ start, end }: GroundGap, scale: PlotScale) {
  const { x, y, width } = boxOf(start, end, scale);
  return {
    x: x + width / 2 - TICK_WIDTH_PX / 2,
    y: y - TICK_HEIGHT_PX - 1,
    width: TICK_WIDTH_PX,
    height: TICK_HEIGHT_PX,
  };
}

/** Over the bands: a veil and a dotted crest on real time, and the hatching of the slot that is running. */
export function RealTimeVeil({
  ground,
  stack,
  scale,
}: Scaled & { readonly ground: Ground; readonly stack: Stack }): ReactElement | null {
  if (!scale) return null;
  return (
    <g>
      {ground.realTime.map(([start, end]) => (
        <rect key={start} data-vintage="REAL_TIME" {...boxOf(start, end, scale)} className={styles.veil} />
      ))}
      <path d={linePath(stack, realTimeCrest(ground, stack), scale)} className={styles.crest} />
      {ground.running && (
        <rect data-running {...boxOf(...ground.running, scale)} fill={`url(#${RUNNING_HATCH})`} />
      )}
    </g>
  );
}

// VictoryChart asks its children for their data to find a domain; ours is given.
GapGround.getData = () => [];
RealTimeVeil.getData = () => [];

function boxOf(start: number, end: number, { x, y }: PlotScale) {
  const [bottom = 0, top = 0] = y.range();
  return { x: x(start), y: top, width: Math.max(1, x(end) - x(start)), height: bottom - top };
}

/** The upper edge of the stack in MW; null outside real time. */
function realTimeCrest({ realTime }: Ground, { starts, bands }: Stack): (number | null)[] {
  return starts.map((start, slot) => {
    const tops = bands.flatMap(({ to }) => to[slot] ?? []);
    const isRealTime = realTime.some(([from, until]) => start >= from && start < until);
    return isRealTime && tops.length > 0 ? Math.max(...tops) : null;
  });
}

function GroundPatterns(): ReactElement {
  return (
    <defs>
      <pattern id={HATCH} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2" height="8" className={styles.line} />
      </pattern>
      <pattern id={DOTS} width="9" height="9" patternUnits="userSpaceOnUse">
        <circle cx="4.5" cy="4.5" r="1.2" className={styles.dot} />
      </pattern>
      <pattern
        id={RUNNING_HATCH}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="2" height="4" className={styles.running} />
      </pattern>
    </defs>
  );
}
