import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { LiveEvent } from '../data/live-state.ts';
import { readingFragment, TEN_AM } from '../test/builders.ts';
import { closePage, latestAnswer, openPage } from '../test/page.tsx';

afterEach(closePage);

const correction = (wind: number): LiveEvent => ({
  __typename: 'ReadingRevised',
  cursor: `e.${wind}`,
  reading: readingFragment('FR', TEN_AM, { consumption: 99_000, production: 500, wind, thermal: 500 - wind }),
  changes: [],
});

test('a correction that keeps the production asks for its shares again', async () => {
  const { receive, requests } = openPage('/area/FR?lang=en');
  const mixCount = () => requests.filter(({ name }) => name === 'mix').length;
  await waitFor(() => expect(mixCount()).toBe(1));
  receive(correction(200));
  await waitFor(() => expect(mixCount()).toBe(2));

  receive(correction(300));

  await waitFor(() => expect(mixCount()).toBe(3));
});

test('an API that was away is asked again once the network is back', async () => {
  const { answers } = openPage('/?lang=en', {
    latest: () => {
      throw new Error('down');
    },
  });
  await screen.findByRole('button', { name: 'Try again' });

  answers.latest = latestAnswer;
  window.dispatchEvent(new Event('online'));

  expect(await screen.findByRole('table')).toBeTruthy();
});

test('ages are those of the server’s time, whatever the device’s date is', async () => {
  const serverTime = new Date(TEN_AM + 20 * 60_000).toISOString();
  openPage('/?lang=en', { latest: () => ({ ...latestAnswer(), freshness: { serverTime } }) });

  expect(await screen.findByText('newest reading 5 min ago')).toBeTruthy();
});

test('a first reading that comes before the server’s time has no age yet', async () => {
  const { receive } = openPage('/area/BRE?lang=en', {
    latest: () => {
      throw new Error('slow');
    },
  });
  receive({
    __typename: 'ReadingRevised',
    cursor: 'e.1',
    reading: readingFragment('BRE', TEN_AM, { consumption: 900 }),
    changes: [],
  });
  await screen.findByText('900');
  expect(screen.queryByText(/^newest reading/)).toBeNull();

  receive({
    __typename: 'Watermark',
    caughtUp: true,
    cursor: 'e.2',
    serverTime: new Date(TEN_AM + 20 * 60_000).toISOString(),
  });

  expect(await screen.findByText('newest reading 5 min ago')).toBeTruthy();
});
