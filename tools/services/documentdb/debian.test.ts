import { expect, test } from 'vitest';
import { newestDocumentDb } from './debian.ts';

test('of several PostgreSQLs with DocumentDB the newest is taken', () => {
  const found = [
    'postgresql-18-documentdb - Document database support for PostgreSQL',
    'postgresql-100-documentdb - Document database support for PostgreSQL',
    'postgresql-20-documentdb - Document database support for PostgreSQL',
    'postgresql-200-documentdb-dev - headers',
  ];
  expect(newestDocumentDb(found.join('\n'))).toBe('postgresql-100-documentdb');
});

test('a suite that has none says which package is missing', () => {
  expect(() => newestDocumentDb('')).toThrow('Debian forky has no package postgresql-*-documentdb now.');
});
