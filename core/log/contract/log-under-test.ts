import type { EventLog } from '../event-log.ts';

/** How the contract opens a driver's logs. */
export interface LogUnderTest {
  /** An empty log whose entries are stamped by `now`. */
  open(now: () => number): Promise<EventLog>;
  /** Closes a log, and opens it as a process that starts after a crash would; left out where that is not possible. */
  reopen?(log: EventLog): Promise<EventLog>;
}
