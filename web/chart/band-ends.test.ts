// @vitest-environment node
import { scaleLinear } from 'd3-scale';
import { expect, test } from 'vitest';
import { seriesSet } from '../test/builders.ts';
import { bandEnds } from './band-ends.ts';
import { type Stack, toStack } from './stack.ts';

const SLOTS = 24;
const always = (mw: number) => Array(SLOTS).fill(mw);

/** A plot of 10 pixels a slot and one pixel for 10 MW. */
const ends = (stack: Stack) =>
  bandEnds(
    stack,
    {
      x: scaleLinear([stack.starts[0] ?? 0, stack.ends.at(-1) ?? 1], [0, 10 * SLOTS]),
      y: scaleLinear([0, 3000], [300, 0]),
    },
    (key) => key,
  );
const stackOf = (columns: Parameters<typeof seriesSet>[0]) => toStack('BRE', seriesSet(columns));

test('a band of 14 px and more is named at its end, half-way up; a lower one is not', () => {
  const stack = stackOf({ HYDRO: always(140), WIND: always(139), SOLAR: always(400) });

  expect(ends(stack)).toEqual([
    { key: 'HYDRO', name: 'HYDRO', xPx: 236, yPx: 293 },
    { key: 'SOLAR', name: 'SOLAR', xPx: 236, yPx: expect.closeTo(252.1, 5) },
  ]);
});

test('a band that moves is named where its whole name lies inside it, else not at all', () => {
  const risen = [...Array(SLOTS - 2).fill(0), 200, 200];
  const moving = [...Array(SLOTS - 2).fill(60), 200, 200];

  expect(ends(stackOf({ HYDRO: always(200), WIND: risen })).map(({ key }) => key)).toEqual(['HYDRO']);
  expect(ends(stackOf({ HYDRO: moving, WIND: always(200) }))).toEqual([]);
});

test('what is not published yet at the end moves the name back; a gap under it leaves it out', () => {
  const published = [...Array(SLOTS - 4).fill(300), null, null, null, null];
  const broken = [...Array(SLOTS - 2).fill(300), null, 300];

  expect(ends(stackOf({ HYDRO: published })).map(({ xPx }) => xPx)).toEqual([196]);
  expect(ends(stackOf({ HYDRO: broken }))).toEqual([]);
});
