import type { AreaCode } from './area.ts';
import { HOUR } from './calendar.ts';
import { bucketEnd, type LeafResolution } from './resolution.ts';

/**
 * Names slots that were set, without their values: a consumer reads those from the store when it handles the change. A
 * repeated change, or a sum of the country, may name slots that hold what they held before.
 */
export interface Change {
  readonly area: AreaCode;
  readonly resolution: LeafResolution;
  /** `[from, to)`, epoch milliseconds UTC. */
  readonly from: number;
  readonly to: number;
  /** Number of slots that were set in `[from, to)`. */
  readonly slots: number;
  /**
   * Log offset of the latest message that set one of them: in `readings` for a region, in `changes` for the country.
   * The name of `setBy` in stored messages.
   */
  readonly setter: number;
}

/** Announced once when a rebuilt namespace begins to serve: clients fetch all their figures again. */
export interface Rebuilt {
  /** The namespace. */
  readonly rebuilt: string;
}

/** A message of the topic `changes`. */
export type Announcement = Change | Rebuilt;

export const isRebuilt = (announcement: Announcement): announcement is Rebuilt => 'rebuilt' in announcement;

/** A leaf slot that a batch touches. */
export interface TouchedSlot {
  readonly area: AreaCode;
  readonly resolution: LeafResolution;
  readonly start: number;
  /** Log offset of the message that set it. */
  readonly setBy: number;
}

/** Slots that began longer ago than this are announced as ranges, so that a backfill does not flood clients. */
export const ANNOUNCED_ONE_BY_ONE_MS = 48 * HOUR;

/** A change while slots are still being added to it. */
type Run = { -readonly [Field in keyof Change]: Change[Field] };

const follows = (slot: TouchedSlot, run: Run): boolean =>
  run.to === slot.start && run.area === slot.area && run.resolution === slot.resolution;

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const compareSlots = (a: TouchedSlot, b: TouchedSlot): number =>
  compareText(a.area, b.area) || compareText(a.resolution, b.resolution) || a.start - b.start;

const toRun = ({ area, resolution, start, setBy }: TouchedSlot): Run => ({
  area,
  resolution,
  from: start,
  to: bucketEnd(resolution, start),
  slots: 1,
  setter: setBy,
});

function extendRun(run: Run, slot: TouchedSlot): void {
  run.to = bucketEnd(slot.resolution, slot.start);
  run.slots += 1;
  run.setter = Math.max(run.setter, slot.setBy);
}

/** The announcements of touched slots: recent ones one by one, older neighbours as one range. */
export function toChanges(touchedSlots: readonly TouchedSlot[], now: number): Change[] {
  const recent = now - ANNOUNCED_ONE_BY_ONE_MS;
  const runs: Run[] = [];
  for (const slot of [...touchedSlots].sort(compareSlots)) {
    const run = runs.at(-1);
    if (run && slot.start < recent && follows(slot, run)) extendRun(run, slot);
    else runs.push(toRun(slot));
  }
  return runs;
}
