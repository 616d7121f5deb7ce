/**
 * Processor time of one update of the stack in jsdom, drawn by Victory's marks and by own paths: nine series, each
 * update with other figures. `NODE_ENV=production TSX_TSCONFIG_PATH=web/tsconfig.json node
 * --conditions=@courant/source --import tsx web/chart/stack-plot.bench.tsx`, from the root. Both drawings take turns in
 * one process, and medians of the rounds are printed, so that a busy neighbour hits both.
 */
import { JSDOM } from 'jsdom';
import type { ReactElement } from 'react';
import { sampleSeriesSet } from '../gallery/sample-day.ts';
import { timeDomain } from './slots.ts';
import { type Stack, toStack } from './stack.ts';
import type { StackPlotProps } from './stack-plot.tsx';

const SLOT_COUNTS = [96, 200, 400, 750];
type Marks = NonNullable<StackPlotProps['marks']>;
const ROUNDS = 7;
const UPDATES = 40;

const { window } = new JSDOM('<div id="plot"></div>');
Object.assign(globalThis, { window, document: window.document });
// React looks for a window as it loads.
const { createRoot } = await import('react-dom/client');
const { flushSync } = await import('react-dom');
const { StackPlot } = await import('./stack-plot.tsx');

for (const slots of SLOT_COUNTS) {
  const stacks = [0, 1, 2, 3].map((shift) => nineSeries(slots, shift));
  const [victoryMs, pathMs] = medianMs(stacks);
  const ratio = (victoryMs / pathMs).toFixed(1);
  console.log(
    `${slots} x 9: marks ${victoryMs.toFixed(1)} ms, paths ${pathMs.toFixed(1)} ms, ratio ${ratio}`,
  );
}

function medianMs(stacks: readonly Stack[]): [victoryMs: number, pathMs: number] {
  msPerUpdate(stacks, 'victory'); // The first rounds also compile.
  msPerUpdate(stacks, 'path');
  const victory: number[] = [];
  const path: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    victory.push(msPerUpdate(stacks, 'victory'));
    path.push(msPerUpdate(stacks, 'path'));
  }
  return [median(victory), median(path)];
}

/** Eight bands and a line; another slot is missing at each shift. */
function nineSeries(slots: number, shift: number): Stack {
  const set = sampleSeriesSet('QUARTER_HOUR', slots, (_, slot) => slot === 10 + shift);
  const hidden = new Set(['BATTERY_CHARGE', 'BATTERY_DISCHARGE', 'EXPORT'] as const);
  const stack = toStack('ARA', set, hidden);
  if (stack.bands.length !== 8)
    throw new Error(`The sample has ${stack.bands.length} bands, the bench needs 8.`);
  return stack;
}

function msPerUpdate(stacks: readonly Stack[], marks: Marks): number {
  const root = createRoot(plotElement());
  const draw = (stack: Stack) => flushSync(() => root.render(plot(stack, marks)));
  for (const stack of stacks) draw(stack);
  const before = process.cpuUsage();
  for (let i = 0; i < UPDATES; i++) draw(stacks[i % stacks.length] ?? nineSeries(96, 0));
  const { user, system } = process.cpuUsage(before);
  flushSync(() => root.unmount());
  return (user + system) / 1000 / UPDATES;
}

function plotElement(): HTMLElement {
  const element = window.document.getElementById('plot');
  if (!element) throw new Error('The page of the bench has no #plot.');
  return element;
}

function plot(stack: Stack, marks: Marks): ReactElement {
  const timeTicks = stack.starts.filter((_, i) => i % 8 === 0).map((at) => ({ at, label: '00:00' }));
  return (
    <StackPlot
      stack={stack}
      ground={{ gaps: [], realTime: [timeDomain(stack)], running: null }}
      widthPx={1200}
      heightPx={420}
      title="bench"
      timeTicks={timeTicks.slice(0, 16)}
      powerTicksMw={[-1000, 0, 1000, 2000, 3000, 4000, 5000]}
      powerLabel={String}
      marks={marks}
    />
  );
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}
