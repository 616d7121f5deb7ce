import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPO_ROOT } from '../bootstrap/repo-root.mjs';
import { trackedFilesOf } from './syntax.mjs';

const { scripts } = JSON.parse(readFileSync(join(REPO_ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const files = trackedFilesOf(REPO_ROOT);

/** `tools/bootstrap/test.mjs` is a file, `core/log/kafka` a folder, `e2e/services/zombie` the beginning of a test's name. */
const pathsIn = (script: string): string[] => script.split(' ').filter((word) => /^[a-z\d]+\//.test(word));

test.each(Object.entries(scripts))('every path of `npm run %s` exists', (_name, script) => {
  const missing = pathsIn(script).filter(
    (path) =>
      !files.some((file) => file === path || file.startsWith(`${path}/`) || file === `${path}.test.ts`),
  );
  expect(missing).toEqual([]);
});

test('the scripts of the servers name the tests that they run', () => {
  expect(pathsIn(scripts['test:services'] ?? '')).toContain('e2e/services');
  expect(pathsIn(scripts['test:faults'] ?? '').length).toBeGreaterThan(7);
});
