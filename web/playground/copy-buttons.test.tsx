import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { CopyButtons } from './copy-buttons.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const buttonsOf = (of: string) => <CopyButtons texts={{ link: () => of, curl: () => undefined }} of={of} />;
const press = (label: string) => fireEvent.click(screen.getByRole('button', { name: `Copy ${label}` }));

test('what was copied is said, until it is made of something else', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: async () => undefined } });
  const { rerender } = render(buttonsOf('one'));

  press('link');
  await screen.findByText('link: copied');
  rerender(buttonsOf('one'));
  expect(screen.getByRole('status').textContent).toBe('link: copied');
  rerender(buttonsOf('another'));

  expect(screen.getByRole('status').textContent).toBe('');
});

test('a text that an operation does not have is said to be none', async () => {
  render(buttonsOf('one'));
  press('curl');
  expect((await screen.findByRole('status')).textContent).toBe('curl: there is none for this operation');
});
