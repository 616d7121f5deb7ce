import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPO_ROOT } from '../bootstrap/repo-root.mjs';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Licences under which a package may be part of an image or of the page. */
const ALLOWED = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  // Python's, of a translation of its argparse.
  'PSF-2.0',
]);

const { packages } = JSON.parse(readFileSync(join(REPO_ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
/** Packages from outside that run, or are built into the page: no tool of development. */
const shipped = Object.entries(packages).filter(
  ([path, { dev, devOptional, link }]) => path.includes('node_modules/') && !dev && !devOptional && !link,
);

/** Every part of `(MIT AND BSD-3-Clause)` binds; an alternative or an exception would need a look by a person. */
const isAllowed = (license = 'none named'): boolean =>
  license
    .replace(/^\((.*)\)$/, '$1')
    .split(' AND ')
    .every((part) => ALLOWED.has(part));

test('every package that ships is under a licence of the list', () => {
  expect(shipped.length).toBeGreaterThan(100);
  expect(
    shipped
      .filter(([, { license }]) => !isAllowed(license))
      .map(([path, { license }]) => `${path}: ${license}`),
  ).toEqual([]);
});

test.each(['GPL-3.0-only', '(MIT OR GPL-3.0-or-later)', 'MIT AND AGPL-3.0-only', undefined])(
  'the licence %s is not of the list',
  (license) => expect(isAllowed(license)).toBe(false),
);

test('the packages whose install scripts are not run are the three that are known to work without', () => {
  const named = shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  expect(named.sort()).toEqual([
    'node_modules/@apollo/protobufjs',
    'node_modules/lmdb',
    'node_modules/msgpackr-extract',
  ]);
});
