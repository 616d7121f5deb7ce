import { describe, expect, test } from 'vitest';
import { CONSOLIDATED, REAL_TIME, type SchemaDrift } from './index.ts';
import { fetchExport, fetchPath, openTestSimulator } from './test/test-simulator.ts';

const PARAMETERS = { where: 'date_heure >= "2026-08-27T04:00:00Z" and date_heure < "2026-08-27T05:00:00Z"' };

async function rowsWith(...drifts: SchemaDrift[]) {
  const publisher = await openTestSimulator();
  const before = await fetchExport(publisher, REAL_TIME, PARAMETERS);
  publisher.drift(...drifts);
  const during = await fetchExport(publisher, REAL_TIME, PARAMETERS);
  publisher.drift();
  expect(await fetchExport(publisher, REAL_TIME, PARAMETERS)).toEqual(before);
  return { before, during };
}
const ofRealTime = { dataset: REAL_TIME } as const;

describe('a dataset that drifts, until it no longer does,', () => {
  test('has a renamed column by its new name only, and refuses to sum the old one', async () => {
    const drift: SchemaDrift = { ...ofRealTime, kind: 'renamed', column: 'consommation', to: 'conso' };
    const { before, during } = await rowsWith(drift);
    expect(during.map(({ conso }) => conso)).toEqual(before.map(({ consommation }) => consommation));
    expect(during.some((row) => 'consommation' in row)).toBe(false);
    const publisher = await openTestSimulator();
    publisher.drift(drift);
    const answer = await fetchPath(publisher, `${REAL_TIME}/exports/json`, {
      select: 'sum(consommation) as c',
    });
    expect(answer.status).toBe(400);
  });

  test('has nulls in one column, or in every measure', async () => {
    const one = await rowsWith({ ...ofRealTime, kind: 'emptied', column: 'eolien' });
    expect(one.during).toEqual(one.before.map((row) => ({ ...row, eolien: null })));
    const all = await rowsWith({ ...ofRealTime, kind: 'emptied' });
    expect(all.during.every(({ consommation, pompage }) => consommation === null && pompage === null)).toBe(
      true,
    );
    expect(all.during).toHaveLength(all.before.length);
  });

  test('has text with a unit instead of numbers', async () => {
    const { before, during } = await rowsWith({ ...ofRealTime, kind: 'retyped', column: 'eolien' });
    expect(during.map(({ eolien }) => eolien)).toEqual(before.map(({ eolien }) => `${eolien} MW`));
  });

  test('has no rows, or none of a region', async () => {
    expect((await rowsWith({ ...ofRealTime, kind: 'no-rows' })).during).toEqual([]);
    const { before, during } = await rowsWith({ ...ofRealTime, kind: 'no-region', region: '53' });
    expect(during).toEqual(before.filter(({ code_insee_region: code }) => code !== '53'));
  });

  test('is alone in that', async () => {
    const { before, during } = await rowsWith({ dataset: CONSOLIDATED, kind: 'no-rows' });
    expect(during).toEqual(before);
  });
});
