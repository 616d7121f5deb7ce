import type { AreaCode } from '@courant/core/domain';
import type { UrlControl } from '../use-url-state.ts';

/** What each card of an area is given. */
export interface CardProps {
  readonly area: AreaCode;
  readonly url: UrlControl;
}
