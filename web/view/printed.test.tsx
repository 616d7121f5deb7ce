import { act, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { closePage, openPage } from '../test/page.tsx';

afterEach(closePage);

test('a printed sheet says where it comes from and when, and its drawings are measured for the paper', async () => {
  openPage('/?lang=en');
  await screen.findByRole('group', { name: /Balance by region/ });
  expect(screen.queryByText(/Paris time\)$/, { selector: '.printed' })).toBeNull();

  const measured: boolean[] = [];
  const isForPaper = () => document.documentElement.hasAttribute('data-print');
  const note = () => measured.push(isForPaper());
  window.addEventListener('beforeprint', note);
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  window.removeEventListener('beforeprint', note);

  expect(screen.getByText(/lang=en · Tue, 24 Nov 2026, 10:30 \(Paris time\)$/)).toBeTruthy();
  expect(measured).toEqual([true]);
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(isForPaper()).toBe(false);
});
