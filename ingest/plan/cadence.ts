import { DAY, HOUR, MINUTE } from '@courant/core/domain';

/** How often the last `spanMs` of real time are asked for. */
export interface PollLevel {
  readonly spanMs: number;
  readonly everyMs: number;
}

export interface Cadence {
  /** Narrowest first; each one's span holds those before it. */
  readonly polls: readonly PollLevel[];
  /** How often consolidated data is compared by the grouped question. */
  readonly checkEveryMs: number;
  /** After how long a region-month of consolidated data is asked for again, moved or not. */
  readonly sweepEveryMs: number;
  /** A poll that brought nothing is written down only this long after the last one written; 0: always. */
  readonly recordEmptyPollEveryMs: number;
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
};
