import { expect, test } from 'vitest';
import { serverOf } from './mongo-server.ts';

test.each([
  ['MongoDB', { version: '8.0.15' }, 'MongoDB 8.0.15', true],
  [
    'FerretDB 1, which finds and then writes',
    { version: '7.0.42', ferretdbVersion: 'v1.24.2' },
    'FerretDB v1.24.2',
    false,
  ],
  [
    'FerretDB 2, where a replace is one statement of PostgreSQL',
    { version: '7.0.77', ferretdb: { version: 'v2.7.0' } },
    'FerretDB v2.7.0',
    true,
  ],
])('the answer of %s names the server, and says whether races are atomic', (_, buildInfo, name, isAtomic) => {
  expect(serverOf(buildInfo)).toEqual({ name, conditionalSavesAreAtomic: isAtomic });
});
