import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { closePage, HEALTHY_STATUS, openPage } from '../test/page.tsx';

const { dataset } = document.documentElement;

afterEach(() => {
  closePage();
  delete dataset.simulated;
  delete dataset.loadingHistory;
});

const noAnswer = () => {
  throw new Error('down');
};

test('a page served with simulated data says so before any answer', () => {
  dataset.simulated = '';

  openPage('/?lang=en', { status: noAnswer });

  expect(screen.getByText('Simulated data')).toBeTruthy();
});

test('the answer of the API decides, once it is there', async () => {
  dataset.simulated = '';
  dataset.loadingHistory = '';

  openPage('/?lang=en', { status: () => HEALTHY_STATUS });
  await screen.findByText('RTE, éCO2mix via ODRé', { exact: false });

  expect(screen.queryByText('Simulated data')).toBeNull();
  expect(screen.queryByText('Loading history')).toBeNull();
});

test('a page served while history loads has the banner before it knows how far', () => {
  dataset.loadingHistory = '';

  openPage('/?lang=en', { status: noAnswer });

  expect(screen.getByText('… of … region-months, newest first')).toBeTruthy();
});

test('before the latest figures the overview has its places, and claims nothing of them', async () => {
  openPage('/?lang=en');

  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.queryByRole('group', { name: /by region/ })).toBeNull();
  expect(document.querySelectorAll('tbody tr')).toHaveLength(12);
  expect(await screen.findByRole('table')).toBeTruthy();
});
