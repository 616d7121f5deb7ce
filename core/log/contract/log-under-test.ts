import type { EventLog } from '../event-log.ts';

/** How a driver is put to the contract. */
export interface LogUnderTest {
  /** An empty log whose entries are stamped by `now`. */
  open(now: () => number): Promise<EventLog>;
  /** What a process finds that starts after this one was cut off; left out where a log cannot be opened twice. */
  reopen?(log: EventLog): Promise<EventLog>;
}
