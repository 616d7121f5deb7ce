import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage } from '../../test/page.tsx';
import { readSheet, withSheet } from './sheet-state.ts';

afterEach(closePage);

/** A click of a pointer has a count, that of a key has none. */
const POINTER = { detail: 1 };
const linkOf = async (name: string) => {
  const table = await screen.findByRole('table');
  return within(table).getByText(name).closest('a') as HTMLAnchorElement;
};

test('a link opens the sheet of a region, and of nothing else', () => {
  expect(readSheet('?area=bre')).toBe('BRE');
  expect(readSheet('?area=FR')).toBeNull();
  expect(readSheet('?area=nowhere')).toBeNull();
  expect(readSheet('?wall=1&area=BRE')).toBeNull();
  expect(withSheet('?lang=en&at=2026-11-24T09:00Z', 'BRE')).toBe('?lang=en&at=2026-11-24T09:00Z&area=BRE');
  expect(withSheet('?lang=en&area=BRE', null)).toBe('?lang=en');
});

test('a click on a row opens its sheet, whose focus comes back to the row when Escape closes it', async () => {
  openPage('/?lang=en');
  const link = await linkOf('Brittany');

  fireEvent.click(link.closest('tr')?.lastElementChild as Element, POINTER);
  const sheet = await screen.findByRole('dialog', { name: 'Brittany' });
  expect(window.location.search).toContain('area=BRE');
  expect(window.location.pathname).toBe('/');
  expect(sheet.querySelectorAll('dl > div')).toHaveLength(5);
  expect(sheet.textContent).toContain('1,700');
  await waitFor(() => expect(document.activeElement).toBe(sheet));
  expect(within(sheet).getByRole('link').getAttribute('href')).toBe('/area/BRE?lang=en');

  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(window.location.search).toBe('?lang=en');
  expect(document.activeElement).toBe(link);
});

test('another row takes the place of the sheet; Enter on a row or a region of the map opens its page', async () => {
  openPage('/?lang=en&area=BRE');
  await screen.findByRole('dialog', { name: 'Brittany' });

  fireEvent.click(await linkOf('Normandy'), POINTER);
  await screen.findByRole('dialog', { name: 'Normandy' });

  const onMap = screen.getByRole('link', { name: /^Brittany: / });
  fireEvent.click(onMap, POINTER);
  await screen.findByRole('dialog', { name: 'Brittany' });
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(onMap);

  fireEvent.click(onMap);
  expect(window.location.pathname).toBe('/area/BRE');
});

test('Back closes the sheet', async () => {
  openPage('/?lang=en');
  fireEvent.click(await linkOf('Brittany'), POINTER);
  await screen.findByRole('dialog', { name: 'Brittany' });

  window.history.back();

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(window.location.href).toMatch(/\/\?lang=en$/);
});

test('Enter on a row opens the page of its region, and no sheet', async () => {
  openPage('/?lang=en');

  fireEvent.click(await linkOf('Brittany'));

  expect(window.location.pathname).toBe('/area/BRE');
  expect(screen.queryByRole('dialog')).toBeNull();
});
