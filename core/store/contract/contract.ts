import { describeContent } from './content.ts';
import { benchFor, type DriverUnderTest } from './contract-rig.ts';
import { describeLasting } from './lasting.ts';
import { describeNamespaces } from './namespaces.ts';
import { describeRanges } from './ranging.ts';
import { describeSaving } from './saving.ts';

/** What every driver of the store promises. */
export function describeChunkStore(driver: DriverUnderTest): void {
  const bench = benchFor(driver);
  describeSaving(bench);
  describeContent(bench);
  describeRanges(bench);
  describeLasting(bench);
  describeNamespaces(bench);
}
