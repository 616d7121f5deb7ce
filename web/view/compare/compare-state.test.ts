// @vitest-environment node
import { expect, test } from 'vitest';
import { againstDay, COMPARE_FORM, inMode, modeOf } from './compare-state.ts';

const read = (search: string) => COMPARE_FORM.read(new URLSearchParams(search));
const written = (search: string) => COMPARE_FORM.words(read(search));

test('the mode is what is filled in', () => {
  expect(modeOf(read(''))).toBe('ALL');
  expect(modeOf(read('areas=BRE.PDL'))).toBe('REGIONS');
  expect(modeOf(read('areas=BRE&against=2025-11-22'))).toBe('PERIODS');
  for (const [word, older] of [
    ['previous', 'before'],
    ['-P1Y', 'year'],
  ])
    expect(read(`areas=BRE&against=${older}`)).toEqual(read(`areas=BRE&against=${word}`));
  expect(read('areas=BRE&against=-P1Y').against).toBe('YEAR');
});

test('areas keep the order in which they were chosen, which gives each its stroke; no more than six', () => {
  expect(read('areas=pdl.BRE.XXX.PDL').areas).toEqual(['PDL', 'BRE']);
  expect(read('areas=IDF.CVL.BFC.NOR.HDF.GES.PDL').areas).toHaveLength(6);
});

test('areas joined by commas, as those of an export, are read as well', () => {
  expect(read('areas=BRE,pdl.NOR').areas).toEqual(['BRE', 'PDL', 'NOR']);
});

test('a link says its window and what differs from a first visit, and is read back as it was', () => {
  const { zoom, ...others } = written('');
  expect(zoom).toBe('7d');
  expect(Object.values(others).every((word) => word === null)).toBe(true);
  const search =
    'areas=BRE&measure=wind&from=2026-11-01&to=2026-11-07&against=-P1Y&align=weekday&view=person&scale=own&order=value';
  expect(
    new URLSearchParams(
      Object.entries(written(search)).filter(([, word]) => word !== null) as string[][],
    ).toString(),
  ).toBe(search);
});

test('unknown words count as absent', () => {
  expect(read('measure=love&view=none&against=yesterday&from=2026-02-30')).toEqual(read(''));
});

test('another mode keeps the areas that it can show', () => {
  const some = read('areas=BRE.PDL');
  expect(inMode(some, 'PERIODS')).toEqual({ areas: ['BRE'], against: 'BEFORE' });
  expect(inMode(some, 'ALL')).toEqual({ areas: [], against: null });
  expect(inMode(read(''), 'REGIONS').areas).not.toHaveLength(0);
});

test('the other period ends where the first begins, or is the same dates a year earlier', () => {
  const dates = { from: '2024-02-29', to: '2024-03-06' };
  expect(againstDay(dates, 'BEFORE')).toBe('2024-02-22');
  expect(againstDay(dates, 'YEAR')).toBe('2023-02-28');
  expect(againstDay({ from: '2024-03-01', to: '2024-03-31' }, 'BEFORE')).toBe('2024-02-01');
  expect(againstDay(dates, '2020-01-01')).toBe('2020-01-01');
});
