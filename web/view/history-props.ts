import type { AreaCode } from '@courant/core/domain';
import type { Status } from '../data/use-status.ts';
import type { PeriodControl } from './use-period.ts';
import type { UrlControl } from './use-url-state.ts';

export interface HistoryContentProps {
  readonly area: AreaCode;
  readonly url: UrlControl;
  readonly status: Status | undefined;
  readonly period: PeriodControl;
  readonly widthPx: number;
  /** Where the menu and the details of the chart stand on the page: keys reach them in the order of the screen. */
  readonly menuSlot: Element | null;
  readonly detailsSlot: Element | null;
}
