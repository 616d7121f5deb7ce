import { useMemo, useState } from 'react';
import type { MarkKey } from '../chart/stack.ts';

/** What a reader points at: a slot in a chart, or a mark in its legend. All that stands on one axis of time shares it. */
export interface ChartCursor {
  /** Null where no slot is chosen. */
  readonly slot: number | null;
  setSlot(slot: number | null): void;
  readonly focus: MarkKey | null;
  setFocus(mark: MarkKey | null): void;
}

export function useChartCursor(): ChartCursor {
  const [slot, setSlot] = useState<number | null>(null);
  const [focus, setFocus] = useState<MarkKey | null>(null);
  return useMemo(() => ({ slot, setSlot, focus, setFocus }), [slot, focus]);
}
