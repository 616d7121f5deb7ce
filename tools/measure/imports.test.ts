import { expect, test } from 'vitest';
import { cyclesIn, importsOf, isTrespass } from './imports.mjs';

const file = (path: string, text = '') => ({ path, text });

test('an import, a type, a re-export and a late import lead to a file, a package of others does not', () => {
  const imports = importsOf(
    file(
      'api/live/a.ts',
      `import './b.ts'; import type { C } from '../c.ts'; export * from './d.ts';
       const late = () => import('@courant/core/log'); import 'node:fs';`,
    ),
    ['api/live/b.ts', 'api/c.ts', 'api/live/d.ts', 'core/log/index.ts'].map((path) => file(path)),
  );
  expect(imports.map(({ to }) => to)).toEqual([
    'api/live/b.ts',
    'api/c.ts',
    'api/live/d.ts',
    'core/log/index.ts',
  ]);
});

test.each([
  ['core/domain/a.ts', 'core/log/b.ts', true],
  ['core/log/a.ts', 'core/store/b.ts', true],
  ['ingest/a.ts', 'api/b.ts', true],
  ['api/a.ts', 'core/log/b.ts', false],
  ['bench/a.ts', 'api/b.ts', false],
  ['core/domain/a.test.ts', 'core/testing/b.ts', false],
])('%s imports %s: a trespass %s', (from, to, expected) => {
  expect(isTrespass({ from, to })).toBe(expected);
});

test('files that reach each other are one cycle, and those that lead to it are not in it', () => {
  const imports = ['ab', 'bc', 'cb', 'cd', 'ef', 'fe'].map(([from = '', to = '']) => ({ from, to }));
  expect(cyclesIn(imports).map((cycle) => cycle.sort())).toEqual([
    ['b', 'c'],
    ['e', 'f'],
  ]);
});
