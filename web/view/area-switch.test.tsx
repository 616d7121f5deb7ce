import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage } from '../test/page.tsx';
import { findArea } from './area-switch.tsx';

afterEach(closePage);

test('an area is found by its name in either language, without accents, or by a beginning that no other has', () => {
  expect(['ile de france', 'Brittany', 'Bretagne', 'occ', 'france'].map(findArea)).toEqual([
    'IDF',
    'BRE',
    'BRE',
    'OCC',
    'FR',
  ]);
  expect(['', 'b', 'Corse'].map(findArea)).toEqual([null, null, null]);
});

test('a chosen region is opened; its title has the focus and is announced', async () => {
  openPage('/?lang=en');
  const search = await screen.findByLabelText('Choose a region');

  fireEvent.change(search, { target: { value: 'Brittany' } });

  const title = await screen.findByRole('heading', { level: 1, name: 'Brittany' });
  expect(window.location.pathname).toBe('/area/BRE');
  expect(document.activeElement).toBe(title);
  await waitFor(() => expect(screen.getByRole('log').textContent).toBe('Brittany'));
});

test('a name that is typed in part is opened by Enter', async () => {
  openPage('/?lang=en');
  const search = await screen.findByLabelText('Choose a region');

  fireEvent.change(search, { target: { value: 'norm' } });
  expect(window.location.pathname).toBe('/');
  fireEvent.submit(search);

  expect(await screen.findByRole('heading', { level: 1, name: 'Normandy' })).toBeTruthy();
});

test('the page that is opened first announces nothing itself', () => {
  openPage('/area/BRE?lang=en');

  expect(screen.getByRole('log').textContent).toBe('');
});
