import {
  ANNOUNCED_ONE_BY_ONE_MS,
  AREA_CODES,
  type AreaCode,
  type LeafResolution,
} from '@courant/core/domain';
import { QUARTER_HOUR_MS } from '../column/bucket-grid.ts';
import type { Reading } from '../reading/reading-type.ts';
import type { SlotChange } from '../reading/slot-change.ts';
import type { Replay, ReplayClock } from './replay.ts';

/** An event of a replay that is not created yet. */
export interface ReplayStep {
  /** Its position in the replay; positions rise, with holes. */
  readonly position: number;
  /** When it happened by the replay's clock, epoch milliseconds UTC. */
  readonly instant: number;
  readReading(): Promise<Reading>;
  /** What it changed in a slot that had a reading; null where it fills the slot. */
  readChange(): Promise<SlotChange | null>;
}

/** A leaf slot. */
interface Slot {
  readonly area: AreaCode;
  readonly resolution: LeafResolution;
  /** Epoch milliseconds UTC. */
  readonly start: number;
}

/** Slots that begin together: one of each area on both leaf grids. */
const SLOTS_AT_ONCE = 2 * AREA_CODES.length;
/** The oldest slots that a follower is sent one by one, counted from the newest. */
const QUARTER_HOURS_BACK = ANNOUNCED_ONE_BY_ONE_MS / QUARTER_HOUR_MS;

/** By clock: the length of its ticks, and the positions in one. */
const TICKS: Readonly<Record<ReplayClock, { readonly tickMs: number; readonly positions: number }>> = {
  MEASURED: { tickMs: QUARTER_HOUR_MS, positions: SLOTS_AT_ONCE },
  KNOWN: { tickMs: 1, positions: (QUARTER_HOURS_BACK + 1) * SLOTS_AT_ONCE },
};

/** In the order of their instants; slots of one instant in the order of their starts, quarter-hours before half-hours. */
export function positionOf({ clock, range }: Replay, instant: number, slot: Slot): number {
  const { tickMs, positions } = TICKS[clock];
  const index = indexAmongEqualStarts(slot);
  const inTick = clock === 'MEASURED' ? index : quarterHoursBack(instant, slot.start) * SLOTS_AT_ONCE + index;
  return Math.floor((instant - range.from) / tickMs) * positions + inTick;
}

/** The instant of the steps at a position, epoch milliseconds UTC. */
export function instantOf({ clock, range }: Replay, position: number): number {
  const { tickMs, positions } = TICKS[clock];
  return range.from + Math.floor(position / positions) * tickMs;
}

const indexAmongEqualStarts = ({ area, resolution }: Slot): number =>
  (resolution === 'QUARTER_HOUR' ? 0 : AREA_CODES.length) + AREA_CODES.indexOf(area);

/** Quarter-hours from the oldest slot that is sent one by one at an instant to a slot. */
const quarterHoursBack = (instant: number, start: number): number =>
  QUARTER_HOURS_BACK - Math.floor(instant / QUARTER_HOUR_MS) + start / QUARTER_HOUR_MS;
