// @vitest-environment node
import { expect, test } from 'vitest';
import { interpolate, TEXTS } from './texts.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(Object.entries(TEXTS))(
  '%s says something, and asks for the same words in both languages',
  (_, { fr, en }) => {
    expect(fr.trim() && en.trim()).not.toBe('');
    expect(placeholders(fr)).toEqual(placeholders(en));
  },
);

test('names are filled in, also with 0', () => {
  expect(interpolate('{done} of {total}', { done: 0, total: 12 })).toBe('0 of 12');
});
