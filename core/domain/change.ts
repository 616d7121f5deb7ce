import type { AreaCode } from './area.ts';
import { HOUR } from './calendar.ts';
import { bucketEnd, type LeafResolution } from './resolution.ts';

/** What moved, never to what: whoever follows changes reads the store when it delivers. */
export interface Change {
  readonly area: AreaCode;
  readonly resolution: LeafResolution;
  /** `[from, to)`, epoch milliseconds UTC. */
  readonly from: number;
  readonly to: number;
  /** Slots that moved in it. */
  readonly slots: number;
  /** Position of the latest message that set one of them: in `readings` for a region, in `changes` for the country. */
  readonly setter: number;
}

/** Said once in `changes` when a rebuilt namespace begins to serve: whoever holds figures asks for all of them again. */
export interface Rebuilt {
  readonly rebuilt: string;
}

/** What `changes` holds. */
export type Announcement = Change | Rebuilt;

export const isRebuilt = (announcement: Announcement): announcement is Rebuilt => 'rebuilt' in announcement;

/** One slot named by a batch, with the position of what set it. */
export interface TouchedSlot {
  readonly area: AreaCode;
  readonly resolution: LeafResolution;
  readonly start: number;
  readonly setter: number;
}

/** Slots that began longer ago than this are announced as ranges, so that a backfill floods nobody. */
export const ANNOUNCED_ONE_BY_ONE_MS = 48 * HOUR;

/** A change while slots are still being added to it. */
type Run = { -readonly [Field in keyof Change]: Change[Field] };

const follows = (slot: TouchedSlot, run: Run): boolean =>
  run.to === slot.start && run.area === slot.area && run.resolution === slot.resolution;

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const compareSlots = (a: TouchedSlot, b: TouchedSlot): number =>
  compareText(a.area, b.area) || compareText(a.resolution, b.resolution) || a.start - b.start;

const toRun = ({ area, resolution, start, setter }: TouchedSlot): Run => ({
  area,
  resolution,
  from: start,
  to: bucketEnd(resolution, start),
  slots: 1,
  setter,
});

function extendRun(run: Run, slot: TouchedSlot): void {
  run.to = bucketEnd(slot.resolution, slot.start);
  run.slots += 1;
  run.setter = Math.max(run.setter, slot.setter);
}

/** The announcements of named slots: recent ones one by one, older neighbours as one range. */
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
