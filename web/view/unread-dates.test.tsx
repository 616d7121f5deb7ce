import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage } from '../test/page.tsx';
// Loaded before the tests, since the page loads them lazily.
import './compare/compare-page.tsx';
import './unread-dates-text.tsx';

afterEach(closePage);

const SHOWN_INSTEAD = /The latest period is shown instead/;

test.each([
  ['/area/BRE?lang=en&from=1999-01-01&to=1999-02-01', '“1999-01-01 – 1999-02-01”'],
  ['/area/BRE?lang=en&from=2026-02-30', '“2026-02-30”'],
  ['/compare?lang=en&from=1999-01-01&to=1999-02-01', '“1999-01-01 – 1999-02-01”'],
])('%s: dates that are no period are said, with the first that can be shown', async (address, dates) => {
  openPage(address);
  const said = await screen.findByText(SHOWN_INSTEAD);

  expect(said.textContent).toContain(dates);
  expect(said.textContent).toContain('1 Jan 2013');
});

test('another choice of the period takes the sentence away', async () => {
  openPage('/area/BRE?lang=en&from=1999-01-01');
  await screen.findByText(SHOWN_INSTEAD);

  fireEvent.click(screen.getByRole('button', { name: '3D' }));

  await waitFor(() => expect(screen.queryByText(SHOWN_INSTEAD)).toBeNull());
});
