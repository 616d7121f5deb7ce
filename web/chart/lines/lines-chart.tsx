import { type ReactElement, useMemo, useRef, useState } from 'react';
import type { AmountFormat } from '../../text/amount-format.ts';
import { useText } from '../../text/use-text.ts';
import { PLOT_PADDING } from '../plot-theme.ts';
import { type Slots, slotAt, timeDomain } from '../slots.ts';
import { axisPx, type Line, lineDomain } from './line.ts';
import styles from './lines-chart.module.css';
import { LinesPlot } from './lines-plot.tsx';
import { type Placed, spread } from './spread.ts';

/** Wide enough for "Bourgogne-Fr.-Comté" in small type. */
const LABELS_PX = 152;
const LABEL_HEIGHT_PX = 15;
/** Below this width the list under the plot names the lines. */
const LABELS_FROM_PX = 640;

export interface LinesChartProps {
  readonly slots: Slots;
  readonly lines: readonly Line[];
  readonly format: AmountFormat;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the drawing shows, in words for a screen reader. */
  readonly title: string;
  /** The name of a slot. */
  readonly slotName: (slot: number) => string;
  /** Whether the names of the lines stand at their ends too, where there is room. */
  readonly namesLines?: boolean;
  /** Whether the figures of the chosen moment stand under the plot; without them there is less to read, but more room. */
  readonly hasReadout?: boolean;
  readonly children?: ReactElement | readonly ReactElement[];
}

/** Lines with their names at the right end, in which a reader chooses a moment; its figures stand under the plot. */
export default function LinesChart(props: LinesChartProps): ReactElement {
  const { slots, lines, format, widthPx, heightPx, title, slotName, children } = props;
  const { namesLines = lines.length > 1, hasReadout = true } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const last = slots.starts.length - 1;
  const slot = Math.min(chosen ?? newestSlot(lines, last), last);
  const domain = useMemo(() => lineDomain(lines.map(({ values }) => values)), [lines]);
  const rightPx = namesLines && widthPx >= LABELS_FROM_PX ? LABELS_PX : PLOT_PADDING.right;
  const leftPx = axisPx(format);
  const plot = useMemo(
    () => (
      <LinesPlot {...{ slots, lines, domain, format, widthPx, heightPx, leftPx, rightPx, title }}>
        {children}
      </LinesPlot>
    ),
    [slots, lines, domain, format, widthPx, heightPx, leftPx, rightPx, title, children],
  );
  const sentence = lines.map(({ name, values }) => `${name} ${format.full(values[slot] ?? null)}`).join(', ');
  return (
    <div>
      <div className={styles.chart} style={{ height: heightPx }}>
        <span className={styles.unit} aria-hidden="true">
          {format.axis(domain).unit}
        </span>
        {plot}
        {rightPx === LABELS_PX && <EndLabels {...{ lines, domain, heightPx }} />}
        <SlotSlider
          slots={slots}
          slot={slot}
          valueText={`${slotName(slot)}, ${sentence}`}
          style={{
            left: leftPx,
            right: rightPx,
            bottom: PLOT_PADDING.bottom,
            top: PLOT_PADDING.top,
          }}
          isMarked={chosen !== null}
          onChoose={setChosen}
        />
      </div>
      {hasReadout && <Readout lines={lines} slot={slot} name={slotName(slot)} format={format} />}
    </div>
  );
}

/** The newest slot in which a line has an amount. */
const newestSlot = (lines: readonly Line[], last: number): number => {
  const newest = Math.max(...lines.map(({ values }) => values.findLastIndex((amount) => amount !== null)));
  return newest >= 0 ? newest : last;
};

interface EndLabelsProps {
  readonly lines: readonly Line[];
  readonly domain: readonly [low: number, high: number];
  readonly heightPx: number;
}

/** The names of the lines where they end. */
function EndLabels({ lines, domain: [low, high], heightPx }: EndLabelsProps): ReactElement {
  const bottomPx = heightPx - PLOT_PADDING.bottom;
  const plotHeightPx = bottomPx - PLOT_PADDING.top;
  const wanted = lines.flatMap(({ key, values }): Placed[] => {
    const end = values.findLast((amount) => amount !== null) ?? null;
    return end === null ? [] : [{ key, yPx: bottomPx - ((end - low) / (high - low)) * plotHeightPx }];
  });
  const heights = new Map(
    spread(wanted, LABEL_HEIGHT_PX, PLOT_PADDING.top, bottomPx).map(({ key, yPx }) => [key, yPx]),
  );
  return (
    <div className={styles.ends} style={{ width: LABELS_PX - 8 }} aria-hidden="true">
      {lines.map(({ key, name, shortName, style }) => (
        <span key={key} style={{ top: heights.get(key), color: style.stroke }} hidden={!heights.has(key)}>
          {shortName ?? name}
        </span>
      ))}
    </div>
  );
}

interface SlotSliderProps {
  readonly slots: Slots;
  readonly slot: number;
  readonly valueText: string;
  readonly style: React.CSSProperties;
  readonly isMarked: boolean;
  readonly onChoose: (slot: number | null) => void;
}

/** Lies over the plot: the browser's own slider, so that keys, a finger and a screen reader all choose a slot. */
function SlotSlider({ slots, slot, valueText, style, isMarked, onChoose }: SlotSliderProps): ReactElement {
  const { text } = useText();
  const [from, until] = timeDomain(slots);
  const share = ((slots.starts[slot] ?? from) - from) / (until - from);
  const isPointed = useRef(false);
  const choosePointed = ({ clientX, currentTarget }: React.PointerEvent<HTMLInputElement>) => {
    const { left, width: widthPx } = currentTarget.getBoundingClientRect();
    onChoose(slotAt(slots, from + ((clientX - left) / widthPx) * (until - from)));
  };
  const width = ((slots.ends[slot] ?? from) - (slots.starts[slot] ?? from)) / (until - from);
  return (
    <div className={styles.reader} style={style}>
      {isMarked && (
        <span className={styles.cursor} style={{ left: `${share * 100}%`, width: `${width * 100}%` }} />
      )}
      <input
        type="range"
        min={0}
        max={Math.max(0, slots.starts.length - 1)}
        value={slot}
        aria-label={text('slotReader')}
        aria-valuetext={valueText}
        // Slots may differ in length: where a pointer is, time decides, and the browser's own choice is of keys alone.
        onChange={({ target }) => !isPointed.current && onChoose(Number(target.value))}
        onPointerDown={(event) => {
          isPointed.current = true;
          choosePointed(event);
        }}
        onPointerMove={choosePointed}
        onPointerUp={() => {
          isPointed.current = false;
        }}
        onPointerCancel={() => {
          isPointed.current = false;
        }}
        onKeyDown={() => {
          isPointed.current = false;
        }}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && onChoose(null)}
      />
    </div>
  );
}

interface ReadoutProps {
  readonly lines: readonly Line[];
  readonly slot: number;
  readonly name: string;
  readonly format: AmountFormat;
}

/** The figures of the chosen slot, with the stroke of each line. */
function Readout({ lines, slot, name, format }: ReadoutProps): ReactElement {
  return (
    <div className={styles.readout}>
      <p>{name}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            <svg width="26" height="8" aria-hidden="true">
              <path d="M0 4H26" style={line.style} />
            </svg>
            <span>{line.name}</span>
            <strong>{format.full(line.values[slot] ?? null)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
