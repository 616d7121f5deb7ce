import { MINUTE } from '@courant/core/domain';
import { parisMinutes } from '../decode/spring-ghost.ts';

/** Some nights the publisher's API is closed from about midnight to one o'clock, Paris; ten minutes more on either side. */
const BEGIN = 23 * 60 + 50;
const END = 70;
const DAY_MINUTES = 1440;

/** Whether a refusal at this instant is to be expected. */
export const isMaintenance = (instant: number): boolean => {
  const minutes = parisMinutes(instant);
  return minutes >= BEGIN || minutes < END;
};

/** The instant itself, or the end of the maintenance that it lies in; epoch milliseconds UTC. */
export const afterMaintenance = (instant: number): number => {
  if (!isMaintenance(instant)) return instant;
  const minutesToEnd = (END - parisMinutes(instant) + DAY_MINUTES) % DAY_MINUTES;
  return Math.floor(instant / MINUTE) * MINUTE + minutesToEnd * MINUTE;
};
