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
import { type Batch, CHANGES, type Entry, OffsetGoneError } from '@courant/core/log';
import { commitIfCurrent, type Stage, toBatchDone } from './stage.ts';
import { sumSlots } from './sum-slots.ts';

const EXPIRE_EVERY_MS = 60 * 60_000;

/** Second stage, `changes` of the regions to sums of the country; one writer. Runs until the signal aborts. */
export async function runCountry(stage: Stage): Promise<void> {
  while (!stage.signal.aborted) {
    try {
      return await followChanges(stage);
    } catch (fault) {
      if (!(fault instanceof OffsetGoneError)) throw fault;
      await sumEverything(stage);
    }
  }
}

async function followChanges(stage: Stage): Promise<void> {
  const { log, signal, now, groups, onBatch, maxBatch, yieldToEventLoop } = stage;
  let expiredAt = Number.NEGATIVE_INFINITY;
  for await (const batch of log.consume(CHANGES, groups.country, { signal, maxBatch })) {
    if (!(await sumAndAnnounce(stage, countrySlots(changesOf(batch)), () => batch.isCurrent()))) continue;
    if (await commitIfCurrent(batch)) onBatch?.(toBatchDone('country', batch));
    await yieldToEventLoop?.();
    if (now() - expiredAt < EXPIRE_EVERY_MS) continue;
    expiredAt = now();
    await log.expire(CHANGES, expiredAt);
  }
}

/** Sums the slots and announces every one of them, changed or not; false if the work is no longer ours. */
const sumAndAnnounce = (
  { log, store, now }: Stage,
  slots: readonly CountrySlot[],
  isCurrent: () => boolean,
): Promise<boolean> =>
  sumSlots(
    store,
    slots,
    isCurrent,
    async ({ touchedSlots: named }) => void (await log.append(CHANGES, toChanges(named, now()))),
  );

const changesOf = (batch: Batch<Announcement>): PositionedChange[] => batch.entries.flatMap(toPlacedChanges);
const toPlacedChanges = ({ message, offset }: Entry<Announcement>): PositionedChange[] =>
  message.ok && !isRebuilt(message.value) ? [{ ...message.value, position: offset }] : [];

/**
 * The place in `changes` has expired: what was announced meanwhile is unknown, so every half-hour that a region holds is
 * summed again. Only then is the place moved, to the first change kept: a crash before that sums everything once more.
 */
async function sumEverything(stage: Stage): Promise<void> {
  const { first } = await stage.log.extent(CHANGES, 0);
  for (const area of REGION_CODES) {
    const days = await stage.store.range(area, 'HALF_HOUR', 0, Number.MAX_SAFE_INTEGER);
    await sumAndAnnounce(stage, countrySlotsIn(days, first), () => !stage.signal.aborted);
  }
  if (!stage.signal.aborted) await stage.log.reset(CHANGES, stage.groups.country, 'FIRST');
}
