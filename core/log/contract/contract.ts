import { describeAppending } from './appending.ts';
import { describeDelivering } from './delivering.ts';
import { describeExpiring } from './expiring.ts';
import { describeGrouping } from './grouping.ts';
import type { LogUnderTest } from './log-under-test.ts';
import { describeReopening } from './reopening.ts';
import { describeTailing } from './tailing.ts';
import { describeTracing } from './tracing.ts';

/** What every driver of the log promises. Offsets may have gaps, and a rebalance may take its time. */
export function logContract(name: string, driver: LogUnderTest): void {
  describeAppending(name, driver);
  describeTailing(name, driver);
  describeExpiring(name, driver);
  describeDelivering(name, driver);
  describeGrouping(name, driver);
  describeReopening(name, driver);
  describeTracing(name, driver);
}
