import type { SlotState } from './slot-history.ts';

/** The change that one fetch made to a slot. */
export interface SlotChange {
  /** The slot's state before the fetch; null where it was empty. */
  readonly before: SlotState | null;
  readonly after: SlotState;
}

/**
 * The change in which a log position set a slot; null where the slot's history does not hold that position. It covers
 * everything that one fetch brought: real time arrives four quarter-hours at a time, so a half-hour made of two of them
 * was published once, not published and then revised.
 */
export function findSlotChange(states: readonly SlotState[], position: number): SlotChange | null {
  const index = states.findLastIndex((state) => state.position === position);
  const state = states[index];
  if (!state) return null;
  let first = index;
  while (states[first - 1]?.knownAt === state.knownAt) first--;
  let after = state;
  for (const later of states.slice(index + 1)) {
    if (later.knownAt !== state.knownAt) break;
    after = later;
  }
  return { before: states[first - 1] ?? null, after };
}

/** The states after each fetch of a vintage, without those between two readings of one fetch, which no answer ever showed. */
export const statesAfterEachFetch = (states: readonly SlotState[]): SlotState[] =>
  states.filter(({ knownAt, vintageRank }, i) => {
    const next = states[i + 1];
    return next?.knownAt !== knownAt || next.vintageRank !== vintageRank;
  });

/** What each fetch did to a slot, first to last. */
export function changeOfEachFetch(states: readonly SlotState[]): SlotChange[] {
  const last = states.filter(({ knownAt }, i) => states[i + 1]?.knownAt !== knownAt);
  return last.map((after, i) => ({ before: last[i - 1] ?? null, after }));
}
