import type { ReactElement } from 'react';
import StreamStack from '../chart/stream-stack.tsx';
import type { EventLine, LineContent } from '../data/event-line.ts';
import { emptyReading } from '../data/reading.ts';
import { EventList } from '../view/live/event-list.tsx';
import { ReplayBanner } from '../view/replay/replay-banner.tsx';
import type { ChartExample } from './chart-example.ts';
import { SAMPLE_DAY, sampleSeriesSet } from './sample-day.ts';

const HALF_HOUR_MS = 1_800_000;
const HALF_HOURS = 48;

const renderStack = (widthPx: number, filled: number): ReactElement => (
  <StreamStack
    set={sampleSeriesSet('HALF_HOUR', HALF_HOURS, (_, slot) => slot >= filled)}
    saidUntil={SAMPLE_DAY + filled * HALF_HOUR_MS}
    widthPx={widthPx}
    heightPx={260}
    title="A day that fills in"
  />
);

const reading = {
  ...emptyReading('BRE', SAMPLE_DAY),
  valuesMw: { ...emptyReading('BRE', SAMPLE_DAY).valuesMw, CONSUMPTION: 2345 },
};
/** One of each kind, newest first. */
const CONTENTS: readonly LineContent[] = [
  { kind: 'STREAM', note: { is: 'CUT', lastedMs: 14_000, events: 29 } },
  { kind: 'PUBLISHED', reading },
  { kind: 'REVISED', reading, change: { measure: 'EXCHANGE', before: -1203, after: -1237 }, changes: 3 },
  { kind: 'REVISED', reading, change: { measure: 'WIND', before: null, after: 812 }, changes: 1 },
  { kind: 'REVISED', reading, change: null, changes: 0 },
  { kind: 'RANGE', area: 'PAC', start: SAMPLE_DAY, end: SAMPLE_DAY + 31 * HALF_HOURS * HALF_HOUR_MS },
  { kind: 'STREAM', note: { is: 'RESET', reason: 'CURSOR_EXPIRED' } },
  { kind: 'STREAM', note: { is: 'SNAPSHOT', areas: 13 } },
];
const LINES = CONTENTS.map(
  (content, i): EventLine => ({ index: CONTENTS.length - i, at: SAMPLE_DAY, content }),
);

/** The parts of the live page and of the replay. */
export const STREAM_EXAMPLES: readonly ChartExample[] = [
  {
    name: 'A day that fills in',
    note: 'A replay at 14:30: the thin line says how far everything has been said.',
    render: (widthPx) => renderStack(widthPx, 29),
  },
  {
    name: 'A day that has not begun to fill in',
    note: 'Its axes stand already.',
    render: (widthPx) => renderStack(widthPx, 0),
  },
  {
    name: 'Lines of a log',
    note: 'One of each kind: a cut, a new slot, revisions, a range of the past, a reset, a snapshot.',
    render: () => (
      <figure>
        <EventList lines={LINES} />
      </figure>
    ),
  },
  {
    name: 'The banner of a replay',
    note: 'It stays in view, so that nobody takes the figures for those of now.',
    render: () => (
      <figure>
        <ReplayBanner
          name="18 Jan 2024"
          moment={SAMPLE_DAY + 29 * HALF_HOUR_MS}
          start={SAMPLE_DAY}
          end={SAMPLE_DAY + HALF_HOURS * HALF_HOUR_MS}
          hasEnded={false}
        >
          <span />
        </ReplayBanner>
      </figure>
    ),
  },
];
