import { AREAS } from '@courant/core/domain';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { LiveEvent } from '../../data/live-state.ts';
import { readingFragment, TEN_AM } from '../../test/builders.ts';
import { closePage, openPage } from '../../test/page.tsx';

afterEach(closePage);

const published = (area: 'BRE' | 'PAC', cursor: string, consumption = 2345): LiveEvent => ({
  __typename: 'ReadingPublished',
  cursor,
  reading: readingFragment(area, TEN_AM, { consumption }),
});
const watermark = (cursor: string): LiveEvent => ({
  __typename: 'Watermark',
  cursor,
  caughtUp: true,
  serverTime: new Date(TEN_AM + 30 * 60_000).toISOString(),
});

/** The live page, once it follows the stream. */
async function openLive(search = '') {
  const page = openPage(`/live?lang=en${search}`);
  await screen.findByText(/^Nothing has come since/);
  return page;
}

const lines = async () =>
  within(await screen.findByRole('region', { name: 'Lines of the log' })).getAllByRole('listitem');
const texts = async () => (await lines()).map(({ textContent }) => textContent ?? '');

test('an event is a line of the log, with what it says', async () => {
  const { receive } = await openLive();
  receive(published('BRE', 'e.1'));

  expect((await texts())[0]).toContain(`${AREAS.BRE.name.en}10:00, 15 minConsumption 2,345\u00a0MW`);
});

test('a revision names its largest change, before and after', async () => {
  const { receive } = await openLive();
  receive({
    __typename: 'ReadingRevised',
    cursor: 'e.1',
    reading: readingFragment('BRE', TEN_AM, { wind: 1237 }),
    changes: [
      { measure: 'WIND', before: 1203, after: 1237 },
      { measure: 'SOLAR', before: 1, after: 2 },
      { measure: 'PRODUCTION', before: 1204, after: 1239 },
    ],
  });

  expect((await texts())[0]).toContain('Wind 1,203 → 1,237\u00a0MW, + 2 more');
});

test('an exchange says its side, once where it stays the same, and no number is rounded to gigawatts', async () => {
  const { receive } = await openLive();
  const revised = (cursor: string, before: number, after: number): LiveEvent => ({
    __typename: 'ReadingRevised',
    cursor,
    reading: readingFragment('FR', TEN_AM, { exchange: after }),
    changes: [{ measure: 'EXCHANGE', before, after }],
  });
  receive(revised('e.1', -12_345, -12_350), revised('e.2', -5, 7));

  const [crossed, grown] = await texts();
  expect(grown).toContain('exports 12,345 → 12,350\u00a0MW');
  expect(crossed).toContain('exports 5 → imports 7\u00a0MW');
});

test('the log is chosen by area and kind, and the link says so', async () => {
  const { receive } = await openLive();
  receive(published('BRE', 'e.1'), published('PAC', 'e.2'));
  expect((await texts()).length).toBe(2);

  fireEvent.change(screen.getByRole('combobox', { name: 'Area' }), { target: { value: 'BRE' } });

  expect((await texts()).length).toBe(1);
  expect(window.location.search).toBe('?lang=en&area=BRE');
  fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), { target: { value: 'REVISED' } });
  expect(await screen.findByText('None of the 2 lines of the log is of this choice.')).toBeTruthy();
  expect(window.location.search).toBe('?lang=en&area=BRE&kind=revised');
});

test('a cut is said while it lasts, and afterwards with what was caught up', async () => {
  const { receive, store } = await openLive();
  receive(published('BRE', 'e.1'));
  store.fail(new Error('1006'));
  expect(await screen.findByText(/^The stream is cut since 10:30/)).toBeTruthy();

  vi.setSystemTime(Date.now() + 14_000);
  store.resume('e.1');
  receive(published('BRE', 'e.2'), published('PAC', 'e.3'));
  expect(await screen.findByText('The stream goes on: 2 events caught up so far.')).toBeTruthy();
  receive(watermark('e.3'));

  expect(await screen.findByText('cut 14 s, 2 events caught up, none lost')).toBeTruthy();
  expect(await screen.findByText('Everything before 10:30 has been said.')).toBeTruthy();
});

test('a reset is said as one, and nothing is said of none lost', async () => {
  const { receive, store } = await openLive();
  store.fail(new Error('1006'));
  store.resume('e.1');
  receive({ __typename: 'StreamReset', cursor: 'f.9', reason: 'CURSOR_EXPIRED', message: '' });

  expect(await screen.findByText('the gap was too long: state read anew')).toBeTruthy();
  expect(screen.queryByText(/none lost/)).toBeNull();
});

test('where the API refuses the stream, the page says why', async () => {
  const { store } = await openLive();
  store.fail([{ message: 'There are too many streams.' }]);

  expect(await screen.findByText(/refuses the stream for now: There are too many streams\./)).toBeTruthy();
});

test('the cursor leads to the playground, which goes on behind it', async () => {
  const { receive } = await openLive();
  receive(published('BRE', 'e.7'));
  const link = await screen.findByRole('link', { name: 'Resume from here in the playground' });

  await waitFor(() => expect(link.getAttribute('href')).toContain('e.7'));
  const parts = new URLSearchParams(link.getAttribute('href')?.split('#')[1]);
  expect(parts.get('query')).toContain('liveProduction(after: $after)');
  expect(JSON.parse(parts.get('variables') ?? '')).toEqual({ after: 'e.7' });
});
