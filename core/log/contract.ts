import { consumingContract } from './contract-consuming.ts';
import { keepingContract } from './contract-keeping.ts';
import type { EventLog } from './event-log.ts';

/** How a driver is put to the contract. */
export interface LogUnderTest {
  /** An empty log whose entries are stamped by `now`. */
  open(now: () => number): Promise<EventLog>;
  /** What a process finds that starts after this one was cut off; left out where a log cannot be opened twice. */
  reopen?(log: EventLog): Promise<EventLog>;
}

/** What every driver of the log promises. Offsets may have gaps, and partitions may take their time to move. */
export function logContract(name: string, driver: LogUnderTest): void {
  keepingContract(name, driver);
  consumingContract(name, driver);
}
