import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { closePage, HEALTHY_STATUS, latestAnswer, openPage } from '../../test/page.tsx';
import { followsLive, iframeText } from './embed-address.ts';
// Loaded before the tests, since the page loads it lazily.
import './embed-page.tsx';
import { type EMBED_VIEWS, embedProblem } from './embed-state.ts';
import { tileGrid } from './tile-grid.ts';

afterEach(closePage);

const problemOf = (view: (typeof EMBED_VIEWS)[number], search: string) =>
  embedProblem(view, new URLSearchParams(search))?.words;

describe('the address of a frame', () => {
  test.each([
    ['stack', 'area=BRE&zoom=7d&view=mwh&step=hour&hide=wind.import&against=-P1Y&lang=fr&live=1&theme=auto'],
    ['stack', 'area=fr&from=2026-10-25&to=2026-10-25T12:00Z&asof=2026-10-27'],
    ['map', 'measure=balance&at=2026-11-28T17:30Z'],
    ['figure', 'area=BRE&measure=low_carbon'],
    ['compare', 'areas=BRE,PDL'],
    [
      'compare',
      'areas=BRE.PDL&measure=wind&zoom=30d&against=-P1Y&align=weekday&view=index&scale=own&order=value',
    ],
  ] as const)('takes the words of the page that shows the same: %s', (view, search) => {
    expect(problemOf(view, search)).toBeUndefined();
  });

  test.each([
    ['stack', 'area=XX', { name: 'area', word: 'XX', allowed: expect.stringContaining('FR, ') }],
    ['stack', 'measure=wind', { name: 'measure', allowed: expect.stringContaining('area, zoom') }],
    [
      'stack',
      'hide=wind.coal',
      { name: 'hide', word: 'wind.coal', allowed: expect.stringContaining('solar') },
    ],
    [
      'compare',
      'areas=XX',
      { name: 'areas', word: 'XX', allowed: expect.stringMatching(/^FR(\.[A-Z]{3}){12} \(1–6\)$/) },
    ],
    ['map', 'at=yesterday', { name: 'at', word: 'yesterday', allowed: '2026-11-28T17:30Z' }],
    ['figure', 'theme=blue', { name: 'theme', word: 'blue', allowed: 'auto, light, dark' }],
    [
      'compare',
      'against=never',
      { name: 'against', word: 'never', allowed: expect.stringContaining('-P1Y') },
    ],
    ['stack', 'from=1999-01-01&to=1999-01-02', { dates: '1999-01-01 – 1999-01-02' }],
    ['compare', 'toString=1', { name: 'toString', allowed: expect.stringContaining('areas') }],
  ] as const)('is refused with what is allowed: %s?%s', (view, search, words) => {
    expect(problemOf(view, search)).toEqual(words);
  });

  test('follows the stream only where it says so; every other page does', () => {
    const follows = (pathname: string, search: string) => followsLive({ pathname, search });
    expect([follows('/embed/map', ''), follows('/embed/map', '?live=1'), follows('/area/BRE', '')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('stands in the element that shows it, quoted', () => {
    const embedded = { address: '/embed/map?a=1&b="', title: 'A "map"', widthPx: 420, heightPx: 460 };
    expect(iframeText(embedded, 'https://courant.example')).toBe(
      '<iframe src="https://courant.example/embed/map?a=1&amp;b=&quot;" title="A &quot;map&quot;" width="420" height="460" loading="lazy" style="border:0;max-width:100%"></iframe>',
    );
  });
});

test('a frame has the map with its credit, its licence and the way to the page, and nothing of the site around it', async () => {
  openPage('/embed/map?lang=en&measure=consumption');
  expect(await screen.findByRole('group', { name: 'Consumption by region, in MW' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Licence Ouverte 2.0' }).getAttribute('target')).toBe('_blank');
  expect(screen.getByText(/RTE, éCO2mix via ODRé/)).toBeTruthy();
  const full = screen.getByRole('link', { name: 'See on Courant' });
  expect([full.getAttribute('href'), full.getAttribute('target')]).toEqual([
    '/?lang=en&measure=consumption',
    '_blank',
  ]);
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.queryByText('Simulated data')).toBeNull();
});

test('a figure is one number with its area and moment, and says that it is simulated', async () => {
  const publisher = { ...HEALTHY_STATUS.publisher, simulated: true };
  openPage('/embed/figure?area=BRE&measure=consumption&lang=en', {
    status: () => ({ ...HEALTHY_STATUS, publisher }),
  });
  // First, so that a frame of any size shows it.
  const said = await screen.findByText('Simulated data');
  expect(said.parentElement?.firstElementChild).toBe(said);
  expect(screen.getByRole('heading', { name: 'Brittany: Consumption' })).toBeTruthy();
  expect(screen.getByText(/10:00/)).toBeTruthy();
});

test('a figure of real time says so, and an estimate says whose it is and between which bounds', async () => {
  const burning = latestAnswer().areas.map((area) => ({
    ...area,
    latest: area.latest && { ...area.latest, production: 1000, thermal: 100, nuclear: 900 },
  }));
  openPage('/embed/figure?area=BRE&measure=carbon_intensity&lang=en', {
    latest: () => ({ ...latestAnswer(), areas: burning }),
  });
  expect(
    await screen.findByText(/10:00.* · Real time · estimated by Courant · \d+ to \d+ gCO₂\/kWh/),
  ).toBeTruthy();
});

test('a wrong word is answered with the words that are allowed, in the place of the drawing', async () => {
  openPage('/embed/figure?measure=coal&lang=en');
  expect(await screen.findByText(/measure: “coal” is not allowed\. Allowed: consumption, /)).toBeTruthy();
});

test('the menu of the map copies the element that shows what the map shows', async () => {
  openPage('/?lang=en&measure=consumption');
  const writeText = vi.fn(async (_text: string) => undefined);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  await screen.findByRole('group', { name: 'Consumption by region, in MW' });
  fireEvent.click(screen.getByRole('button', { name: 'Table, files and links' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Copy embed code (iframe)' }));
  await screen.findByText('Copied.');
  Reflect.deleteProperty(navigator, 'clipboard');

  const [, address = ''] = /src="[^"]*(\/embed\/[^"]*)"/.exec(writeText.mock.lastCall?.[0] ?? '') ?? [];
  expect(address).toBe('/embed/map?lang=en&amp;measure=consumption&amp;live=1');
  expect(problemOf('map', address.replaceAll('&amp;', '&').split('?')[1] ?? '')).toBeUndefined();
});

test('tiles fill their frame without an empty one, in about their best shape', () => {
  expect(tileGrid(12, { widthPx: 720, heightPx: 400 }, 4)).toEqual({
    columns: 4,
    widthPx: 177,
    heightPx: 130,
  });
  expect(tileGrid(12, { widthPx: 200, heightPx: 800 }, 4).columns).toBe(1);
});

test('in a frame too small for a map stand the largest regions, as many as there are rows for', async () => {
  openPage('/embed/figure?lang=en');
  await screen.findByText(/10:00/);
  const small = { width: 184, height: 36 } as DOMRect;
  vi.mocked(HTMLElement.prototype.getBoundingClientRect).mockReturnValue(small);
  act(() => window.history.pushState(null, '', '/embed/map?lang=en&measure=consumption'));
  const listed = await screen.findAllByRole('listitem');
  expect(listed.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Provence-Alpes-Côte d'Azur: [\d,]+\u00a0MW$/),
    expect.stringMatching(/^[^:]+: [\d,]+\u00a0MW$/),
  ]);
  expect(screen.queryByRole('group')).toBeNull();
});
