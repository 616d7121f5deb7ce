import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { seriesSet } from '../test/builders.ts';
import { toGround } from './ground.ts';
import { toStack } from './stack.ts';
import { StackPlot, type StackPlotProps } from './stack-plot.tsx';

afterEach(cleanup);

/**
 * Two bands upward, one downward, one on either side, a gap in one of them, a lone slot at the end, and a line with a gap
 * of its own.
 */
const set = seriesSet({
  NUCLEAR: [100, 100, 120, 90, 80],
  HYDRO: [20, -15, -15, 10, 0],
  WIND: [30, 45, null, null, 50],
  PUMPING: [-5, -20, -20, 0, -10],
  CONSUMPTION: [140, null, 150, 145, 160],
});
const stack = toStack('ARA', set);

type Corner = readonly [x: number, y: number];

/** The corners where each figure of a path of M, L, H, V and Z turns, beginning at the same one however it was drawn. */
function cornersOf(path: string): Corner[][] {
  return path
    .split('M')
    .slice(1)
    .map((figure) =>
      figure.endsWith('Z') ? fromFirst(turns(cornersOn(figure), true)) : turns(cornersOn(figure), false),
    );
}

function cornersOn(figure: string): Corner[] {
  const corners: Corner[] = [];
  for (const [, command, numbers = ''] of `L${figure}`.matchAll(/([LHV])([^LHVZ]*)/g)) {
    const [first = 0, second = 0] = numbers.trim().split(/[ ,]+/).map(Number);
    const [x, y] = corners.at(-1) ?? [0, 0];
    if (command === 'H') corners.push([first, y]);
    else if (command === 'V') corners.push([x, first]);
    else corners.push([first, second]);
  }
  return corners;
}

/** Without doubled corners and those on a straight way; a closed figure goes on from its last corner to its first. */
function turns(corners: readonly Corner[], isClosed: boolean): Corner[] {
  const apart = corners.filter(
    (corner, i) => `${corner}` !== `${isClosed ? corners.at(i - 1) : corners[i - 1]}`,
  );
  return apart.filter(([x, y], i) => {
    const before = isClosed ? apart.at(i - 1) : apart[i - 1];
    const after = isClosed ? apart[(i + 1) % apart.length] : apart[i + 1];
    return !before || !after || !(areEqual(before[0], x, after[0]) || areEqual(before[1], y, after[1]));
  });
}

const areEqual = (before: number, own: number, after: number) => before === own && own === after;

/** A closed figure from its leftmost, highest corner on. */
function fromFirst(corners: readonly Corner[]): Corner[] {
  const order = ([x, y]: Corner) => x * 10_000 + y;
  const first = corners.indexOf([...corners].sort((a, b) => order(a) - order(b))[0] ?? [0, 0]);
  return [...corners.slice(first), ...corners.slice(0, first)];
}

function drawnBy(marks: StackPlotProps['marks']): Record<string, { corners: Corner[][]; style: string }> {
  const { container } = render(
    <StackPlot
      stack={stack}
      ground={toGround(set, stack)}
      widthPx={900}
      heightPx={400}
      title="A small stack"
      timeTicks={[]}
      powerTicksMw={[0, 100]}
      powerLabel={String}
      {...(marks && { marks })}
    />,
  );
  const paths = [...container.querySelectorAll('path[data-band]')];
  return Object.fromEntries(
    paths.map((path) => [
      path.getAttribute('data-band'),
      { corners: cornersOf(path.getAttribute('d') ?? ''), style: path.getAttribute('style') ?? '' },
    ]),
  );
}

test('Victory’s marks and own paths draw the same picture, corner by corner, in the same style', () => {
  const victory = drawnBy('victory');

  expect(Object.keys(victory)).toEqual(['NUCLEAR', 'HYDRO', 'WIND', 'PUMPING', 'CONSUMPTION']);
  expect(victory.WIND?.corners).toHaveLength(2);
  expect(victory.HYDRO?.corners).toHaveLength(3);
  expect(drawnBy('path')).toEqual(victory);
});

test('a small stack is drawn by Victory’s marks', () => {
  expect(drawnBy(undefined)).toEqual(drawnBy('victory'));
});
