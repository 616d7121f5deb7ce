import type { Readout } from '../chart/readout.ts';
import type { BandKey, MarkKey } from '../chart/stack.ts';

/** What the two forms of the readout are given: a table and a list. */
export interface ReadoutRowsProps {
  readonly readout: Readout;
  /** What the other period is called; empty where none is shown. */
  readonly againstName: string;
  readonly onFocus: (mark: MarkKey | null) => void;
  readonly onToggle: (band: BandKey) => void;
  readonly onIsolate: (band: BandKey) => void;
}

/** The handlers of a row that brings its mark out. A finger has no hover: it would leave the others faded. */
export const focusHandlers = (mark: MarkKey, onFocus: ReadoutRowsProps['onFocus']) => ({
  onPointerEnter: ({ pointerType }: { pointerType: string }) => pointerType === 'mouse' && onFocus(mark),
  onPointerLeave: () => onFocus(null),
  onFocus: ({ target }: { target: Element }) => target.matches(':focus-visible') && onFocus(mark),
  onBlur: () => onFocus(null),
});
