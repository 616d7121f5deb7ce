import { FILIERES, type Filiere, REGION_CODES, type Values } from '@courant/core/domain';
import { values } from '@courant/core/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { readMoment } from '../scalar/moment.ts';
import {
  at,
  HALF,
  openSettledStore,
  QUARTER,
  type SettledStore,
  starts,
} from '../series/test/settled-store.ts';
import { answerMix } from './answer-mix.ts';
import type { Mix } from './mix-type.ts';

const NOW = at('2024-01-18T12:00:00Z');
let settledStore: SettledStore;
beforeEach(async () => {
  settledStore = await openSettledStore();
});

const mixOf = (area: 'BRE' | 'NOR' | 'FR', from?: string, to?: string): Promise<Mix | null> =>
  answerMix(
    area,
    { from: from ? readMoment(from) : null, to: to ? readMoment(to) : null },
    settledStore.deps(NOW),
  );
const production = (mw: Partial<Record<Filiere, number | null>>): Values => values(mw);
const sharesOf = (mix: Mix | null) => mix?.shares.map(({ measure, power, share }) => [measure, power, share]);

test('now is the newest slot whose production is published, not one that lacks a filière', async () => {
  await settledStore.fill('NOR', 'REAL_TIME', [NOW - 2 * QUARTER], () =>
    production({ NUCLEAR: 60, WIND: 30, THERMAL: 10 }),
  );
  await settledStore.fill('NOR', 'REAL_TIME', [NOW - QUARTER], () => production({ NUCLEAR: null, WIND: 30 }));
  const mix = await mixOf('NOR');
  expect(mix).toMatchObject({ from: NOW - 2 * QUARTER, to: NOW - QUARTER, production: 100 });
  expect(sharesOf(mix)).toEqual([
    ['NUCLEAR', 60, 0.6],
    ['THERMAL', 10, 0.1],
    ['WIND', 30, 0.3],
    ['SOLAR', 0, 0],
    ['HYDRO', 0, 0],
    ['BIOENERGY', 0, 0],
  ]);
  expect(mix?.renewableShare).toBe(0.3);
  expect(mix?.lowCarbonShare).toBe(0.9);
});

test('a filière that the area does not have is not in its mix', async () => {
  await settledStore.fill('BRE', 'REAL_TIME', [NOW - QUARTER], () =>
    production({ NUCLEAR: null, WIND: 75, SOLAR: 25 }),
  );
  expect((await mixOf('BRE'))?.shares.map(({ measure }) => measure)).toEqual(
    FILIERES.filter((f) => f !== 'NUCLEAR'),
  );
});

test('a consolidated half-hour beyond the newest quarter-hour is now', async () => {
  await settledStore.fill('BRE', 'REAL_TIME', [NOW - 4 * QUARTER], () => production({ WIND: 75 }));
  await settledStore.fill('BRE', 'CONSOLIDATED', [NOW - HALF], () => production({ WIND: 50 }));
  expect(await mixOf('BRE')).toMatchObject({ from: NOW - HALF, production: 50 });
});

test('a filière below zero has no share, and the others share what they gave', async () => {
  await settledStore.fill('NOR', 'REAL_TIME', [NOW - QUARTER], () =>
    production({ NUCLEAR: 0, WIND: 60, SOLAR: -1, HYDRO: -50, THERMAL: 40 }),
  );
  const mix = await mixOf('NOR');
  expect(mix?.production).toBe(49);
  expect(sharesOf(mix)).toEqual([
    ['NUCLEAR', 0, 0],
    ['THERMAL', 40, 0.4],
    ['WIND', 60, 0.6],
    ['SOLAR', -1, 0],
    ['HYDRO', -50, 0],
    ['BIOENERGY', 0, 0],
  ]);
  expect([mix?.renewableShare, mix?.lowCarbonShare]).toEqual([0.6, 0.6]);
});

test('reactors that take power leave low-carbon as it is, not below renewable', async () => {
  await settledStore.fill('NOR', 'REAL_TIME', [NOW - QUARTER], () =>
    production({ NUCLEAR: -30, WIND: 50, THERMAL: 50 }),
  );
  expect(await mixOf('NOR')).toMatchObject({ renewableShare: 0.5, lowCarbonShare: 0.5 });
});

test('what was produced is shared even where more was taken; without any there is no mix', async () => {
  await settledStore.fill('NOR', 'REAL_TIME', [NOW - 2 * QUARTER], () =>
    production({ NUCLEAR: -80, WIND: 50 }),
  );
  expect(await mixOf('NOR')).toMatchObject({ production: -30, renewableShare: 1 });
  await settledStore.fill('NOR', 'REAL_TIME', [NOW - QUARTER], () => production({ NUCLEAR: -80 }));
  expect(await mixOf('NOR')).toBeNull();
});

describe('over a range', () => {
  const day = (date: string) => starts(at(`${date}T23:00:00Z`), at(`${date}T23:00:00Z`) + 48 * HALF, HALF);

  test('it is of sums on the slots whose production is published, by half-hours and by days alike', async () => {
    const slots = [...day('2024-01-01'), ...day('2024-01-02')];
    const lacking = new Set(slots.slice(10, 20));
    await settledStore.fill('BRE', 'DEFINITIVE', slots, (start) =>
      production({
        WIND: start < at('2024-01-02T23:00:00Z') ? 100 : 300,
        SOLAR: lacking.has(start) ? null : 100,
      }),
    );
    const counted = slots.filter((start) => !lacking.has(start));
    const wind = counted.reduce((sum, start) => sum + (start < at('2024-01-02T23:00:00Z') ? 100 : 300), 0);
    const mean = wind / counted.length;
    const short = await mixOf('BRE', '2024-01-02', '2024-01-03');
    const long = await mixOf('BRE', '2024-01-02', '2024-01-13');
    expect(short?.production).toBe(Math.round((mean + 100) * 10) / 10);
    expect(short?.shares.find(({ measure }) => measure === 'WIND')?.share).toBeCloseTo(
      mean / (mean + 100),
      4,
    );
    expect(long?.shares).toEqual(short?.shares);
    expect(long?.production).toBe(short?.production);
  });

  test('it says what it was widened and cut to', async () => {
    await settledStore.fill('BRE', 'DEFINITIVE', day('2024-01-01'), () => production({ WIND: 100 }));
    expect(await mixOf('BRE', '2024-01-02T10:10:00Z', '2024-01-02T11:10:00Z')).toMatchObject({
      from: at('2024-01-02T10:00:00Z'),
      to: at('2024-01-02T11:30:00Z'),
    });
    expect(await mixOf('BRE', '2024-01-02T10:10:00Z')).toMatchObject({
      from: at('2024-01-01T23:00:00Z'),
      to: at('2024-01-18T23:00:00Z'),
    });
  });

  test('outside what is covered, or where nothing was produced, there is none', async () => {
    expect(await mixOf('BRE')).toBeNull();
    await settledStore.fill('BRE', 'DEFINITIVE', day('2024-01-01'), () => production({}));
    expect(await mixOf('BRE')).toBeNull();
    expect(await mixOf('BRE', '2011', '2011')).toBeNull();
  });
});

test("the country's is the sum of its regions", async () => {
  for (const region of REGION_CODES) {
    await settledStore.fill(region, 'CONSOLIDATED', [NOW - HALF], () =>
      production({ HYDRO: 10, THERMAL: region === 'PAC' ? 120 : 0 }),
    );
  }
  await settledStore.sumCountry([NOW - HALF]);
  expect(await mixOf('FR')).toMatchObject({ production: 240, renewableShare: 0.5, lowCarbonShare: 0.5 });
});

test('errors: an end without a beginning, and an inverted range', async () => {
  await expect(mixOf('BRE', undefined, '2024')).rejects.toMatchObject({
    extensions: { code: 'BAD_ARGUMENT' },
  });
  await expect(mixOf('BRE', '2024', '2023')).rejects.toMatchObject({ extensions: { code: 'BAD_RANGE' } });
});
