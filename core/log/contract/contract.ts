import { consumingContract } from './consuming.ts';
import type { LogUnderTest } from './log-under-test.ts';
import { storageContract } from './storage.ts';

/** What every driver of the log promises. Offsets may have gaps, and partitions may take their time to move. */
export function logContract(name: string, driver: LogUnderTest): void {
  storageContract(name, driver);
  consumingContract(name, driver);
}
