import type { ReactElement } from 'react';

/** A chart with data that never changes: the gallery shows it, and tests draw it. */
export interface ChartExample {
  readonly name: string;
  readonly note: string;
  render(widthPx: number): ReactElement;
}
