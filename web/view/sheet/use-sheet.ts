import type { RegionCode } from '@courant/core/domain';
import { type MouseEvent, useMemo, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readSheet, withSheet } from './sheet-state.ts';

type Opener = Pick<HTMLElement, 'focus'>;

/** Opens the sheet of a region; the focus comes back to what opened it. */
export type OpenSheet = (region: RegionCode, opener: Opener | null) => void;

export interface SheetControl {
  /** Null where no sheet is open. */
  readonly region: RegionCode | null;
  /** Whether a reader opened it; a link takes no focus. */
  readonly isChosen: boolean;
  readonly open: OpenSheet;
  close(): void;
}

/** The region whose sheet lies over the overview: the address has it. */
export function useSheet(): SheetControl {
  const region = readSheet(useSearch());
  const [path, navigate] = useLocation();
  const opener = useRef<Opener | null>(null);
  return useMemo(() => {
    // The address may be newer than the last drawing: the time slider writes it, too.
    // A sheet that opens is a step of its own, so that Back closes it.
    const show = (next: RegionCode | null) =>
      navigate(path + withSheet(window.location.search, next), {
        replace: region !== null || next === null,
      });
    return {
      region,
      isChosen: opener.current !== null,
      open: (next, from) => {
        opener.current = from;
        show(next);
      },
      close: () => {
        show(null);
        opener.current?.focus();
        opener.current = null;
      },
    };
  }, [region, path, navigate]);
}

/** Whether a click is a pointer's that opens no tab of its own: a key follows the link. */
export const isPlainClick = ({ detail, metaKey, ctrlKey, shiftKey }: MouseEvent): boolean =>
  detail > 0 && !metaKey && !ctrlKey && !shiftKey;
