import {
  isEmpty,
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
import { type Batch, batchSpan, CHANGES, type Entry, READINGS, REJECTED } from '@courant/core/log';
import { inSpan } from '@courant/core/trace';
import { type Settle, saveSettled } from './save-settled.ts';
import { commitIfCurrent, type Stage, toBatchDone } from './stage.ts';

/** First stage: settles readings into chunks, a batch of one region at a time. Runs until the signal aborts. */
export async function runRegions(stage: Stage): Promise<void> {
  const { log, signal, groups, maxBatch } = stage;
  for await (const batch of log.consume(READINGS, groups.regions, { signal, maxBatch })) {
    const facts = batchSpan('processor', READINGS, groups.regions, batch);
    await inSpan(`process ${READINGS.name}`, facts, () => settleAndAnnounce(stage, batch));
  }
}

async function settleAndAnnounce({ log, store, now, onBatch }: Stage, batch: Batch<Reading>): Promise<void> {
  const { readings, rejected } = splitValid(batch, now());
  await log.append(REJECTED, rejected);
  const settled = await settleBatch(store, readings, batch);
  if (!settled) return;
  await log.append(CHANGES, toChanges(settled.touchedSlots, now()));
  if (await commitIfCurrent(batch)) onBatch?.(toBatchDone('regions', batch, rejected.length));
}

const NOTHING_SETTLED: Settled = { chunks: [], touchedSlots: [] };

/** Settles and saves; undefined if the partition was reassigned meanwhile. */
export async function settleBatch(
  store: Stage['store'],
  readings: readonly PositionedReading[],
  batch: Batch<Reading>,
): Promise<Settled | undefined> {
  if (readings.length === 0) return NOTHING_SETTLED;
  const area = REGION_CODES[batch.partition];
  if (!area) throw new Error(`Partition ${batch.partition} of ${READINGS.name} belongs to no region.`);
  const settle: Settle = (targets, inputs) => settleRegion(area, readings, targets, inputs);
  return saveSettled(store, planRegion(area, readings), settle, () => batch.isCurrent());
}

/**
 * Splits a batch into readings of its region and everything else, which is rejected so that the partition never stalls.
 * A reading without any measure, whose row had only numbers that no measure means, supersedes nothing.
 */
export function splitValid(
  batch: Batch<Reading>,
  now: number,
): { readings: PositionedReading[]; rejected: Rejected[] } {
  const readings: PositionedReading[] = [];
  const rejected: Rejected[] = [];
  for (const entry of batch.entries) {
    const reading = readingOrReason(entry);
    if (typeof reading === 'string')
      rejected.push({ raw: rawOf(entry), reason: reading, origin: originOf(entry), rejectedAt: now });
    else if (!isEmpty(reading.values)) readings.push(reading);
  }
  return { readings, rejected };
}

/** The reading of an entry, or why it is none of its partition. */
function readingOrReason({ message, partition, offset }: Entry<Reading>): PositionedReading | string {
  if (!message.ok) return message.reason;
  const own = partitionOf(message.value.area);
  return own === partition
    ? toPositionedReading(message.value, offset)
    : `A reading of ${message.value.area} belongs in partition ${own}, not ${partition}.`;
}

const rawOf = ({ message }: Entry<Reading>): string =>
  message.ok ? READINGS.encode(message.value) : message.raw;
const originOf = ({ partition, offset }: Entry<Reading>): string => `${READINGS.name}/${partition}@${offset}`;

// Settling needs none of the other published numbers, and reading `extra` would parse them.
const NO_EXTRA = {};
const toPositionedReading = (
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
