import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { expect, test } from 'vitest';
import { STEPS, stepOf } from './step.ts';

/** The code that a backfill on the embedded drivers runs. */
const FOLDERS = ['core/domain', 'core/log/local', 'core/log/embedded', 'core/store/embedded'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(repoRoot(), folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(repoRoot(), folder, name), 'utf8')),
).join('\n');

/** Declared as a function, or as a method with a body. */
const isDeclared = (name: string): boolean =>
  new RegExp(`^export (async )?function ${name}\\b|^  (async )?${name}(<[^>]*>)?\\([^;]*\\{$`, 'm').test(
    sources,
  );

test.each(STEPS.flatMap(([, functions]) => functions))(
  'the profile counts by a function named %s, which exists',
  (name) => expect(isDeclared(name)).toBe(true),
);

test('a function that does not exist is noticed', () => {
  expect(isDeclared('take')).toBe(false);
});

test('a stack belongs to the step of its innermost function that has one', () => {
  const stack = (...names: string[]) =>
    names.map((functionName) => ({ functionName, url: '', scriptId: '1', lineNumber: 0, columnNumber: 0 }));
  expect(stepOf(stack('encodeChunk', 'save', 'settleRegion'))).toBe('save chunks');
  expect(stepOf(stack('(garbage collector)', 'main'))).toBe('collect garbage');
  expect(stepOf(stack('main'))).toBe('other');
});
