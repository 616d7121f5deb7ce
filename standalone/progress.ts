import type { BackfillProgress } from '@courant/core/domain';

const BAR = 24;
const ERASE = '\r\u001b[K';

/** `History [####....] 37 of 156 slices (24 %), 2 to be asked again` */
export function toLine({ slicesDone, slicesTotal, slicesFailed }: BackfillProgress): string {
  const share = slicesTotal === 0 ? 1 : slicesDone / slicesTotal;
  const full = Math.floor(share * BAR);
  const bar = '#'.repeat(full) + '.'.repeat(BAR - full);
  const again = slicesFailed === 0 ? '' : `, ${slicesFailed} to be asked again`;
  return `History [${bar}] ${slicesDone} of ${slicesTotal} slices (${Math.floor(share * 100)} %)${again}`;
}

export interface ProgressLine {
  show(progress: BackfillProgress): void;
  /** Removes the line from the terminal until it is shown again, so that another line can be written. */
  clear(): void;
}

/**
 * Draws the backfill: in a terminal one line that is overwritten, elsewhere a line for every tenth. Writes nothing more
 * once the history is complete.
 */
export function createProgressLine(isTerminal: boolean, write: (text: string) => void): ProgressLine {
  let shownTenth = -1;
  let isDone = false;
  return {
    clear() {
      if (isTerminal && !isDone && shownTenth >= 0) write(ERASE);
    },
    show(progress) {
      if (isDone) return;
      isDone = progress.slicesDone >= progress.slicesTotal;
      const tenth = Math.floor((10 * progress.slicesDone) / Math.max(1, progress.slicesTotal));
      if (isTerminal) write(`${ERASE}${toLine(progress)}${isDone ? '\n' : ''}`);
      else if (tenth !== shownTenth) write(`${toLine(progress)}\n`);
      shownTenth = tenth;
    },
  };
}
