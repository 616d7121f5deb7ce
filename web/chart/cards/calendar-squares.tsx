import { parisDate } from '@courant/core/domain';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { type DayClasses, dayClassOf, daysSkipped, isPartOfDay, type YearDay } from '../../data/year-days.ts';
import { formatMonth } from '../../text/format.ts';
import { AREA_CARD_TEXTS } from '../../text/texts-area-card.ts';
import { useTextWith } from '../../text/use-text.ts';
import styles from './cards.module.css';

const WEEKDAYS = 7;
const LABEL_PX = 18;
const MOST_CELL_PX = 20;
/** Squares smaller than this are hard to hit: the year is then broken into several rows of weeks. */
const LEAST_CELL_PX = 11;
const GAP_PX = 2;

export interface CalendarSquaresProps {
  readonly days: readonly YearDay[];
  readonly classes: DayClasses;
  /** The fill of each class. */
  readonly fills: readonly string[];
  /** The day that is read, by its index. */
  readonly chosen: number;
  readonly widthPx: number;
  readonly title: string;
  readonly valueText: string;
  readonly onChoose: (day: number) => void;
  readonly onOpen: (day: number) => void;
}

/** Where the squares of a year lie. */
interface Grid {
  readonly cellPx: number;
  readonly weeksInRow: number;
  readonly skipped: number;
}

/** A square for each day, a column for each week from Monday down; one path draws all squares of a class. */
export default function CalendarSquares(props: CalendarSquaresProps): ReactElement {
  const { days, classes, fills, chosen, widthPx, title, valueText, onChoose, onOpen } = props;
  const { text } = useTextWith(AREA_CARD_TEXTS);
  const grid = gridOf(days, widthPx);
  const weeks = Math.ceil((grid.skipped + days.length) / WEEKDAYS);
  const heightPx = Math.ceil(weeks / grid.weeksInRow) * rowPx(grid);
  const pathOf = (isIn: (day: YearDay) => boolean) =>
    days.map((day, i) => (isIn(day) ? squarePath(i, grid) : '')).join('');
  const last = days.length - 1;
  const dayAt = (event: PointerEvent): number | null => dayUnder(event, grid, days.length);
  return (
    <div className={styles.calendar} style={{ height: heightPx }}>
      <svg width={widthPx} height={heightPx} role="img" aria-label={title}>
        <defs>
          <pattern
            id="day-hatch"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="1.5" height="4" className={styles.hatch} />
          </pattern>
          <pattern
            id="day-gap"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="1" height="4" className={styles.gap} />
          </pattern>
        </defs>
        {fills.map((fill, i) => (
          <path
            key={fill}
            data-class={i}
            style={{ fill }}
            d={pathOf(({ mw }) => mw !== null && dayClassOf(mw, classes) === i)}
          />
        ))}
        <path
          data-class="none"
          className={styles.missing}
          fill="url(#day-gap)"
          d={pathOf(({ mw }) => mw === null)}
        />
        <path data-class="part" fill="url(#day-hatch)" d={pathOf(isPartOfDay)} />
        <MonthNames days={days} grid={grid} />
        {days.length > 0 && <path className={styles.chosen} d={squarePath(chosen, grid)} />}
      </svg>
      <input
        type="range"
        min={0}
        max={Math.max(0, last)}
        value={chosen}
        aria-label={text('dayReader')}
        aria-valuetext={valueText}
        onChange={({ target }) => onChoose(Number(target.value))}
        onKeyDown={(event) => {
          const next = dayAfterKey(event, chosen);
          if (event.key === 'Enter') onOpen(chosen);
          if (next === null) return;
          event.preventDefault();
          onChoose(Math.min(last, Math.max(0, next)));
        }}
        onPointerMove={(event) => {
          const day = dayAt(event);
          if (day !== null) onChoose(day);
        }}
        onPointerUp={(event) => {
          const day = dayAt(event);
          // A finger reads a day first: a link below the squares opens it.
          if (day !== null && event.pointerType === 'mouse') onOpen(day);
          else if (day !== null) onChoose(day);
        }}
      />
    </div>
  );
}

function gridOf(days: readonly YearDay[], widthPx: number): Grid {
  const skipped = daysSkipped(days);
  const weeks = Math.max(1, Math.ceil((skipped + days.length) / WEEKDAYS));
  const rows = Math.max(1, Math.ceil((weeks * LEAST_CELL_PX) / widthPx));
  const weeksInRow = Math.ceil(weeks / rows);
  return { skipped, weeksInRow, cellPx: Math.min(MOST_CELL_PX, Math.floor(widthPx / weeksInRow)) };
}

/** The names of the months stand over their weeks. */
const rowPx = ({ cellPx }: Grid): number => LABEL_PX + WEEKDAYS * cellPx + GAP_PX;

function cornerOf(day: number, grid: Grid): readonly [x: number, y: number] {
  const week = Math.floor((day + grid.skipped) / WEEKDAYS);
  const weekday = (day + grid.skipped) % WEEKDAYS;
  const row = Math.floor(week / grid.weeksInRow);
  return [(week % grid.weeksInRow) * grid.cellPx, row * rowPx(grid) + LABEL_PX + weekday * grid.cellPx];
}

function squarePath(day: number, grid: Grid): string {
  const [x, y] = cornerOf(day, grid);
  const size = grid.cellPx - GAP_PX;
  return `M${x} ${y}h${size}v${size}h${-size}Z`;
}

/** The day under a pointer; null between the rows and beyond the year. */
function dayUnder(
  { clientX, clientY, currentTarget }: PointerEvent,
  grid: Grid,
  count: number,
): number | null {
  const box = currentTarget.getBoundingClientRect();
  const column = Math.floor((clientX - box.left) / grid.cellPx);
  const row = Math.floor((clientY - box.top) / rowPx(grid));
  const weekday = Math.floor((clientY - box.top - row * rowPx(grid) - LABEL_PX) / grid.cellPx);
  if (column < 0 || column >= grid.weeksInRow || weekday < 0 || weekday >= WEEKDAYS) return null;
  const day = (row * grid.weeksInRow + column) * WEEKDAYS + weekday - grid.skipped;
  return day >= 0 && day < count ? day : null;
}

/** Where a key leads: up and down by a day, to the sides by a week, as the squares lie. */
function dayAfterKey({ key }: KeyboardEvent, day: number): number | null {
  if (key === 'ArrowUp') return day - 1;
  if (key === 'ArrowDown') return day + 1;
  if (key === 'ArrowLeft') return day - WEEKDAYS;
  return key === 'ArrowRight' ? day + WEEKDAYS : null;
}

/** The name of each month over the week in which it begins. */
function MonthNames({ days, grid }: { days: readonly YearDay[]; grid: Grid }): ReactElement {
  const { lang } = useTextWith(AREA_CARD_TEXTS);
  const firsts = days.flatMap(({ start }, i) => (parisDate(start).day === 1 ? [{ start, i }] : []));
  return (
    <g className={styles.names}>
      {firsts.map(({ start, i }) => {
        const [x, y] = cornerOf(i - ((i + grid.skipped) % WEEKDAYS), grid);
        return (
          <text key={start} x={x} y={y - 5}>
            {formatMonth(start, lang)}
          </text>
        );
      })}
    </g>
  );
}
