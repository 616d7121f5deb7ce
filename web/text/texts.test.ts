// @vitest-environment node
import { expect, test } from 'vitest';
import { fill, TEXTS } from './texts.ts';

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(Object.entries(TEXTS))(
  '%s says something, and asks for the same words in both languages',
  (_, { fr, en }) => {
    expect(fr.trim() && en.trim()).not.toBe('');
    expect(names(fr)).toEqual(names(en));
  },
);

test('names are filled in, also with 0', () => {
  expect(fill('{done} of {total}', { done: 0, total: 12 })).toBe('0 of 12');
});
