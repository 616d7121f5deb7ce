import {
  type Announcement,
  type CountrySlot,
  countrySlots,
  countrySlotsIn,
  isRebuilt,
  type PositionedChange,
  REGION_CODES,
  toChanges,
} from '@courant/core/domain';
import { type Batch, batchSpan, CHANGES, type Entry, OffsetGoneError } from '@courant/core/log';
import { inSpan } from '@courant/core/trace';
import { commitIfCurrent, type Stage, toBatchDone } from './stage.ts';
import { sumSlots } from './sum-slots.ts';

const EXPIRE_EVERY_MS = 60 * 60_000;

/** Second stage: sums the changes of the regions to the country, as its only writer. Runs until the signal aborts. */
export async function runCountry(stage: Stage): Promise<void> {
  while (!stage.signal.aborted) {
    try {
      return await followChanges(stage);
    } catch (error) {
      if (!(error instanceof OffsetGoneError)) throw error;
      await sumEverything(stage);
    }
  }
}

async function followChanges(stage: Stage): Promise<void> {
  const { log, signal, groups, maxBatch, yieldToEventLoop } = stage;
  const expireIfDue = createHourlyExpiry(stage);
  for await (const batch of log.consume(CHANGES, groups.country, { signal, maxBatch })) {
    const facts = batchSpan('processor', CHANGES, groups.country, batch);
    if (!(await inSpan(`process ${CHANGES.name}`, facts, () => sumBatch(stage, batch)))) continue;
    await yieldToEventLoop?.();
    await expireIfDue();
  }
}

/** False if the partition was reassigned meanwhile. */
async function sumBatch(stage: Stage, batch: Batch<Announcement>): Promise<boolean> {
  if (!(await sumAndAnnounce(stage, countrySlots(changesOf(batch)), () => batch.isCurrent()))) return false;
  if (await commitIfCurrent(batch)) stage.onBatch?.(toBatchDone('country', batch));
  return true;
}

/** Deletes the changes whose retention has ended, once an hour at most. */
function createHourlyExpiry({ log, now }: Stage): () => Promise<void> {
  let expiredAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now() - expiredAt < EXPIRE_EVERY_MS) return;
    expiredAt = now();
    await log.expire(CHANGES, expiredAt);
  };
}

/** Sums the slots and announces every one of them, changed or not; false if the partition was reassigned meanwhile. */
const sumAndAnnounce = (
  { log, store, now }: Stage,
  slots: readonly CountrySlot[],
  isCurrent: () => boolean,
): Promise<boolean> =>
  sumSlots(
    store,
    slots,
    isCurrent,
    async ({ touchedSlots }) => void (await log.append(CHANGES, toChanges(touchedSlots, now()))),
  );

const changesOf = (batch: Batch<Announcement>): PositionedChange[] =>
  batch.entries.flatMap(toPositionedChanges);
const toPositionedChanges = ({ message, offset }: Entry<Announcement>): PositionedChange[] =>
  message.ok && !isRebuilt(message.value) ? [{ ...message.value, position: offset }] : [];

/**
 * Sums every half-hour that a region holds, because the group's next offset has expired and with it unknown changes. The
 * group is reset to the first change that is left only after that, so that a crash before it sums everything again.
 */
async function sumEverything(stage: Stage): Promise<void> {
  const { first } = await stage.log.extent(CHANGES, 0);
  for (const area of REGION_CODES) {
    const days = await stage.store.range(area, 'HALF_HOUR', 0, Number.MAX_SAFE_INTEGER);
    await sumAndAnnounce(stage, countrySlotsIn(days, first), () => !stage.signal.aborted);
  }
  if (!stage.signal.aborted) await stage.log.reset(CHANGES, stage.groups.country, 'FIRST');
}
