import { describeContent } from './content.ts';
import { createContractRig, type DriverUnderTest } from './contract-rig.ts';
import { describeDurability } from './durability.ts';
import { describeNamespaces } from './namespaces.ts';
import { describeRanges } from './ranges.ts';
import { describeSaving } from './saving.ts';

/** What every driver of the store promises. */
export function describeChunkStore(driver: DriverUnderTest): void {
  const rig = createContractRig(driver);
  describeSaving(rig);
  describeContent(rig);
  describeRanges(rig);
  describeDurability(rig);
  describeNamespaces(rig);
}
