import 'reflect-metadata';
import { DAY, instantsOfParisWall, parisWallClock, type Resolution } from '@courant/core/domain';
import { registerEnumType } from 'type-graphql';

/** How the buckets of two periods are paired. */
export const Aligns = { CALENDAR: 'CALENDAR', WEEKDAY: 'WEEKDAY' } as const;
export type Align = keyof typeof Aligns;

registerEnumType(Aligns, {
  name: 'Align',
  description:
    'How the buckets of two periods are paired, on the clock and the calendar of Paris. A bucket whose counterpart does not ' +
    'exist has none: 29 February beside another year, the hour that spring skips. Beside the hour that autumn doubles ' +
    'stands its second pass, which is the one published; both passes stand beside the single hour of another day.',
  valuesConfig: {
    CALENDAR: {
      description:
        'The same date and time, whole months apart, where both periods begin on the same day of the month and at the same ' +
        'time: 1 March 2024 beside 1 March 2023. Else as many days and hours apart as their beginnings are; weeks always.',
    },
    WEEKDAY: {
      description:
        'The same day of the week and time: the other period is moved by at most half a week, so that it lies whole weeks ' +
        'apart. Monday 1 January 2024 beside Monday 2 January 2023. For weeks and finer.',
    },
  },
});

/** How far the other period lies from a period on Paris clocks: some months, or a length of wall time; the other is 0. */
export interface Shift {
  readonly months: number;
  readonly wallMs: number;
}

const WEEK = 7 * DAY;

/** The shift from one bucket to another, both of which begin at these instants, epoch milliseconds UTC. */
export function shiftBetween(align: Align, resolution: Resolution, from: number, against: number): Shift {
  const [own, other] = [parisWallClock(from), parisWallClock(against)];
  const wallMs = other.getTime() - own.getTime();
  if (align === 'WEEKDAY') return { months: 0, wallMs: Math.round(wallMs / WEEK) * WEEK };
  // A Monday is seldom a Monday some months later.
  if (resolution === 'WEEK' || !isSameInMonth(own, other)) return { months: 0, wallMs };
  return { months: monthNumber(other) - monthNumber(own), wallMs: 0 };
}

const monthNumber = (wall: Date): number => wall.getUTCFullYear() * 12 + wall.getUTCMonth();

const isSameInMonth = (a: Date, b: Date): boolean =>
  a.getUTCDate() === b.getUTCDate() && a.getTime() % DAY === b.getTime() % DAY;

/** The instant that a shift leads to, epoch milliseconds UTC; null where Paris has no such date or time. */
export function shifted(instant: number, { months, wallMs }: Shift): number | null {
  const wall = parisWallClock(instant);
  const target = months === 0 ? wall.getTime() + wallMs : inOtherMonth(wall, months);
  const passes = target === null ? [] : instantsOfParisWall(target);
  if (passes.length < 2) return passes[0] ?? null;
  const ownPasses = instantsOfParisWall(wall.getTime());
  const isFirstPass = ownPasses.length === 2 && ownPasses[0] === instant;
  return passes[isFirstPass ? 0 : 1] ?? null;
}

/** The same day and time in another month; null where that month is too short. */
function inOtherMonth(wall: Date, months: number): number | null {
  const target = new Date(wall);
  target.setUTCMonth(wall.getUTCMonth() + months);
  return target.getUTCDate() === wall.getUTCDate() ? target.getTime() : null;
}
