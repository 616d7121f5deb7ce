import { describeContent } from './content.ts';
import { createContractRig, type DriverUnderTest } from './contract-rig.ts';
import { describeDurability } from './durability.ts';
import { describeNamespaces } from './namespaces.ts';
import { describeRanges } from './ranges.ts';
import { describeSaving } from './saving.ts';

/** What every driver of the store promises. */
export function describeChunkStore(driver: DriverUnderTest): void {
  const bench = createContractRig(driver);
  describeSaving(bench);
  describeContent(bench);
  describeRanges(bench);
  describeDurability(bench);
  describeNamespaces(bench);
}
