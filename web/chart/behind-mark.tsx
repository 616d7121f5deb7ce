import type { ReactElement } from 'react';

/** The dial of a clock around the origin, 20 wide: it marks a figure that is older than those beside it. */
export const ClockDial = (): ReactElement => (
  <g fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
    <circle r="8.4" />
    <path d="M0 -4.6V0L3.4 2" />
  </g>
);

/** The dial as tall as the text around it. */
export const BehindMark = (): ReactElement => (
  <svg width="0.95em" height="0.95em" viewBox="-10 -10 20 20" aria-hidden="true">
    <ClockDial />
  </svg>
);
