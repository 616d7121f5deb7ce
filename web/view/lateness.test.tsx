import { type AreaCode, DAY, HOUR, MINUTE } from '@courant/core/domain';
import { act, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { LatestQuery } from '../gql/graphql.ts';
import { QUARTER_HOUR_MS, readingFragment, TEN_AM } from '../test/builders.ts';
import { closePage, latestAnswer, openPage } from '../test/page.tsx';

afterEach(closePage);

/** The latest readings where those of some areas begin at other times, or are missing. */
function latestWith(starts: Partial<Record<AreaCode, number | null>>): LatestQuery {
  const latest = latestAnswer();
  const areas = latest.areas.map((area) => {
    const start = starts[area.code];
    if (start === undefined) return area;
    return { ...area, latest: start === null ? null : moved(area.latest, start) };
  });
  return { ...latest, areas };
}
const moved = (latest: LatestQuery['areas'][number]['latest'], start: number) =>
  latest && { ...readingFragment(latest.area.code, start), consumption: latest.consumption };

/** Normandy silent since 09:45 of the day before, and so the country. */
const A_DAY_EARLIER = TEN_AM - DAY - 2 * QUARTER_HOUR_MS;
const silentNormandy = () => latestWith({ NOR: A_DAY_EARLIER, FR: A_DAY_EARLIER });

const badge = async () => {
  const header = await screen.findByRole('banner');
  return header.querySelector('[data-freshness]');
};
const normandyRow = async () => {
  const table = await screen.findByRole('table');
  return [...table.querySelectorAll('tbody tr')].find(({ textContent }) =>
    textContent?.startsWith('Normandy'),
  );
};

test('while all regions report, the badge is calm and no figure is marked', async () => {
  const { store } = openPage('/?lang=en');
  act(() => store.setConnection('live'));

  expect((await normandyRow())?.textContent).not.toMatch(/\d\d:\d\d/);
  expect((await badge())?.textContent).toBe('Up to datenewest reading 15 min ago');
  expect((await badge())?.getAttribute('data-freshness')).toBe('fresh');
  expect(screen.queryByText(/without new figures|old$|more than an hour/)).toBeNull();
});

test('the badge is green only while the stream is connected, and says when it is lost', async () => {
  const { store } = openPage('/?lang=en');
  await normandyRow();
  const tone = async () => (await badge())?.getAttribute('data-freshness');

  expect(await tone()).toBe('none');
  act(() => store.setConnection('live'));
  expect(await tone()).toBe('fresh');
  act(() => store.setConnection('lost'));
  expect(await tone()).toBe('late');
  expect((await badge())?.textContent).toBe('Not livenewest reading 15 min ago');
});

test('a silent region is named with the time since when, and the badge warns of the oldest figure shown', async () => {
  openPage('/?lang=en', { latest: silentNormandy });

  const banner = (await screen.findByText('Region without new figures')).parentElement;

  expect(banner?.textContent).toMatch(/Normandy since Mon,? 23 Nov 2026, 09:45\./);
  expect(banner?.textContent).toContain('The figures of France sum all twelve regions: they stop there.');
  expect((await badge())?.getAttribute('data-freshness')).toBe('stale');
  expect((await badge())?.textContent).toBe('Partly lateoldest reading 24 h 45 ago');
});

test('the headline says its own age once it is late', async () => {
  openPage('/?lang=en', { latest: silentNormandy });

  const age = await screen.findByText('Figures 24 h 45 old');

  expect(age.parentElement?.textContent).toMatch(/Mon,? 23 Nov 2026, 09:30 – 09:45, Paris time/);
});

test('a time of another day has its day, and an old figure a mark in words, in the list and on the map', async () => {
  openPage('/?lang=en&measure=consumption', {
    latest: () => latestWith({ NOR: TEN_AM - 10.25 * HOUR }),
  });

  expect((await normandyRow())?.textContent).toContain('23 Nov, 23:45 (more than an hour before the newest)');
  expect((await normandyRow())?.querySelector('svg')).not.toBeNull();
  const map = await screen.findByRole('group', { name: /Consumption by region/ });
  const label = 'Normandy: 1,300 MW (23 Nov, 23:45, more than an hour before the newest)';
  expect(within(map).getByLabelText(label).querySelectorAll('path')).toHaveLength(2);
  expect(within(map).getByLabelText('Brittany: 1,700 MW').querySelectorAll('path')).toHaveLength(1);
});

test('a figure an hour old beside newer ones shows its time without a mark', async () => {
  openPage('/?lang=en', { latest: () => latestWith({ NOR: TEN_AM - HOUR }) });

  expect((await normandyRow())?.textContent).toContain('09:00');
  expect(screen.queryByText(/more than an hour before/)).toBeNull();
  expect(screen.queryByText('Region without new figures')).toBeNull();
});

test('a region without any reading is named, and the badge is not calm', async () => {
  openPage('/?lang=fr', { latest: () => latestWith({ NOR: null, BRE: A_DAY_EARLIER, FR: null }) });

  const banner = (await screen.findByText('Régions sans nouveaux chiffres')).parentElement;

  expect(banner?.textContent).toMatch(
    /Normandie, aucun encore\u00a0; Bretagne depuis lun. 23 nov. 2026, 09:45\./,
  );
  expect((await badge())?.getAttribute('data-freshness')).toBe('late');
  expect((await badge())?.textContent).toBe('En partie en retarddernière mesure il y a 15 min');
});

test('the page of a region speaks of that region alone', async () => {
  openPage('/area/BRE?lang=en', { latest: silentNormandy });

  expect((await badge())?.textContent).toBe('Up to datenewest reading 15 min ago');
  expect(screen.queryByText('Region without new figures')).toBeNull();
});

test('the page of the silent region says how old its figures are', async () => {
  openPage('/area/NOR?lang=en', { latest: silentNormandy });

  expect((await badge())?.textContent).toBe('Old datanewest reading 24 h 45 ago');
  expect((await screen.findByText('Region without new figures')).parentElement?.textContent).not.toContain(
    'France',
  );
});

test('the page of the country says which region it waits for', async () => {
  openPage('/area/FR?lang=en', { latest: silentNormandy });

  expect((await screen.findByText('Region without new figures')).parentElement?.textContent).toMatch(
    /Normandy since .*The figures of France/,
  );
  expect((await badge())?.textContent).toBe('Old datanewest reading 24 h 45 ago');
});

test('a mix older than the figures above it says when it ends', async () => {
  const to = TEN_AM - 2 * HOUR;
  const mixAt = (end: number) => ({
    from: new Date(end - 2 * QUARTER_HOUR_MS).toISOString(),
    to: new Date(end).toISOString(),
    production: 500,
    renewableShare: 1,
    lowCarbonShare: 1,
    shares: [{ measure: 'WIND' as const, power: 500, share: 1 }],
  });
  openPage('/area/FR?lang=en', { mix: () => ({ area: { code: 'FR', mix: mixAt(to) } }) });

  expect(
    await screen.findByText(/^Newest production published in full: Tue,? 24 Nov 2026, 08:00$/),
  ).toBeTruthy();

  closePage();
  openPage('/area/FR?lang=en', { mix: () => ({ area: { code: 'FR', mix: mixAt(TEN_AM) } }) });
  await screen.findByRole('figure', { name: 'Production mix: France' });
  expect(screen.queryByText(/Newest production/)).toBeNull();
});

test('where all are equally late no region is silent: the badge says it', async () => {
  openPage('/?lang=en', {}, TEN_AM + 3 * HOUR);

  expect((await normandyRow())?.textContent).not.toContain('10:00');
  expect((await badge())?.textContent).toBe('Latenewest reading 2 h 45 ago');
  expect(screen.queryByText('Region without new figures')).toBeNull();
});

test('an old slot that is published has its day and the mark; one that is corrected is not late', async () => {
  const { receive } = openPage('/?lang=en');
  await normandyRow();

  receive(
    {
      __typename: 'ReadingPublished',
      cursor: 'e.1',
      reading: readingFragment('NOR', A_DAY_EARLIER, { consumption: 1300 }),
    },
    {
      __typename: 'ReadingRevised',
      cursor: 'e.2',
      reading: readingFragment('BRE', A_DAY_EARLIER, { consumption: 2345 }),
      changes: [{ measure: 'CONSUMPTION', before: 1300, after: 2345 }],
    },
  );

  const moves = screen.getByRole('region', { name: 'Latest moves' }).textContent;
  expect(moves).toContain('Normandy 23 Nov, 09:30 (more than an hour before the newest), published');
  expect(moves).toContain('Brittany23 Nov, 09:30, corrected');
});

/** The country's half-hour of 10:00 with its first quarter-hour alone. */
function halfCountry(): LatestQuery {
  const end = new Date(TEN_AM + 2 * QUARTER_HOUR_MS).toISOString();
  const latest = latestAnswer();
  const areas = latest.areas.map((area) => {
    if (area.code !== 'FR' || !area.latest) return area;
    return { ...area, latest: { ...area.latest, end, resolution: 'HALF_HOUR' as const, observed: 1 } };
  });
  return { ...latest, areas };
}

test('the country’s half-hour is as old as the newest quarter-hour in it, so equal lateness is not partial', async () => {
  openPage('/?lang=en', { latest: halfCountry }, TEN_AM + 110 * MINUTE);

  await screen.findByRole('table');
  expect((await badge())?.textContent).toBe('Latenewest reading 1 h 35 ago');
  expect(screen.getByText('Figures 1 h 35 old')).toBeTruthy();
});

test('the headline of the country says that its half-hour is not complete', async () => {
  openPage('/area/FR?lang=en', { latest: halfCountry });

  expect(await screen.findByText(/10:00 – 10:30, Paris time · so far 1 of 2 quarter-hours/)).toBeTruthy();
});
