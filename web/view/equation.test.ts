// @vitest-environment node
import { expect, test } from 'vitest';
import type { Figures } from '../data/figures.ts';
import { equationOf } from './equation.ts';

const figures = (
  consumptionMw: number | null,
  productionMw: number | null,
  exchangeMw: number | null,
  storageMw = 0,
) => ({ consumptionMw, productionMw, exchangeMw, storageMw }) as Figures;

/** As it is printed: "54.6 = 67.6 produced - 13.0 exported". */
function printed(...args: Parameters<typeof figures>): string {
  const equation = equationOf(figures(...args));
  if (!equation) return 'none';
  const terms = equation.terms.map(({ key, sign, tenths }) => `${sign < 0 ? '-' : '+'}${tenths / 10} ${key}`);
  return `${equation.consumedTenths / 10} = ${terms.join(' ')}`;
}

test('terms that would not add up as rounded are rounded so that they do, those nearest to the next tenth up', () => {
  expect(printed(54_640, 67_640, -13_000)).toBe('54.6 = +67.6 produced -13 exported');
  // Rounded one by one: 54.6 = 67.6 - 13.1, which is false.
  expect(printed(54_560, 67_620, -13_060)).toBe('54.6 = +67.6 produced -13 exported');
});

test('any figures add up as they are printed, and each is within a tenth of its own', () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let i = 0; i < 2000; i++) {
    const [production, exchange, storage] = [
      20_000 + random() * 60_000,
      random() * 30_000 - 15_000,
      random() * 4000 - 2000,
    ];
    const consumption = production + exchange + storage + random() * 400 - 200;
    const equation = equationOf(figures(consumption, production, exchange, storage));
    const sum = (equation?.terms ?? []).reduce((total, { sign, tenths }) => total + sign * tenths, 0);
    expect(sum).toBe(equation?.consumedTenths);
    const produced = equation?.terms.find(({ key }) => key === 'produced')?.tenths ?? Number.NaN;
    expect(Math.abs(produced - production / 100)).toBeLessThan(1);
  }
});

test('each side has its word: imports and storage that gives are added, exports and storage that takes are taken off', () => {
  expect(printed(60_000, 55_000, 4000, 1000)).toBe('60 = +55 produced +4 imported +1 released');
  expect(printed(60_000, 68_000, -6000, -2000)).toBe('60 = +68 produced -6 exported -2 stored');
});

test('what the publisher’s figures leave open is a term of its own', () => {
  expect(printed(60_000, 55_000, 4000)).toBe('60 = +55 produced +4 imported +1 unexplained');
  expect(printed(60_000, 55_000, 4960)).toBe('60 = +55 produced +5 imported');
});

test('without one of its figures there is no equation, and zero is a figure', () => {
  expect(printed(null, 55_000, 4000)).toBe('none');
  expect(printed(60_000, null, 4000)).toBe('none');
  expect(printed(60_000, 55_000, null)).toBe('none');
  expect(printed(0, 0, 0)).toBe('0 = +0 produced');
});
