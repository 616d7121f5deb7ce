import type { PublisherChoice } from '@courant/core/run';

/** What is known when the publisher has to be chosen. */
export interface Availability {
  /** The real data folder holds at least one reading. */
  readonly holdsReadings: boolean;
  /** The publisher has answered as itself. */
  readonly reachable: boolean;
}

/**
 * `auto` never puts simulated data beside real: with a reading kept it goes on serving that and keeps asking; only
 * a house that has nothing to show and cannot ask turns to the simulator.
 */
export function choosePublisher(
  choice: PublisherChoice,
  { holdsReadings, reachable }: Availability,
): 'odre' | 'simulated' {
  if (choice !== 'auto') return choice;
  return holdsReadings || reachable ? 'odre' : 'simulated';
}
