import type { PublisherChoice } from '@courant/core/run';

/** What `auto` depends on. */
export interface Availability {
  /** The real data folder holds at least one reading. */
  readonly holdsReadings: boolean;
  /** The publisher has answered as itself. */
  readonly reachable: boolean;
}

/**
 * `auto` never mixes simulated data with real. With a stored reading it stays with the publisher and keeps asking; only
 * a machine that has no reading and cannot reach the publisher turns to the simulator.
 */
export function choosePublisher(
  choice: PublisherChoice,
  { holdsReadings, reachable }: Availability,
): 'odre' | 'simulated' {
  if (choice !== 'auto') return choice;
  return holdsReadings || reachable ? 'odre' : 'simulated';
}
