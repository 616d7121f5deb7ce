import type { BandRow, Readout } from '../chart/readout.ts';
import type { BandKey, MarkKey } from '../chart/stack.ts';

/** What the two forms of the readout are given: a table and a list. */
export interface ReadoutRowsProps {
  readonly readout: Readout;
  /** What the other period is called; empty where none is shown. */
  readonly againstName: string;
  readonly onFocus: (mark: MarkKey | null) => void;
  readonly onToggle: (bands: readonly BandKey[]) => void;
  readonly onIsolate: (bands: readonly BandKey[]) => void;
  /** Whether the row of storage shows what it adds up. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** The rows as they are shown: an open one has its parts behind it. */
export const shownRows = ({ readout, isOpen }: ReadoutRowsProps): readonly BandRow[] =>
  readout.bands.flatMap((row) => (isOpen ? [row, ...row.parts] : [row]));

/** Whether a row is a part of the open one before it: only that adds up. */
export const isPart = (row: BandRow, { readout }: ReadoutRowsProps): boolean => !readout.bands.includes(row);

/** The handlers of a row that brings its mark out. A finger has no hover: it would leave the others faded. */
export const focusHandlers = (mark: MarkKey, onFocus: ReadoutRowsProps['onFocus']) => ({
  onPointerEnter: ({ pointerType }: { pointerType: string }) => pointerType === 'mouse' && onFocus(mark),
  onPointerLeave: () => onFocus(null),
  onFocus: ({ target }: { target: Element }) => target.matches(':focus-visible') && onFocus(mark),
  onBlur: () => onFocus(null),
});
