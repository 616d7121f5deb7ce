import type { SlotState } from './slot-history.ts';

/** What one fetch did to a slot. */
export interface Move {
  /** How the slot stood before the fetch; null where it was empty. */
  readonly before: SlotState | null;
  readonly after: SlotState;
}

/**
 * The move in which a log position set a slot; null where the slot's history does not hold that position. A move is all
 * that one fetch brought: real time lands four quarter-hours at a time, and a half-hour made of two of them was published
 * once, not published and then revised.
 */
export function moveOf(states: readonly SlotState[], position: number): Move | null {
  const at = states.findLastIndex((state) => state.position === position);
  if (at < 0) return null;
  const { knownAt } = states[at];
  let first = at;
  while (first > 0 && states[first - 1].knownAt === knownAt) first--;
  let last = at;
  while (last + 1 < states.length && states[last + 1].knownAt === knownAt) last++;
  return { before: states[first - 1] ?? null, after: states[last] };
}

/** The states after each fetch of a vintage: what stood only between two readings of one, nobody was ever told. */
export const afterFetches = (states: readonly SlotState[]): SlotState[] =>
  states.filter(({ knownAt, vintageRank }, i) => {
    const next = states[i + 1];
    return next?.knownAt !== knownAt || next.vintageRank !== vintageRank;
  });
