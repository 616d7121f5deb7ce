import {
  type PositionedReading,
  partitionOf,
  planRegion,
  REGION_CODES,
  type Reading,
  type Rejected,
  type Settled,
  settleRegion,
  toChanges,
} from '@courant/core/domain';
import { type Batch, CHANGES, type Entry, READINGS, REJECTED } from '@courant/core/log';
import { saveSettled } from './save-settled.ts';
import { commitIfCurrent, type Stage, toBatchDone } from './stage.ts';

/** First stage, `readings` to chunks: a batch is one region's. Runs until the signal aborts. */
export async function runRegions({
  log,
  store,
  signal,
  now,
  groups,
  onBatch,
  maxBatch,
}: Stage): Promise<void> {
  for await (const batch of log.consume(READINGS, groups.regions, { signal, maxBatch })) {
    const { readings, rejected } = splitValid(batch, now());
    await log.append(REJECTED, rejected);
    const settled = await settleBatch(store, readings, batch);
    if (!settled) continue;
    await log.append(CHANGES, toChanges(settled.touchedSlots, now()));
    if (await commitIfCurrent(batch)) onBatch?.(toBatchDone('regions', batch, rejected.length));
  }
}

const NOTHING_SETTLED: Settled = { chunks: [], touchedSlots: [] };

/** Settles and saves; undefined if the batch is no longer ours. */
export async function settleBatch(
  store: Stage['store'],
  readings: readonly PositionedReading[],
  batch: Batch<Reading>,
): Promise<Settled | undefined> {
  if (readings.length === 0) return NOTHING_SETTLED;
  const area = REGION_CODES[batch.partition];
  const settle = (targets: Parameters<typeof settleRegion>[2], inputs: Parameters<typeof settleRegion>[3]) =>
    settleRegion(area, readings, targets, inputs);
  return saveSettled(store, planRegion(area, readings), settle, () => batch.isCurrent());
}

/** What is a reading of this partition's region, and what is kept aside so that the partition never stalls. */
export function splitValid(
  batch: Batch<Reading>,
  now: number,
): { readings: PositionedReading[]; rejected: Rejected[] } {
  const readings: PositionedReading[] = [];
  const rejected: Rejected[] = [];
  for (const entry of batch.entries) {
    const reason = rejectionReasonOf(entry);
    if (reason === undefined && entry.message.ok)
      readings.push(toPlacedReading(entry.message.value, entry.offset));
    else
      rejected.push({
        raw: rawOf(entry),
        reason: reason as string,
        origin: originOf(entry),
        rejectedAt: now,
      });
  }
  return { readings, rejected };
}

function rejectionReasonOf({ message, partition }: Entry<Reading>): string | undefined {
  if (!message.ok) return message.reason;
  const own = partitionOf(message.value.area);
  return own === partition
    ? undefined
    : `A reading of ${message.value.area} belongs in partition ${own}, not ${partition}.`;
}

const rawOf = ({ message }: Entry<Reading>): string =>
  message.ok ? READINGS.encode(message.value) : message.raw;
const originOf = ({ partition, offset }: Entry<Reading>): string => `${READINGS.name}/${partition}@${offset}`;

// Settling needs none of the other numbers, which are parsed only when asked for.
const NO_EXTRA = {};
const toPlacedReading = (
  { area, start, stepMinutes, vintage, knownAt, values }: Reading,
  position: number,
): PositionedReading => ({
  area,
  start,
  stepMinutes,
  vintage,
  knownAt,
  values,
  extra: NO_EXTRA,
  position,
});
