import 'reflect-metadata';
import { parisWallClock } from '@courant/core/domain';
import { registerEnumType } from 'type-graphql';

/** What the half-hours of a profile are grouped by. */
export const ProfileBys = {
  HALF_HOUR_OF_DAY: 'HALF_HOUR_OF_DAY',
  HOUR_OF_DAY: 'HOUR_OF_DAY',
  WEEKDAY: 'WEEKDAY',
  MONTH: 'MONTH',
} as const;
export type ProfileBy = keyof typeof ProfileBys;

interface KeyFact {
  readonly description: string;
  /** The keys, rising by one. */
  readonly keys: readonly number[];
  /** @param wall what a Paris clock shows, in the UTC fields */
  readonly keyAt: (wall: Date) => number;
}

const counting = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

/** The total table of groupings, all on the clock and the calendar of Paris. */
export const KEY_FACTS: Readonly<Record<ProfileBy, KeyFact>> = {
  HALF_HOUR_OF_DAY: {
    description: 'Keys 0 to 47: 37 is 18:30 to 19:00.',
    keys: counting(0, 48),
    keyAt: (wall) => wall.getUTCHours() * 2 + Math.floor(wall.getUTCMinutes() / 30),
  },
  HOUR_OF_DAY: {
    description: 'Keys 0 to 23: 18 is 18:00 to 19:00.',
    keys: counting(0, 24),
    keyAt: (wall) => wall.getUTCHours(),
  },
  WEEKDAY: {
    description: 'Keys 1 to 7: 1 is Monday.',
    keys: counting(1, 7),
    keyAt: (wall) => wall.getUTCDay() || 7,
  },
  MONTH: {
    description: 'Keys 1 to 12: 1 is January.',
    keys: counting(1, 12),
    keyAt: (wall) => wall.getUTCMonth() + 1,
  },
};

/** The index of the key that an instant falls into, epoch milliseconds UTC. */
export function keyIndexAt(by: ProfileBy, instant: number): number {
  const { keys, keyAt } = KEY_FACTS[by];
  return keyAt(parisWallClock(instant)) - (keys[0] ?? 0);
}

registerEnumType(ProfileBys, {
  name: 'ProfileBy',
  description:
    'What half-hours are grouped by, on the clock of Paris. In autumn both passes of the doubled hour fall into the same keys; ' +
    'in spring the keys of the skipped hour have fewer half-hours.',
  valuesConfig: Object.fromEntries(
    Object.entries(KEY_FACTS).map(([by, { description }]) => [by, { description }]),
  ),
});
