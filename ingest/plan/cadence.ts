import { DAY, HOUR, MINUTE } from '@courant/core/domain';

/** How often the last `spanMs` of real time are asked for. */
export interface PollLevel {
  readonly spanMs: number;
  readonly everyMs: number;
}

/** How often a feed is asked for new and corrected values. */
export interface Cadence {
  /** Narrowest first; each span contains the ones before it. */
  readonly polls: readonly PollLevel[];
  /** How often the counts and sums of consolidated data are checked. */
  readonly checkEveryMs: number;
  /** After how long a region-month of consolidated data is asked for again, changed or not. */
  readonly sweepEveryMs: number;
  /** An empty poll is recorded only this long after the last recorded fetch; 0 records each. */
  readonly recordEmptyPollEveryMs: number;
  /** Whether what is asked once a day or less waits until the publisher's maintenance at night is over. */
  readonly avoidsMaintenance: boolean;
}

/** For ODRé, which refreshes real time about hourly and consolidated data daily at most: some 3,700 calls a month of 50,000. */
export const ODRE_CADENCE: Cadence = {
  polls: [
    { spanMs: 3 * HOUR, everyMs: 15 * MINUTE },
    { spanMs: 2 * DAY, everyMs: HOUR },
    { spanMs: 14 * DAY, everyMs: DAY },
  ],
  checkEveryMs: DAY,
  sweepEveryMs: 30 * DAY,
  recordEmptyPollEveryMs: 0,
  avoidsMaintenance: true,
};

/** For the simulator, which publishes each quarter of an hour as it ends and revises a recent slot every few seconds. */
export const SIMULATOR_CADENCE: Cadence = {
  polls: [
    { spanMs: 3 * HOUR, everyMs: 1_000 },
    { spanMs: 2 * DAY, everyMs: 5 * MINUTE },
    { spanMs: 14 * DAY, everyMs: 6 * HOUR },
  ],
  checkEveryMs: HOUR,
  sweepEveryMs: 30 * DAY,
  recordEmptyPollEveryMs: 30_000,
  avoidsMaintenance: false,
};
