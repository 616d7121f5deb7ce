import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { CardMenu } from './card-menu.tsx';

afterEach(cleanup);

const open = (onChoose = () => undefined) => {
  const entries = [
    { label: 'Table', onChoose },
    { label: 'CSV', href: '/export?areas=BRE', isFile: true },
    { label: 'Playground', href: '/graphql' },
  ];
  render(<CardMenu label="More" entries={entries} message="Copied." />);
  fireEvent.click(button());
};

const button = () => screen.getByRole('button', { name: 'More' });
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focused = () => document.activeElement?.textContent;

test('the button opens a menu, which says that it is open and has the focus', () => {
  open();

  expect(button().getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByRole('menu', { name: 'More' })).toBeTruthy();
  expect(focused()).toBe('Table');
});

test('arrows go through the entries and around the ends; Home and End to the edges', () => {
  open();
  const seen = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => {
    press(key);
    return focused();
  });

  expect(seen).toEqual(['CSV', 'Playground', 'Table', 'Playground', 'Table', 'Playground']);
});

test('Escape closes it and gives the focus back', () => {
  open();

  press('Escape');

  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button());
});

test('a press elsewhere closes it', () => {
  open();

  fireEvent.pointerDown(document.body);

  expect(screen.queryByRole('menu')).toBeNull();
});

test('a choice closes it before it acts', () => {
  const onChoose = vi.fn(() => undefined);
  open(onChoose);

  fireEvent.click(screen.getByRole('menuitem', { name: 'Table' }));

  expect(onChoose).toHaveBeenCalledOnce();
  expect(screen.queryByRole('menu')).toBeNull();
});

test('a file is downloaded, a page is opened', () => {
  open();

  expect(screen.getByRole('menuitem', { name: 'CSV' }).hasAttribute('download')).toBe(true);
  expect(screen.getByRole('menuitem', { name: 'Playground' }).hasAttribute('download')).toBe(false);
});

test('the arrow down opens it from the button', () => {
  open();
  press('Escape');

  press('ArrowDown');

  expect(focused()).toBe('Table');
});
