import { benchFor, type DriverUnderTest } from './contract/bench.ts';
import { describeContent } from './contract/content.ts';
import { describeLasting } from './contract/lasting.ts';
import { describeNamespaces } from './contract/namespaces.ts';
import { describeRanges } from './contract/ranging.ts';
import { describeSaving } from './contract/saving.ts';

/** What every driver of the store promises. */
export function describeChunkStore(driver: DriverUnderTest): void {
  const bench = benchFor(driver);
  describeSaving(bench);
  describeContent(bench);
  describeRanges(bench);
  describeLasting(bench);
  describeNamespaces(bench);
}
